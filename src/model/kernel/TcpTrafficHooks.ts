import { INCOMING, OUTGOING, TCP } from '../connStats.ts';
import { wrapU32 } from '../u64.ts';
import { TRANSITION_ESTABLISHED } from './connRecords.ts';
import type { KernelMap } from './KernelMap.ts';
import type { KernelSocket } from './KernelSocket.ts';
import { type KernelState, type TaskContext, threadKey } from './KernelState.ts';
import { addPortBinding, removePortBinding } from './ports.ts';
import { localPort } from './socketTuple.ts';
import { refreshTcpStats, touch, type Traffic } from './touch.ts';
import { withoutPid } from './tuple.ts';

/**
 * The hooks on TCP calls that carry data or set a connection up. A call is accounted when it returns, from the socket
 * remembered at its entry.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer.c, tracer/tcp_recv.h @ c45d449
 */
export class TcpTrafficHooks {
  readonly #state: KernelState;

  constructor(state: KernelState) {
    this.#state = state;
  }

  sendmsgEntry(task: TaskContext, socket: KernelSocket): void {
    this.#state.maps.sendmsgArgs.set(threadKey(task), socket);
  }

  /** @param result - bytes sent, or a negative errno */
  sendmsgReturn(task: TaskContext, result: number): void {
    this.#dataReturn(task, this.#state.maps.sendmsgArgs, result, { sentBytes: result, recvBytes: 0 });
  }

