import type { Address } from '../../connStats.ts';
import type { WindowsTransaction } from '../http/WindowsTransaction.ts';
import type { ByteText } from '../byteText.ts';

/** Tuple of a connection; the local end, which is the server, is the source. */
export interface EtwTuple {
  readonly family: number;
  readonly src: Address;
  readonly sport: number;
  readonly dst: Address;
  readonly dport: number;
  /** Whether both ends have the same 16 bytes of address. */
  readonly isWithinHost: boolean;
}

/** A connection that is open, as event 21 announced it. */
export interface EtwConnection {
  readonly tuple: EtwTuple;
  /** Unix time, ns. */
  readonly connectedNs: bigint;
  /** Never set: only the agent's highest log level would. */
  readonly isSsl: boolean;
  /** Activities of requests that began here and are not known to have ended. */
  readonly pending: Set<ByteText>;
}

/** A request between its event 1 and its end. */
export interface EtwRequest {
  readonly connectionActivity: ByteText;
  tx: WindowsTransaction;
  isWithinHost: boolean;
  /** As delivered; also the key of the cache. */
  url: string;
  /** Decoded; `''` before the address was parsed. */
  path: ByteText;
}

/** An entry of HTTP.sys' own cache. It is bound when the request that filled it was met. */
export interface EtwCacheEntry {
  bound: { readonly tx: WindowsTransaction; readonly isWithinHost: boolean } | undefined;
}
