import type { TraceHeader } from './header.ts';

/** Kinds of traffic that Windows has a range of ephemeral ports for, as `netsh` names them. */
export const PORT_RANGE_NAMES = ['ipv4 tcp', 'ipv4 udp', 'ipv6 tcp', 'ipv6 udp'] as const;
export type PortRangeName = (typeof PORT_RANGE_NAMES)[number];

/** Tags of one configuration file; what the file does not say is absent. */
export interface IisTagsInFile {
  readonly service?: string;
  readonly env?: string;
  readonly version?: string;
}

/** An application of a site of IIS. A file that does not exist is absent. */
export interface IisApplication {
  readonly path: string;
  /** Path of its virtual directory; `/` when absent. */
  readonly vdir?: string;
  /** Its `datadog.json`. */
  readonly json?: IisTagsInFile;
  /** The application settings of its `web.config`. */
  readonly web?: IisTagsInFile;
  /** The file that those settings name as DD_TRACE_CONFIG_FILE. */
  readonly traceConfigFile?: IisTagsInFile;
}

/** What the agent reads of `applicationHost.config`, in the order of the file. */
export interface IisSites {
  readonly sites: readonly { readonly id: string; readonly name: string; readonly apps: readonly IisApplication[] }[];
}

/** Facts that only a trace of a Windows host has. */
export interface WindowsFacts {
  /** Start of Windows, ns since 1970: the base of the times in the driver's rows. */
  readonly bootUnixNs?: bigint;
  /** Inclusive; a range that is not known is absent. */
  readonly ephemeralRanges: { readonly [name in PortRangeName]?: readonly [number, number] };
  /** Absent: the host has no configuration of IIS. */
  readonly iis?: IisSites;
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
  readonly iis?: IisSites | null;
}
