import { DIRECTION_UNKNOWN, TCP } from '../connStats.ts';
import type { FlowList } from '../ledger/tracker.ts';
import type { LossReason } from '../ledger/lossReasons.ts';
import { wrapU64 } from '../u64.ts';
import {
  type CloseRecord,
  type ConnStatsEntry,
  emptyConnStats,
  emptyTcpStats,
  type TcpStatsEntry,
  TRANSITION_CLOSE,
} from './connRecords.ts';
import type { KernelSocket } from './KernelSocket.ts';
import type { KernelState, TaskContext } from './KernelState.ts';
import { resolveDirection } from './ports.ts';
import { type ConnTuple, withoutPid } from './tuple.ts';

/**
 * Takes a connection out of the maps and sends it on its way to user space.
 *
 * Up to the generation with close flags (A) a TCP close that finds no entry is sent all the same, with zero counters, a
 * new cookie and the time since boot as duration. Later whoever deletes an entry emits it, and a close that finds
 * neither connection entry nor TCP statistics is silent.
 *
 * @returns whether a record was handed on
 * @upstream datadog-agent pkg/network/ebpf/c/tracer/events.h cleanup_conn @ c45d449, 6138da0
 */
export function closeConnection(
  state: KernelState,
  task: TaskContext,
  tuple: ConnTuple,
  socket: KernelSocket,
): boolean {
  const isTcp = tuple.type === TCP;
  const entry = takeEntry(state, tuple);
  if (!isTcp && entry === undefined) {
    state.telemetry.increment('udp_dropped_conns');
    return endFlow(state, socket, 'close-without-entry');
  }
  const tcpStats = isTcp ? takeTcpStats(state, tuple) : undefined;
  if (isTcp && entry === undefined && tcpStats === undefined && state.profile.closeGate === 'delete') {
    countSynRetransmits(state, tuple);
    return endFlow(state, socket, 'close-without-entry');
  }
  const retransmits = isTcp ? takeRetransmits(state, tuple) : 0;
  if (isTcp && entry === undefined && tcpStats === undefined && retransmits === 0 && dropsBareCloses(state)) {
    state.telemetry.increment('tcp_dropped_conns');
    return endFlow(state, socket, 'close-without-entry');
  }
  const stats = entry ?? inventedEntry(state, task, tuple, socket);
  const record = closeRecord({
    tuple,
    stats: closeTime(state, task, isTcp ? finalCounts(state, stats, socket) : stats),
    tcp: isTcp ? closedTcpStats(tcpStats) : emptyTcpStats(),
    retransmits: isTcp && hasSocketTotals(state) ? Math.max(retransmits, socket.totalRetrans) : retransmits,
    durationNs: isAtClose(state) ? 0n : state.storedTime(wrapU64(task.timeNs - stats.createdNs)),
    flows: state.tracker.joinFlows(stats.flows, takeFlow(socket)),
  });
  return handOn(state, task, record);
}

function takeEntry(state: KernelState, tuple: ConnTuple): ConnStatsEntry | undefined {
  const entry = state.maps.connStats.get(tuple);
  state.maps.connStats.delete(tuple);
  return entry;
}

function takeTcpStats(state: KernelState, tuple: ConnTuple): TcpStatsEntry | undefined {
  const stats = state.maps.tcpStats.get(tuple);
  state.maps.tcpStats.delete(tuple);
  return stats;
}

function takeRetransmits(state: KernelState, tuple: ConnTuple): number {
  const key = withoutPid(tuple);
  const count = state.maps.tcpRetransmits.get(key)?.count ?? 0;
  state.maps.tcpRetransmits.delete(key);
  return count;
}

/** Retransmissions of a connection that never came to be are those of its SYN; only some generations count them. */
function countSynRetransmits(state: KernelState, tuple: ConnTuple): void {
  if (state.profile.socketErrorRules !== 'syn-sent-aware') return;
  const count = takeRetransmits(state, tuple);
  if (count > 0) state.telemetry.increment('tcp_syn_retransmit', count);
}

function inventedEntry(state: KernelState, task: TaskContext, tuple: ConnTuple, socket: KernelSocket): ConnStatsEntry {
  if (state.profile.closeGate === 'delete') return emptyConnStats(0n, 0);
  const entry = emptyConnStats(0n, state.host.newCookie(socket, task.timeNs));
  if (state.profile.bareCloseDirection === 'by-port') {
    entry.direction = resolveDirection(state, tuple, DIRECTION_UNKNOWN);
  }
  return entry;
}

