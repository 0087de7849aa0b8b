import { TCP } from '../connStats.ts';
import { closeConnection, endFlow, flushIfFull } from './closeConnection.ts';
import type { KernelSocket } from './KernelSocket.ts';
import { type KernelState, type TaskContext, threadKey } from './KernelState.ts';
import { releaseProtocols } from './mergeProtocols.ts';
import { judgeFailure, recordFailure, sendFailure, socketError } from './tcpFailure.ts';
import { type ConnTuple, ownedBy, withoutPid } from './tuple.ts';

/**
 * The hooks that end a TCP connection: `tcp_close` when the application lets go, `tcp_done` when the kernel does.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer.c kprobe__tcp_close, kprobe__tcp_done @ c45d449, 6138da0
 */
export class TcpCloseHooks {
  readonly #state: KernelState;

  constructor(state: KernelState) {
    this.#state = state;
  }

  closeEntry(task: TaskContext, socket: KernelSocket): void {
    const { closeArgs } = this.#state.maps;
    this.#enter(task, socket, (tuple) => closeArgs.set(threadKey(task), tuple));
  }

  /**
   * Entry and return with nothing in between. While no other close is under way the tuple need not be written down.
   *
   * @param returnCpu - CPU that the call returns on
   */
  close(task: TaskContext, socket: KernelSocket, returnCpu: number): void {
    const returning = returnCpu === task.cpu ? task : { ...task, cpu: returnCpu };
    const { closeArgs } = this.#state.maps;
    if (closeArgs.size > 0 || closeArgs.capacity === 0) {
      this.closeEntry(task, socket);
      this.closeReturn(returning);
      return;
    }
    let entered: ConnTuple | undefined;
    this.#enter(task, socket, (tuple) => {
      entered = tuple;
    });
    if (entered !== undefined) releaseProtocols(this.#state.maps, entered);
    flushIfFull(this.#state, returning);
  }

  #enter(task: TaskContext, socket: KernelSocket, remember: (tuple: ConnTuple) => void): void {
    const state = this.#state;
    const { tuple, isReadable } = state.readTuple(socket, task.pid, TCP);
    if (!isReadable) {
      endFlow(state, socket, 'tuple-unreadable');
      return;
    }
    // Without classification no return hook would ever take the tuple out again.
    if (state.host.isClassificationOn) remember(tuple);
    state.maps.ongoingConnects.delete({ socket, tuple: withoutPid(tuple) });
    if (state.profile.closeGate === 'delete') this.#closeOfWhoDeletes(task, tuple, socket);
    else if (!state.profile.tcpFailedConnections) closeConnection(state, task, tuple, socket);
    else if (this.#raiseFlag(task, tuple)) {
      this.#closeWithFailure(task, tuple, socket, judgeFailure(state, socket, 'close'));
    } else this.#swallow(tuple, socket, 'double_flush_attempts_close');
  }

  /** Gives the classification entries up, then sends a full batch of the CPU that the call returns on. */
  closeReturn(task: TaskContext): void {
    const key = threadKey(task);
    const tuple = this.#state.maps.closeArgs.get(key);
    if (tuple !== undefined) {
      releaseProtocols(this.#state.maps, tuple);
      this.#state.maps.closeArgs.delete(key);
    }
    flushIfFull(this.#state, task);
  }

  doneEntry(task: TaskContext, socket: KernelSocket): void {
    const state = this.#state;
    const { tuple, isReadable } = state.readTuple(socket, 0, TCP);
    if (!isReadable) {
      state.telemetry.increment('tcp_done_failed_tuple');
      return;
    }
    if (state.profile.socketErrorRules === 'syn-sent-aware') this.#doneOwnerFirst(task, tuple, socket);
    else this.#doneErrorFirst(task, tuple, socket);
  }

  doneReturn(task: TaskContext): void {
    flushIfFull(this.#state, task);
  }

  #closeOfWhoDeletes(task: TaskContext, tuple: ConnTuple, socket: KernelSocket): void {
    const state = this.#state;
    const errno = state.profile.tcpFailedConnections ? judgeFailure(state, socket, 'close') : 0;
    const wasEmitted = this.#closeWithFailure(task, tuple, socket, errno);
    if (wasEmitted && state.profile.socketErrorRules === 'syn-sent-aware') {
      state.telemetry.increment('tcp_close_connection_flush');
    }
  }

  /** A, B: the error is judged first; without one the connection's owner is forgotten. */
  #doneErrorFirst(task: TaskContext, tuple: ConnTuple, socket: KernelSocket): void {
    const state = this.#state;
    const key = { socket, tuple };
    const isOn = state.profile.tcpFailedConnections;
    const errno = isOn && socketError(state, socket) !== 0 ? judgeFailure(state, socket, 'done') : 0;
    if (errno === 0) {
      state.maps.ongoingConnects.delete(key);
      return;
    }
    const owned = this.#takeOwned(task, tuple, socket);
    if (owned === undefined) return;
    if (state.profile.closeGate === 'delete' || this.#raiseFlag(task, owned)) {
      this.#closeWithFailure(task, owned, socket, errno);
    } else this.#swallow(owned, socket, 'double_flush_attempts_done');
  }

  /** C on: a connection without a known owner is left alone, whatever its error. */
  #doneOwnerFirst(task: TaskContext, tuple: ConnTuple, socket: KernelSocket): void {
    const state = this.#state;
    if (!state.profile.tcpFailedConnections) return;
    const owned = this.#takeOwned(task, tuple, socket);
    if (owned === undefined) return;
    const errno = judgeFailure(state, socket, 'done');
    if (errno === 0) return;
    if (state.profile.closeGate === 'flag-map' && !this.#raiseFlag(task, owned)) {
      this.#swallow(owned, socket, 'double_flush_attempts_done');
      return;
    }
    const wasEmitted = this.#closeWithFailure(task, owned, socket, errno);
    if (wasEmitted) state.telemetry.increment('tcp_done_connection_flush');
  }

  /**
   * Takes the recorded owner of a connection and returns its tuple under the owner's pid. Older agents make do with the
   * task that happens to run.
   */
  #takeOwned(task: TaskContext, tuple: ConnTuple, socket: KernelSocket): ConnTuple | undefined {
    const { maps, telemetry, profile } = this.#state;
    const owner = maps.ongoingConnects.get({ socket, tuple });
    if (owner === undefined && profile.failurePid === 'running-task') return ownedBy(tuple, task.pid);
    if (owner === undefined) {
      telemetry.increment('tcp_done_missing_pid');
      return undefined;
    }
    maps.ongoingConnects.delete({ socket, tuple });
    return ownedBy(tuple, owner.pid);
  }

  #closeWithFailure(task: TaskContext, tuple: ConnTuple, socket: KernelSocket, errno: number): boolean {
    const state = this.#state;
    const isInside = state.profile.failureTransport === 'tcp-stats';
    if (errno !== 0 && isInside) recordFailure(state, tuple, errno);
    const wasEmitted = closeConnection(state, task, tuple, socket);
    if (errno !== 0 && !isInside) sendFailure(state, task, tuple, errno);
    return wasEmitted;
  }

  /** Marks the tuple as closed. @returns false when it already is, or when the map of marks is full */
  #raiseFlag(task: TaskContext, tuple: ConnTuple): boolean {
    return this.#state.maps.closeFlags.insert(tuple, task.timeNs) === 'stored';
  }

  /**
   * The close is taken for a repetition: nothing is sent, and the connection's entry stays until it is idle for long.
   * The mark is taken away, so a third close of the tuple is sent, the lingering entry with it.
   */
  #swallow(
    tuple: ConnTuple,
    socket: KernelSocket,
    counter: 'double_flush_attempts_close' | 'double_flush_attempts_done',
  ): void {
    const { maps, telemetry, tracker } = this.#state;
    maps.closeFlags.delete(tuple);
    telemetry.increment(counter);
    endFlow(this.#state, socket, 'close-flag-present');
    const lingering = maps.connStats.get(tuple);
    if (lingering !== undefined) tracker.loseFlows(tracker.copyFlows(lingering.flows), 'close-flag-present');
  }
}
