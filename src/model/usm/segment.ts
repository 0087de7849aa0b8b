import type { ConnTuple } from '../kernel/tuple.ts';
import type { HitList } from '../ledger/tracker.ts';

/** TCP flags that end a transaction. */
export const TCP_FIN = 0x01;
export const TCP_RST = 0x04;

/** Bytes of a payload that travel with a transaction (8 blocks of 26). */
export const FRAGMENT_BYTES = 208;

/**
 * One sight of one segment by the socket filter. A host usually sees a segment more than once: all sights carry the
 * same sequence number and, for the ledger, the same handle.
 */
export interface Segment {
  /** CPU that the filter runs on; decides the event page. */
  readonly cpu: number;
  /** Kernel monotonic clock, ns (u64). */
  readonly timeNs: bigint;
  /** Sender first, without process and namespace. */
  readonly tuple: ConnTuple;
  /** Sequence number (u32); 0 for UDP. */
  readonly seq: number;
  /** TCP flags; 0 for UDP. */
  readonly flags: number;
  /** L7 payload, one character (0 to 255) per byte. At least the first {@link FRAGMENT_BYTES} of it. */
  readonly payload: string;
  /** Bytes behind the IP datagram (Ethernet padding). They reach the fragment but do not count as payload. */
  readonly padding?: string;
  /** The ledger's handle of the request that starts in this segment; 0 when none does. */
  readonly hits: HitList;
}

/** Whether the segment ends its connection. */
export function isTermination(flags: number): boolean {
  return (flags & (TCP_FIN | TCP_RST)) !== 0;
}

/**
 * The bytes that the filter reads behind the TCP header: to the end of the frame, so padding can follow the payload.
 */
export function fragmentOf(segment: Segment): string {
  const { payload, padding } = segment;
  if (payload.length >= FRAGMENT_BYTES) return payload.slice(0, FRAGMENT_BYTES);
  return padding === undefined ? payload : (payload + padding).slice(0, FRAGMENT_BYTES);
}

/** The payload as connection tracking's classifier reads it. */
export function payloadBytes({ payload }: Segment): Uint8Array {
  const bytes = new Uint8Array(payload.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = payload.charCodeAt(index);
  return bytes;
}
