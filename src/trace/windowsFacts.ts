import type { WrittenIisSites } from '../model/windows/etw/iis/iisSites.ts';
import type { TraceHeader } from './header.ts';

/** Kinds of traffic that Windows has a range of ephemeral ports for, as `netsh` names them. */
export const PORT_RANGE_NAMES = ['ipv4 tcp', 'ipv4 udp', 'ipv6 tcp', 'ipv6 udp'] as const;
export type PortRangeName = (typeof PORT_RANGE_NAMES)[number];

/** Facts that only a trace of a Windows host has. */
export interface WindowsFacts {
  /** Start of Windows, ns since 1970: the base of the times in the driver's rows. */
  readonly bootUnixNs?: bigint;
  /** Inclusive; a range that is not known is absent. */
  readonly ephemeralRanges: { readonly [name in PortRangeName]?: readonly [number, number] };
  /** Absent: the host has no configuration of IIS. */
  readonly iis?: WrittenIisSites;
}

/** Reads the facts out of the header, which its schema has checked. */
export function windowsFactsOf(header: TraceHeader): WindowsFacts {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as trace-header.schema.json says
  const { host, iis } = header.json as unknown as HeaderParts;
  const boot = host?.boot_unix_ns ?? undefined;
  return {
    ...(boot === undefined ? {} : { bootUnixNs: BigInt(boot) }),
    ephemeralRanges: host?.ephemeral_ranges ?? {},
    ...(iis ? { iis } : {}),
  };
}

interface HeaderParts {
  readonly host?: {
    readonly boot_unix_ns?: number | string | null;
    readonly ephemeral_ranges?: WindowsFacts['ephemeralRanges'] | null;
  };
  readonly iis?: WrittenIisSites | null;
}
