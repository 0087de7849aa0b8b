import type { CloseEvent, IoEvent, ProgressEvent, SocketCounters, StateEvent } from '../model/events.ts';
import type { ConnectionTracker } from '../model/kernel/ConnectionTracker.ts';
import type { KernelSocket } from '../model/kernel/KernelSocket.ts';
import type { TaskContext } from '../model/kernel/KernelState.ts';
import type { CallsTold, TransferSums } from './transferSums.ts';

/** What of a TCP socket's bytes the agent's hooks have been given, and what is known of the rest. */
export interface SocketBytes {
  /** Payload bytes given to the send and receive hooks. */
  sent: number;
  received: number;
  /** Received bytes by the last record with counters; `undefined` before the first one. */
  shown: number | undefined;
  /** Received bytes that the hooks were given for a counter and not for a call: a call may still tell them. */
  withoutCall: number;
  /** Whether it is among the sockets with bytes that no call told. */
  hadWithoutCall: boolean;
}

/** A TCP socket as far as its transfers go. */
export interface TransferringSocket {
  readonly kernel: KernelSocket;
  readonly pid: number;
  readonly isPreexisting: boolean;
  readonly bytes: SocketBytes;
}

/** Where and when something happens. */
export interface Moment {
  readonly tNs: number;
  readonly cpu: number;
}

/** A record that may carry a socket's counters. */
export type CountingEvent = StateEvent | ProgressEvent | CloseEvent;

/** A socket that nothing was sent on or received. */
export function noBytes(): SocketBytes {
  return { sent: 0, received: 0, shown: undefined, withoutCall: 0, hadWithoutCall: false };
}

/**
 * Gives the bytes of TCP sockets to the agent's send and receive hooks.
 *
 * Where a trace tells no calls, a segment whose sender or receiver is known stands for one, and the rest follows when a
 * counter shows it. Where it tells them, the hooks are called as they were called then: by that process and thread, on
 * that CPU, at that time and with that result. A counter is then asked only for what its recorder cannot see.
 */
export class TcpTransfers {
  readonly sums: TransferSums = { calls: 0, bytesOfCalls: 0, bytesWithoutCall: 0, socketsWithoutCall: 0 };
  private readonly kernel: ConnectionTracker;
  private readonly told: CallsTold | undefined;
  private readonly taskOf: (at: Moment, pid: number, tid?: number) => TaskContext;

  /**
   * @param told - which calls the trace tells; `undefined`: none
   * @param taskOf - the task of a hook that is called then for that process
   */
  constructor(kernel: ConnectionTracker, told: CallsTold | undefined, taskOf: TcpTransfers['taskOf']) {
    this.kernel = kernel;
    this.told = told;
    this.taskOf = taskOf;
  }

  /** A segment with payload passes the socket: stands for a call where none is told. */
  segment(socket: TransferringSocket, at: Moment, dir: 'tx' | 'rx', bytes: number): void {
    if (this.told === undefined) {
      this.transfer(socket, this.taskOf(at, socket.pid), dir, bytes);
    } else if (dir === 'tx') {
      // The totals in the hooks' answers are those of the last counters: what was seen since then belongs to them.
      socket.kernel.segsOut += 1;
    } else {
      socket.kernel.segsIn += 1;
    }
  }

  /** A call that sent or received comes back. */
  call(socket: TransferringSocket, event: IoEvent): void {
    if (this.told === undefined) return;
    const { result } = event;
    const task = this.taskOf(event, event.pid ?? socket.pid, event.tid);
    this.sums.calls += 1;
    this.sums.bytesOfCalls += Math.max(0, result);
    if (event.op === 'sendpage') {
      socket.bytes.sent += Math.max(0, result);
      this.kernel.tcp.sendpageEntry(task, socket.kernel);
      this.kernel.tcp.sendpageReturn(task, result);
      return;
    }
    if (event.op === 'sendmsg') {
      this.transfer(socket, task, 'tx', result);
      return;
    }
    this.transfer(socket, task, 'rx', result > 0 ? this.notYetGiven(socket, result) : result);
  }

