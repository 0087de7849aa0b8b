import type { Address, ConnType } from '../connStats.ts';
import type { FlowList } from '../ledger/tracker.ts';
import type { TupleMemory } from './TupleMemory.ts';

/** What the hooks read out of a kernel socket. The driver of a run changes the fields as the socket lives. */
export interface KernelSocket {
  /** Address of the socket in kernel memory (u64); half of a cookie. */
  readonly pointer: bigint;
  type: ConnType;
  family: 'v4' | 'v6' | 'other';
  /** Local and remote address; `''` is unset. */
  src: Address;
  dst: Address;
  /** Bound local port; when 0, `inetSport` is read instead. */
  sport: number;
  inetSport: number;
  dport: number;
  netns: number;
  /** Smoothed round trip in eighths of a microsecond, its deviation in quarters (u32). */
  srttUs: number;
  mdevUs: number;
  /** Segments so far (u32). */
  segsIn: number;
  segsOut: number;
  /** Segments retransmitted and not yet acknowledged (u32), and all retransmissions so far (u32). */
  retransOut: number;
  totalRetrans: number;
  /** errno that waits for the application; 0 is none. */
  err: number;
  /** Whether the handshake has been started and not answered. */
  isSynSent: boolean;
  /** The ledger's handle of this socket until a record takes it over. No rule reads it. */
  flow: FlowList;
  /** Whether a full map refused an entry for this socket. For the ledger only. */
  wasRefused: boolean;
  /** The tuples last read from the socket, so that unchanged ones need not be made anew. */
  readonly tuples: TupleMemory;
}

/** A socket without traffic; the given fields replace the defaults. All sockets have the same shape. */
export function kernelSocket(fields: Partial<KernelSocket> & Pick<KernelSocket, 'pointer' | 'type'>): KernelSocket {
  return {
    pointer: fields.pointer,
    type: fields.type,
    family: fields.family ?? 'v4',
    src: fields.src ?? '',
    dst: fields.dst ?? '',
    sport: fields.sport ?? 0,
    inetSport: fields.inetSport ?? 0,
    dport: fields.dport ?? 0,
    netns: fields.netns ?? 0,
    srttUs: fields.srttUs ?? 0,
    mdevUs: fields.mdevUs ?? 0,
    segsIn: fields.segsIn ?? 0,
    segsOut: fields.segsOut ?? 0,
    retransOut: fields.retransOut ?? 0,
    totalRetrans: fields.totalRetrans ?? 0,
    err: fields.err ?? 0,
    isSynSent: fields.isSynSent ?? false,
    flow: fields.flow ?? 0,
    wasRefused: fields.wasRefused ?? false,
    tuples: fields.tuples ?? { owned: undefined, ownerless: undefined },
  };
}
