import type { DIRECTION_UNKNOWN, INCOMING, OUTGOING } from '../connStats.ts';
import type { FlowList } from '../ledger/tracker.ts';
import type { ConnTuple } from './tuple.ts';

/** The first datagram was sent before anything was received. */
export const LOCAL_FIRST = 1;
/** The first datagram was received before anything was sent. */
export const REMOTE_FIRST = 2;
/** Both ends have spoken after the first datagram was answered. */
export const ASSURED = 4;

/** Bit of the transitions of a TCP connection: its handshake was seen to complete. */
export const TRANSITION_ESTABLISHED = 1 << 1;
/** Bit of the transitions of a TCP connection: it was closed. */
export const TRANSITION_CLOSE = 1 << 7;

/** Directions that the kernel knows. */
export type KernelDirection = typeof DIRECTION_UNKNOWN | typeof INCOMING | typeof OUTGOING;

/** Protocol layers in the kernel's own numbers (without the layer bit), with the flags of the classification map. */
export interface KernelStack {
  api: number;
  application: number;
  encryption: number;
  flags: number;
}

/**
 * Value of the connection map. Bytes are u64, packets u32, times u64 ns of the kernel's monotonic clock.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer/tracer.h conn_stats_ts_t @ c45d449
 */
export interface ConnStatsEntry {
  sentBytes: bigint;
  recvBytes: bigint;
  sentPackets: number;
  recvPackets: number;
  /** Time of the last accounted event. */
  timestampNs: bigint;
  /** Time at which the entry was created. */
  createdNs: bigint;
  /** u32; per entry, not per socket. */
  readonly cookie: number;
  readonly stack: KernelStack;
  /** Bits {@link LOCAL_FIRST}, {@link REMOTE_FIRST}, {@link ASSURED}. */
  assurance: number;
  direction: KernelDirection;
  /** Sockets accounted here (ledger). */
  flows: FlowList;
  /** Bookkeeping only: what user space makes of cookie and tuple, which never change; it hashes them once. */
  statCookie?: bigint | undefined;
}

/** Value of the TCP statistics map. */
export interface TcpStatsEntry {
  rttUs: number;
  rttVarUs: number;
  /** Bits {@link TRANSITION_ESTABLISHED} and {@link TRANSITION_CLOSE}. */
  transitions: number;
  /** errno; 0 is none. Only where failures travel inside the close. */
  failureReason: number;
}

/** One closed connection as the kernel hands it to user space. */
export interface CloseRecord {
  readonly tuple: ConnTuple;
  readonly sentBytes: bigint;
  readonly recvBytes: bigint;
  readonly sentPackets: number;
  readonly recvPackets: number;
  readonly timestampNs: bigint;
  /** u64 ns; a record made without a connection entry has the time since boot. */
  readonly durationNs: bigint;
  readonly cookie: number;
  readonly stack: Readonly<KernelStack>;
  readonly assurance: number;
  /** Anything but 1 (incoming) and 2 (outgoing) is taken for outgoing later. */
  readonly direction: number;
  readonly rttUs: number;
  readonly rttVarUs: number;
  readonly transitions: number;
  readonly retransmits: number;
  readonly failureReason: number;
  readonly flows: FlowList;
}

/** A connection entry with nothing accounted. */
export function emptyConnStats(createdNs: bigint, cookie: number): ConnStatsEntry {
  return {
    sentBytes: 0n,
    recvBytes: 0n,
    sentPackets: 0,
    recvPackets: 0,
    timestampNs: 0n,
    createdNs,
    cookie,
    stack: { api: 0, application: 0, encryption: 0, flags: 0 },
    assurance: 0,
    direction: 0,
    flows: 0,
    statCookie: undefined,
  };
}

/** TCP statistics with nothing known. */
export function emptyTcpStats(): TcpStatsEntry {
  return { rttUs: 0, rttVarUs: 0, transitions: 0, failureReason: 0 };
}