  /**
   * A record with counters.
   *
   * @param isLast - no call comes after it
   */
  counters(socket: TransferringSocket, event: CountingEvent, counters: SocketCounters, isLast: boolean): void {
    noteSegments(socket.kernel, counters);
    const sent = Number(counters.sentBytes);
    const received = Number(counters.recvBytes);
    if (this.told === undefined) this.restOf(socket, event, { sent, received });
    else if (this.told === 'all-but-splice') this.withoutCall(socket, event, { sent, received, isLast });
  }

  /** The same before the socket's connection is known: only what the kernel counts by itself. */
  countersOfUnknown({ kernel }: TransferringSocket, counters: SocketCounters): void {
    if (this.told !== undefined) noteSegments(kernel, counters);
  }

  /** Whatever the totals show and no segment has brought. */
  private restOf(socket: TransferringSocket, at: Moment, totals: { sent: number; received: number }): void {
    const sent = totals.sent - socket.bytes.sent;
    const received = totals.received - socket.bytes.received;
    if (sent > 0) this.transfer(socket, this.taskOf(at, socket.pid), 'tx', sent);
    if (received > 0) this.transfer(socket, this.taskOf(at, socket.pid), 'rx', received);
  }

  /**
   * What the totals show and no call has told. Bytes that wait to be read are not received yet, so a receive counts
   * when the record before showed it already, and at the end. A send may still be under way, so it counts at the end.
   */
  private withoutCall(
    socket: TransferringSocket,
    at: Moment,
    { sent, received, isLast }: { sent: number; received: number; isLast: boolean },
  ): void {
    const { bytes } = socket;
    if (socket.isPreexisting && bytes.shown === undefined) {
      // What passed before the recording, the hooks have not seen either.
      bytes.sent = Math.max(bytes.sent, sent);
      bytes.received = Math.max(bytes.received, received);
    }
    const due = isLast ? received : (bytes.shown ?? 0);
    bytes.shown = received;
    const receivedRest = due - bytes.received;
    const sentRest = isLast ? sent - bytes.sent : 0;
    if (receivedRest > 0) {
      this.noteWithoutCall(bytes, receivedRest);
      bytes.withoutCall += receivedRest;
      this.transfer(socket, this.taskOf(at, socket.pid), 'rx', receivedRest);
    }
    if (sentRest > 0) {
      this.noteWithoutCall(bytes, sentRest);
      this.transfer(socket, this.taskOf(at, socket.pid), 'tx', sentRest);
    }
  }

  private noteWithoutCall(bytes: SocketBytes, count: number): void {
    this.sums.bytesWithoutCall += count;
    if (!bytes.hadWithoutCall) this.sums.socketsWithoutCall += 1;
    bytes.hadWithoutCall = true;
  }

  /** Bytes of a receive, without those that the hooks were given for a counter. */
  private notYetGiven({ bytes }: TransferringSocket, received: number): number {
    const given = Math.min(bytes.withoutCall, received);
    bytes.withoutCall -= given;
    this.sums.bytesWithoutCall -= given;
    return received - given;
  }

  /** @param result - bytes, 0 at the end of the stream, or an errno below zero: what the hook is given */
  private transfer({ kernel, bytes }: TransferringSocket, task: TaskContext, dir: 'tx' | 'rx', result: number): void {
    if (dir === 'tx') {
      bytes.sent += Math.max(0, result);
      this.kernel.tcpSendmsg(task, kernel, result);
    } else {
      bytes.received += Math.max(0, result);
      this.kernel.tcpRecvmsg(task, kernel, result);
    }
  }
}

function noteSegments(kernel: KernelSocket, counters: SocketCounters): void {
  kernel.segsIn = counters.segsIn;
  kernel.segsOut = counters.segsOut;
  kernel.totalRetrans = counters.retransmits;
  kernel.srttUs = counters.rttUs * 8;
  kernel.mdevUs = counters.rttVarUs * 4;
}
