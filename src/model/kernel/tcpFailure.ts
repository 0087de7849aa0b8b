import { wrapU16 } from '../u64.ts';
import { emptyTcpStats } from './connRecords.ts';
import type { KernelSocket } from './KernelSocket.ts';
import type { KernelState, TaskContext } from './KernelState.ts';
import type { ConnTuple } from './tuple.ts';

/** errno that stands for a connect given up by the application. */
const CANCELLED = 125;

/** Which hook judges the socket's error: only `tcp_done` counts an error that is no failure (A, B). */
export type FailurePath = 'close' | 'done';

/** The socket's error as this generation reads it; 0 is none. */
export function socketError(state: KernelState, socket: KernelSocket): number {
  if (socket.err !== 0 || state.profile.socketErrorRules === 'sk-err') return socket.err;
  return socket.isSynSent ? CANCELLED : 0;
}

/**
 * Whether the socket's error makes its connection a failed one.
 *
 * @returns the errno, or 0; what is ignored is counted as its generation counts it
 */
export function judgeFailure(state: KernelState, socket: KernelSocket, path: FailurePath): number {
  const errno = socketError(state, socket);
  if (errno === 0) return 0;
  const isFailure = state.profile.failureCodes.includes(errno);
  if (state.profile.socketErrorRules === 'syn-sent-aware') {
    if (!isFailure) state.telemetry.countIgnoredFailure(errno);
  } else if (path === 'close') {
    if (isFailure) state.telemetry.increment('tcp_close_target_failures');
  } else if (!isFailure) {
    state.telemetry.increment('unsupported_tcp_failures');
  }
  return isFailure ? errno : 0;
}

/** Leaves the failure where the close will find it (B on); makes the entry when there is none. */
export function recordFailure(state: KernelState, tuple: ConnTuple, errno: number): void {
  state.maps.tcpStats.insert(tuple, emptyTcpStats());
  const stats = state.maps.tcpStats.get(tuple);
  if (stats !== undefined) stats.failureReason = wrapU16(errno);
}

/** Sends the failure apart from the close (A). It is counted even when the write fails. */
export function sendFailure(state: KernelState, task: TaskContext, tuple: ConnTuple, errno: number): void {
  state.emit({ via: state.host.transport, cpu: task.cpu, kind: 'failure', tuple, reason: errno });
  state.telemetry.increment('tcp_failed_connect');
}
