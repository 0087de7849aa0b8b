import { NO_TRACKER, type Tracker } from '../ledger/tracker.ts';
import type { KernelProfile } from '../profile.ts';
import { type ConnType, IPV4 } from '../connStats.ts';
import { CloseBatches } from './CloseBatches.ts';
import { ConnMaps } from './ConnMaps.ts';
import type { KernelEventSink } from './kernelEvents.ts';
import type { KernelHost } from './kernelSettings.ts';
import type { KernelSocket } from './KernelSocket.ts';
import { KernelTelemetry } from './KernelTelemetry.ts';
import { localPort, readSocketTuple } from './socketTuple.ts';
import type { SocketTuple } from './TupleMemory.ts';

/** The task that a hook interrupts, with place and time. */
export interface TaskContext {
  readonly cpu: number;
  /** u64 ns of the kernel's monotonic clock. */
  readonly timeNs: bigint;
  /** Process. */
  readonly pid: number;
  /** Thread. */
  readonly tid: number;
}

/** Everything that the hooks of connection tracking share. */
export class KernelState {
  readonly profile: KernelProfile;
  readonly host: KernelHost;
  readonly maps: ConnMaps;
  readonly telemetry = new KernelTelemetry();
  readonly batches: CloseBatches;
  readonly emit: KernelEventSink;
  readonly tracker: Tracker;

  constructor(options: {
    readonly profile: KernelProfile;
    readonly host: KernelHost;
    readonly emit: KernelEventSink;
    readonly tracker?: Tracker;
  }) {
    this.profile = options.profile;
    this.host = options.host;
    this.emit = options.emit;
    this.tracker = options.tracker ?? NO_TRACKER;
    this.maps = new ConnMaps(options.profile, options.host);
    this.batches = new CloseBatches(options.profile.closeBatching === 'off' ? 0 : options.host.cpuCount);
  }

  /** Reads a socket's tuple on behalf of a process; `pid` 0 when the hook does not know whom it serves. */
  readTuple(socket: KernelSocket, pid: number, type: ConnType): SocketTuple {
    const known = pid === 0 ? socket.tuples.ownerless : socket.tuples.owned;
    if (known !== undefined && isStillRight(known, socket, pid, type)) return known;
    const read = readSocketTuple(socket, { pid, type, isIpv6Enabled: this.isIpv6Enabled });
    // Mapped addresses are not what the socket says, and a tuple that cannot be used is seldom read twice.
    if (!read.isReadable || read.tuple.src !== socket.src) return read;
    if (pid === 0) socket.tuples.ownerless = read;
    else socket.tuples.owned = read;
    return read;
  }

  /** One switch for both transports: IPv6 is read while either collector is on. */
  get isIpv6Enabled(): boolean {
    return this.host.collectsTcpV6 || this.host.collectsUdpV6;
  }

  /** A time as the maps of this version hold it: whole ns, or cut to microseconds (0 when 48 bits do not hold it). */
  storedTime(timeNs: bigint): bigint {
    if (this.profile.timeUnit === 'ns') return timeNs;
    const micros = timeNs / 1000n;
    return micros >= 1n << 48n ? 0n : micros * 1000n;
  }
}

/** Whether reading the socket again would give the same tuple. */
function isStillRight({ tuple }: SocketTuple, socket: KernelSocket, pid: number, type: ConnType): boolean {
  return (
    tuple.pid === pid &&
    tuple.type === type &&
    tuple.sport === localPort(socket) &&
    tuple.dport === socket.dport &&
    tuple.src === socket.src &&
    tuple.dst === socket.dst &&
    tuple.netns === socket.netns &&
    (tuple.family === IPV4 ? 'v4' : 'v6') === socket.family
  );
}

/** Key of the maps that hold the arguments of a call until it returns. */
export function threadKey(task: TaskContext): string {
  return `${task.pid} ${task.tid}`;
}
