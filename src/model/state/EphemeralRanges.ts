import { IPV4, TCP } from '../connStats.ts';
import type { StateProfile } from '../profile.ts';

/** First and last port, inclusive; a 0 means that the range is unknown. */
export type PortRange = readonly [number, number];

/** Ports that a host gives to outgoing connections: Windows has a range for each family and transport. */
export interface EphemeralRanges {
  readonly tcp4: PortRange;
  readonly tcp6: PortRange;
  readonly udp4: PortRange;
  readonly udp6: PortRange;
}

/** The range of one family and transport, numbered as connections number them. */
export function rangeOfKind(ranges: EphemeralRanges, family: number, type: number): PortRange {
  if (type === TCP) return family === IPV4 ? ranges.tcp4 : ranges.tcp6;
  return family === IPV4 ? ranges.udp4 : ranges.udp6;
}

/** The range that the state judges a connection by: that of its kind, or the profile's only one. */
export function ephemeralRangeFor(
  { ephemeralRanges, profile }: { readonly ephemeralRanges?: EphemeralRanges; readonly profile: StateProfile },
  family: number,
  type: number,
): PortRange {
  return ephemeralRanges === undefined ? profile.ephemeralRange : rangeOfKind(ephemeralRanges, family, type);
}