  /**
   * Entry and return with nothing in between. While no other call is under way the remembered socket need not be
   * written down.
   *
   * @param result - bytes sent, or a negative errno
   */
  sendmsg(task: TaskContext, socket: KernelSocket, result: number): void {
    if (canSkip(this.#state.maps.sendmsgArgs)) {
      this.#account(task, socket, result, { sentBytes: result, recvBytes: 0 });
      return;
    }
    this.sendmsgEntry(task, socket);
    this.sendmsgReturn(task, result);
  }

  sendpageEntry(task: TaskContext, socket: KernelSocket): void {
    if (this.#state.profile.sendpageHook) this.#state.maps.sendpageArgs.set(threadKey(task), socket);
  }

  sendpageReturn(task: TaskContext, result: number): void {
    this.#dataReturn(task, this.#state.maps.sendpageArgs, result, { sentBytes: result, recvBytes: 0 });
  }

  /** A look without taking (MSG_PEEK) is not remembered, so its return counts nothing. */
  recvmsgEntry(task: TaskContext, socket: KernelSocket, isPeek: boolean): void {
    if (!isPeek) this.#state.maps.recvmsgArgs.set(threadKey(task), socket);
  }

  /** A result of 0 (end of stream) still makes or refreshes the entry. */
  recvmsgReturn(task: TaskContext, result: number): void {
    this.#dataReturn(task, this.#state.maps.recvmsgArgs, result, { sentBytes: 0, recvBytes: result });
  }

  /** The same for a receive. @param result - bytes received, 0 at the end of the stream, or a negative errno */
  recvmsg(task: TaskContext, socket: KernelSocket, result: number): void {
    if (canSkip(this.#state.maps.recvmsgArgs)) {
      this.#account(task, socket, result, { sentBytes: 0, recvBytes: result });
      return;
    }
    this.recvmsgEntry(task, socket, false);
    this.recvmsgReturn(task, result);
  }

  /** `tcp_read_sock` shares the argument map of `tcp_recvmsg`. */
  readSockEntry(task: TaskContext, socket: KernelSocket): void {
    this.recvmsgEntry(task, socket, false);
  }

  readSockReturn(task: TaskContext, result: number): void {
    this.recvmsgReturn(task, result);
  }

  /** Remembers who connects: the end of the handshake runs in some other task. */
  connect(task: TaskContext, socket: KernelSocket): void {
    const { tuple, isReadable } = this.#state.readTuple(socket, 0, TCP);
    if (!isReadable) {
      this.#state.telemetry.increment('tcp_connect_failed_tuple');
      return;
    }
    this.#state.maps.ongoingConnects.set({ socket, tuple }, ownerOf(task));
  }

  finishConnect(task: TaskContext, socket: KernelSocket): void {
    const state = this.#state;
    const { tuple, isReadable } = state.readTuple(socket, 0, TCP);
    if (!isReadable) {
      state.telemetry.increment('tcp_finish_connect_failed_tuple');
      return;
    }
    const owner = state.maps.ongoingConnects.get({ socket, tuple });
    if (owner === undefined) return;
    const owned = state.readTuple(socket, owner.pid, TCP).tuple;
    refreshTcpStats(state, owned, socket, TRANSITION_ESTABLISHED);
    const at = { tuple: owned, socket, timeNs: task.timeNs };
    const isOpenNow = state.profile.clientOpen === 'at-establishment';
    if (isOpenNow) touch(state, at, { sentBytes: 0, recvBytes: 0, direction: OUTGOING });
    // These agents remembered who connects only until the handshake was over.
    if (state.profile.failurePid === 'running-task') state.maps.ongoingConnects.delete({ socket, tuple });
  }

  /** @param socket - the socket that accept returns */
  accept(task: TaskContext, socket: KernelSocket): void {
    const state = this.#state;
    const { tuple, isReadable } = state.readTuple(socket, task.pid, TCP);
    if (!isReadable) return;
    refreshTcpStats(state, tuple, socket, TRANSITION_ESTABLISHED);
    const at = { tuple, socket, timeNs: task.timeNs };
    touch(state, at, { sentBytes: 0, recvBytes: 0, direction: INCOMING });
    addPortBinding(state.maps.portBindings, { netns: tuple.netns, port: tuple.sport });
    if (state.profile.failurePid === 'running-task') return;
    state.maps.ongoingConnects.set({ socket, tuple: withoutPid(tuple) }, ownerOf(task));
  }

  listenStop(socket: KernelSocket): void {
    const port = localPort(socket);
    if (port === 0) return;
    removePortBinding(this.#state.maps.portBindings, { netns: socket.netns, port });
  }

  retransmitEntry(task: TaskContext, socket: KernelSocket): void {
    const call = { socket, retransOutBefore: socket.retransOut };
    this.#state.maps.pendingRetransmits.set(threadKey(task), call);
  }

  /** Counts the growth of the outstanding retransmissions; a fall in between wraps around modulo 2^32. */
  retransmitReturn(task: TaskContext, result: number): void {
    const { maps } = this.#state;
    const call = maps.pendingRetransmits.get(threadKey(task));
    maps.pendingRetransmits.delete(threadKey(task));
    if (call === undefined || result < 0) return;
    const { tuple, isReadable } = this.#state.readTuple(call.socket, 0, TCP);
    if (!isReadable) return;
    maps.tcpRetransmits.insert(tuple, { count: 0 });
    const counter = maps.tcpRetransmits.get(tuple);
    if (counter === undefined) return;
    counter.count = wrapU32(counter.count + call.socket.retransOut - call.retransOutBefore);
  }

  #dataReturn(
    task: TaskContext,
    calls: KernelMap<string, KernelSocket>,
    result: number,
    bytes: Pick<Traffic, 'sentBytes' | 'recvBytes'>,
  ): void {
    const key = threadKey(task);
    const socket = calls.get(key);
    if (socket === undefined) return;
    calls.delete(key);
    this.#account(task, socket, result, bytes);
  }

  #account(
    task: TaskContext,
    socket: KernelSocket,
    result: number,
    { sentBytes, recvBytes }: Pick<Traffic, 'sentBytes' | 'recvBytes'>,
  ): void {
    const state = this.#state;
    if (result < 0 || (result === 0 && sentBytes === 0 && state.profile.receiveHook === 'cleanup-rbuf')) return;
    const { tuple, isReadable } = state.readTuple(socket, task.pid, TCP);
    if (!isReadable) return;
    refreshTcpStats(state, tuple, socket);
    const packets = { mode: 'absolute', sent: socket.segsOut, recv: socket.segsIn } as const;
    touch(state, { tuple, socket, timeNs: task.timeNs }, { sentBytes, recvBytes, packets, direction: undefined });
  }
}

/** An empty map with room takes the call and gives it back at once: the same as not asking it. */
function canSkip(calls: KernelMap<string, KernelSocket>): boolean {
  return calls.size === 0 && calls.capacity > 0;
}

function ownerOf(task: TaskContext): { pid: number; tid: number; timestampNs: bigint } {
  return { pid: task.pid, tid: task.tid, timestampNs: task.timeNs };
}
