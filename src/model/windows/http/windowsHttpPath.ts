import { type HttpPath, httpPath } from '../../usm/httpPath.ts';

/**
 * Cuts the path out of a captured request, through a buffer of limited size.
 *
 * The agent calls a path full when fewer bytes were copied than follow the first space. So a path that the buffer cuts
 * counts as full, although its end was not seen; kept on purpose. It needs a fragment that is larger than the buffer.
 *
 * @param fragment - one character per byte; `undefined` when nothing was parsed
 * @param bufferBytes - size of the agent's path buffer: the configured fragment size
 * @upstream datadog-agent pkg/network/protocols/http/model_windows.go WinHttpTransaction.Path @ c45d449
 */
export function windowsHttpPath(fragment: string | undefined, bufferBytes: number): HttpPath | undefined {
  const whole = fragment === undefined ? undefined : httpPath(fragment);
  if (whole === undefined || whole.path.length <= bufferBytes) return whole;
  return { path: whole.path.slice(0, bufferBytes), fullPath: true };
}
