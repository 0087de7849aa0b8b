import type { ConnStats } from '../../connStats.ts';
import { isEphemeralPort } from '../../state/ephemeralPort.ts';
import { type EphemeralRanges, type PortRange, rangeOfKind } from '../../state/EphemeralRanges.ts';

const INT64_MAX = 0x7fff_ffff_ffff_ffffn;

/** What `netsh int ipv4|ipv6 show dynamicport tcp|udp` prints; `undefined` where the tool fails. */
export interface NetshOutputs {
  readonly tcp4?: string | undefined;
  readonly tcp6?: string | undefined;
  readonly udp4?: string | undefined;
  readonly udp6?: string | undefined;
}

/** The ranges of a host, read once; a range that could not be read is [0, 0]. */
export function ephemeralRangesOf(outputs: NetshOutputs): EphemeralRanges {
  return {
    tcp4: parseNetshOutput(outputs.tcp4 ?? '') ?? [0, 0],
    tcp6: parseNetshOutput(outputs.tcp6 ?? '') ?? [0, 0],
    udp4: parseNetshOutput(outputs.udp4 ?? '') ?? [0, 0],
    udp6: parseNetshOutput(outputs.udp6 ?? '') ?? [0, 0],
  };
}

/**
 * Finds the first port and the number of ports in the tool's text, which is in the language of the system: on each line
 * the last number that follows a colon and a space.
 *
 * Both ends are cut to 16 bits only after the sum, so 10000 ports from 60000 on end at 4463, and none is ephemeral.
 *
 * @returns `undefined` unless there are exactly two numbers that fit 64 signed bits
 * @upstream datadog-agent pkg/network/ephemeral_windows.go parseNetshOutput @ c45d449
 */
export function parseNetshOutput(output: string): PortRange | undefined {
  const numbers = [...output.matchAll(/[^\n]*: (\d+)/g)].map(([, digits = '']) => BigInt(digits));
  const [start, count] = numbers;
  if (numbers.length !== 2 || start === undefined || count === undefined) return undefined;
  if (start > INT64_MAX || count > INT64_MAX) return undefined;
  return [Number(BigInt.asUintN(16, start)), Number(BigInt.asUintN(16, start + count - 1n))];
}

/**
 * Whether the local port of a connection is one that the host gives to outgoing connections (`SPortIsEphemeral`).
 *
 * The agent keeps it beside the connection; it follows from family, transport and port, so it is computed here.
 *
 * @returns `undefined` while the range is unknown
 * @upstream datadog-agent pkg/network/ephemeral_windows.go IsPortInEphemeralRange @ c45d449
 */
export function isSportEphemeral(
  conn: Pick<ConnStats, 'family' | 'type' | 'sport'>,
  ranges: EphemeralRanges,
): boolean | undefined {
  const range = rangeOfKind(ranges, conn.family, conn.type);
  return range[0] === 0 || range[1] === 0 ? undefined : isEphemeralPort(conn.sport, range);
}
