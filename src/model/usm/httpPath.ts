/** A path cut out of a request. */
export interface HttpPath {
  /** One character (0 to 255) per byte, without the query. */
  readonly path: string;
  /** Whether the end of the path was seen: the fragment went on behind it. */
  readonly fullPath: boolean;
}

/**
 * Cuts the path out of the first bytes of a request.
 *
 * `GET /a?b=1 HTTP/1.1` gives `/a`, full; `GET /a` at the end of the data gives `/a`, not full; `GET  HTTP/1.1` has no
 * path.
 *
 * @param fragment - one character per byte; ends at the first zero byte
 * @returns `undefined` when no `/` or `*` follows the first space
 * @upstream datadog-agent pkg/network/protocols/http/model.go computePath @ c45d449
 */
export function httpPath(fragment: string): HttpPath | undefined {
  const zero = fragment.indexOf('\0');
  const end = zero < 0 ? fragment.length : zero;
  const start = fragment.indexOf(' ') + 1;
  if (start === 0 || start >= end) return undefined;
  const first = fragment[start];
  if (first !== '/' && first !== '*') return undefined;
  let stop = start;
  while (stop < end && fragment[stop] !== ' ' && fragment[stop] !== '?') stop += 1;
  return { path: fragment.slice(start, stop), fullPath: stop < end };
}
