import { type ConnType, TCP, UDP } from '../connStats.ts';

/** One process of the process-agent's scan. `cmdline` holds the arguments as `/proc/<pid>/cmdline` separates them. */
export interface ScannedProcess {
  readonly pid: number;
  readonly cmdline: readonly string[];
}

/** The container end that a docker-proxy relays to. `ip` is what the command line says, unchecked. */
export interface ProxyTarget {
  readonly ip: string;
  readonly port: number;
  readonly type: ConnType;
}

const PROTOCOLS: ReadonlyMap<string, ConnType> = new Map([
  ['tcp', TCP],
  ['udp', UDP],
]);
const I32_MIN = -0x8000_0000;
const I32_MAX = 0x7fff_ffff;

/**
 * Reads a docker-proxy's target out of a command line.
 *
 * The agent only looks at how the program's name ends, so `my-docker-proxy` counts, and it knows only the form
 * `-option value`: `--container-ip`, `-container-ip=1.2.3.4` and a proxy started through another program stay unseen.
 * A command line of one element is split at single spaces (some kernels hand it over like that). The last value of a
 * repeated option wins; an option without a value is not looked at.
 *
 * @returns the target, or `undefined` when this is not a docker-proxy that the agent would recognise
 * @upstream datadog-agent pkg/process/metadata/parser/dockerproxy.go extractProxyTarget @ c45d449
 */
export function parseDockerProxy(cmdline: readonly string[]): ProxyTarget | undefined {
  const args = cmdline.length === 1 ? cmdline[0]!.split(' ') : cmdline;
  if (args[0]?.endsWith('docker-proxy') !== true) return undefined;
  let ip = '';
  let port = 0;
  let type: ConnType = TCP;
  for (let index = 0; index + 1 < args.length; index += 1) {
    const option = args[index];
    const value = args[index + 1]!;
    if (option === '-container-ip') {
      ip = value;
    } else if (option === '-container-port') {
      const parsed = parseI32(value);
      if (parsed === undefined) return undefined;
      port = parsed;
    } else if (option === '-proto') {
      const parsed = PROTOCOLS.get(value);
      if (parsed === undefined) return undefined;
      type = parsed;
    }
  }
  return ip === '' || port === 0 ? undefined : { ip, port, type };
}

/** A decimal signed 32-bit integer as Go reads it: a sign and leading zeros are fine, anything else is not. */
function parseI32(text: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = Number(text);
  if (value < I32_MIN || value > I32_MAX) return undefined;
  return value;
}
