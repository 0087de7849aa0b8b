import { DIRECTION_UNKNOWN, TCP } from '../connStats.ts';
import { wrapU32, wrapU64 } from '../u64.ts';
import {
  ASSURED,
  type ConnStatsEntry,
  emptyConnStats,
  emptyTcpStats,
  type KernelDirection,
  LOCAL_FIRST,
  REMOTE_FIRST,
} from './connRecords.ts';
import type { KernelSocket } from './KernelSocket.ts';
import type { KernelState } from './KernelState.ts';
import { mergeProtocols } from './mergeProtocols.ts';
import { resolveDirection } from './ports.ts';
import type { ConnTuple } from './tuple.ts';

/** What one call adds to a connection. */
export interface Traffic {
  /** Payload bytes, not negative. */
  readonly sentBytes: number;
  readonly recvBytes: number;
  /** `absolute` packets replace the counts (TCP segments), `increment` adds; 0 never changes a count. */
  readonly packets?:
    | { readonly mode: 'absolute' | 'increment'; readonly sent: number; readonly recv: number }
    | undefined;
  /** Direction told by a connect or accept; it overwrites what was known. */
  readonly direction?: KernelDirection | undefined;
}

/**
 * Accounts traffic on the connection's entry, which is made when it is absent.
 *
 * When the connection map is full nothing is accounted.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer/stats.h update_conn_stats @ c45d449
 */
export function touch(
  state: KernelState,
  at: { readonly tuple: ConnTuple; readonly socket: KernelSocket; readonly timeNs: bigint },
  traffic: Traffic,
): void {
  const { tuple, socket, timeNs } = at;
  const entry = findOrCreate(state, at);
  if (entry === undefined) return;
  adoptFlow(state, entry, socket);
  mergeProtocols(state.maps, tuple, entry.stack);
  if (tuple.type !== TCP) updateAssurance(entry, traffic);
  if (traffic.sentBytes !== 0) entry.sentBytes = wrapU64(entry.sentBytes + BigInt(traffic.sentBytes));
  if (traffic.recvBytes !== 0) entry.recvBytes = wrapU64(entry.recvBytes + BigInt(traffic.recvBytes));
  countPackets(entry, traffic);
  entry.timestampNs = state.storedTime(timeNs);
  const told = traffic.direction ?? DIRECTION_UNKNOWN;
  entry.direction = told === DIRECTION_UNKNOWN ? resolveDirection(state, tuple, entry.direction) : told;
}

/**
 * Notes the round trip and the state of a TCP socket.
 *
 * @param transitions - bits to add
 * @upstream datadog-agent pkg/network/ebpf/c/tracer/stats.h handle_tcp_stats @ c45d449
 */
export function refreshTcpStats(state: KernelState, tuple: ConnTuple, socket: KernelSocket, transitions = 0): void {
  const { tcpStats } = state.maps;
  let stats = tcpStats.get(tuple);
  if (stats === undefined) {
    stats = emptyTcpStats();
    if (tcpStats.insertAbsent(tuple, stats) !== 'stored') return;
  }
  if (socket.srttUs > 0) {
    stats.rttUs = socket.srttUs >>> 3;
    stats.rttVarUs = socket.mdevUs >>> 2;
  }
  stats.transitions |= transitions;
}

function findOrCreate(
  state: KernelState,
  at: { readonly tuple: ConnTuple; readonly socket: KernelSocket; readonly timeNs: bigint },
): ConnStatsEntry | undefined {
  const { tuple, socket, timeNs } = at;
  const found = state.maps.connStats.get(tuple);
  if (found !== undefined) return found;
  const created = emptyConnStats(state.storedTime(timeNs), state.host.newCookie(socket, timeNs));
  if (state.maps.connStats.insertAbsent(tuple, created) === 'stored') return created;
  socket.wasRefused = true;
  return undefined;
}

function adoptFlow(state: KernelState, entry: ConnStatsEntry, socket: KernelSocket): void {
  if (socket.flow === 0) return;
  state.tracker.moveFlows(socket.flow, 'kernel-map');
  entry.flows = state.tracker.joinFlows(entry.flows, socket.flow);
  socket.flow = 0;
}

/** Judged before the byte counters grow. An assured flow stays assured. */
function updateAssurance(entry: ConnStatsEntry, traffic: Traffic): void {
  if ((entry.assurance & ASSURED) !== 0) return;
  const isSending = traffic.sentBytes > 0;
  const isReceiving = traffic.recvBytes > 0;
  if (entry.recvBytes === 0n && isSending) {
    entry.assurance |= LOCAL_FIRST;
    return;
  }
  if (entry.sentBytes === 0n && isReceiving) {
    entry.assurance |= REMOTE_FIRST;
    return;
  }
  const answeredHere = (entry.assurance & LOCAL_FIRST) !== 0 && entry.recvBytes > 0n && isSending;
  const answeredThere = (entry.assurance & REMOTE_FIRST) !== 0 && entry.sentBytes > 0n && isReceiving;
  if (answeredHere || answeredThere) entry.assurance |= ASSURED;
}

function countPackets(entry: ConnStatsEntry, traffic: Traffic): void {
  const { packets } = traffic;
  if (packets === undefined) return;
  const isAbsolute = packets.mode === 'absolute';
  if (packets.recv !== 0) entry.recvPackets = wrapU32(packets.recv + (isAbsolute ? 0 : entry.recvPackets));
  if (packets.sent !== 0) entry.sentPackets = wrapU32(packets.sent + (isAbsolute ? 0 : entry.sentPackets));
}