function hasSocketTotals(state: KernelState): boolean {
  return state.profile.finalCounters === 'socket-totals';
}

function finalCounts(state: KernelState, stats: ConnStatsEntry, socket: KernelSocket): ConnStatsEntry {
  if (!hasSocketTotals(state)) return stats;
  return {
    ...stats,
    sentPackets: Math.max(stats.sentPackets, socket.segsOut),
    recvPackets: Math.max(stats.recvPackets, socket.segsIn),
  };
}

function dropsBareCloses({ profile }: KernelState): boolean {
  return profile.bareTcpClose === 'dropped' && profile.closeGate === 'flag-map';
}

function isAtClose({ profile }: KernelState): boolean {
  return profile.closeTimestamp === 'close';
}

function closeTime(state: KernelState, task: TaskContext, stats: ConnStatsEntry): ConnStatsEntry {
  return isAtClose(state) ? { ...stats, timestampNs: state.storedTime(task.timeNs) } : stats;
}

function closedTcpStats(stats: TcpStatsEntry = emptyTcpStats()): TcpStatsEntry {
  const { rttUs, rttVarUs, transitions, failureReason } = stats;
  return { rttUs, rttVarUs, transitions: transitions | TRANSITION_CLOSE, failureReason };
}

function closeRecord(parts: {
  readonly tuple: ConnTuple;
  readonly stats: ConnStatsEntry;
  readonly tcp: TcpStatsEntry;
  readonly retransmits: number;
  readonly durationNs: bigint;
  readonly flows: FlowList;
}): CloseRecord {
  const { tuple, stats, tcp, retransmits, durationNs, flows } = parts;
  return {
    tuple,
    sentBytes: stats.sentBytes,
    recvBytes: stats.recvBytes,
    sentPackets: stats.sentPackets,
    recvPackets: stats.recvPackets,
    timestampNs: stats.timestampNs,
    durationNs,
    cookie: stats.cookie,
    stack: { ...stats.stack },
    assurance: stats.assurance,
    direction: stats.direction,
    rttUs: tcp.rttUs,
    rttVarUs: tcp.rttVarUs,
    transitions: tcp.transitions,
    failureReason: tcp.failureReason,
    retransmits,
    flows,
  };
}

/** Batched where batches are in use and the batch has room, else an event of its own. */
function handOn(state: KernelState, task: TaskContext, record: CloseRecord): boolean {
  const { profile, tracker, host } = state;
  if (profile.closeBatching === 'batches-of-four') {
    const result = state.batches.append(task.cpu, record);
    if (result === 'no-batch') {
      tracker.loseFlows(record.flows, 'batch-missing');
      return false;
    }
    if (result === 'appended') {
      tracker.moveFlows(record.flows, 'close-batch');
      return true;
    }
    const isTcp = record.tuple.type === TCP;
    if (profile.fullBatchPolicy === 'drop') {
      state.telemetry.increment(isTcp ? 'missed_tcp_close' : 'missed_udp_close');
      tracker.loseFlows(record.flows, 'batch-full');
      return false;
    }
    state.telemetry.increment(isTcp ? 'unbatched_tcp_close' : 'unbatched_udp_close');
  }
  tracker.moveFlows(record.flows, 'close-channel');
  state.emit({ via: host.transport, cpu: task.cpu, kind: 'conn', record });
  return true;
}

function takeFlow(socket: KernelSocket): FlowList {
  const { flow } = socket;
  socket.flow = 0;
  return flow;
}

/** The socket's flow ends without a record. @returns false, "nothing was handed on" */
export function endFlow(state: KernelState, socket: KernelSocket, reason: LossReason): false {
  state.tracker.loseFlows(takeFlow(socket), socket.wasRefused ? 'conn-map-full' : reason);
  return false;
}

/** Sends the CPU's batch when it is full: what the return hooks do. */
export function flushIfFull(state: KernelState, task: TaskContext): void {
  const batch = state.batches.takeIfFull(task.cpu);
  if (batch === undefined) return;
  for (const record of batch.slots) state.tracker.moveFlows(record.flows, 'close-channel');
  state.emit({ via: state.host.transport, cpu: task.cpu, kind: 'batch', batch });
}
