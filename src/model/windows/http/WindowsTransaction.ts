import type { Address } from '../../connStats.ts';
import type { HitList } from '../../ledger/tracker.ts';

/** Service, environment and version that one configuration file names. */
export interface IisTags {
  readonly service: string;
  readonly env: string;
  readonly version: string;
}

/**
 * One finished HTTP transaction on Windows, from ETW or from the driver.
 *
 * Source is the local end, destination the remote one, whoever is the client.
 *
 * @upstream datadog-agent pkg/network/protocols/http/model_windows.go WinHttpTransaction @ c45d449
 */
export interface WindowsTransaction {
  /** 2 is IPv4; with any other number all 16 bytes are an IPv6 address. */
  family: number;
  src: Address;
  sport: number;
  dst: Address;
  dport: number;
  /** Unix time, ns (u64); 0 = not seen. */
  requestStartedNs: bigint;
  responseLastSeenNs: bigint;
  /** As captured (u32); only the low 8 bits count later. */
  method: number;
  status: number;
  maxFragment: number;
  /** The beginning of the request, one character (0 to 255) per byte; `undefined` when nothing was parsed. */
  fragment: string | undefined;
  appPool: string;
  siteId: number;
  siteName: string;
  tagsFromJson: IisTags;
  tagsFromConfig: IisTags;
  /** The ledger's handle. */
  hits: HitList;
}

/** No tags. */
export const NO_IIS_TAGS: IisTags = { service: '', env: '', version: '' };

/** What a transaction says of IIS when IIS had no part in it. */
export const WITHOUT_IIS = {
  appPool: '',
  siteId: 0,
  siteName: '',
  tagsFromJson: NO_IIS_TAGS,
  tagsFromConfig: NO_IIS_TAGS,
} as const;
