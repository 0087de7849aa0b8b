import type { Tracker } from '../ledger/tracker.ts';
import type { KernelProfile } from '../profile.ts';
import type { PortBinding } from './ConnMaps.ts';
import type { KernelEventSink } from './kernelEvents.ts';
import type { KernelHost } from './kernelSettings.ts';
import type { KernelSocket } from './KernelSocket.ts';
import { KernelState, type TaskContext } from './KernelState.ts';
import { udpPortBinding } from './ports.ts';
import { PacketHooks } from './PacketHooks.ts';
import { TcpCloseHooks } from './TcpCloseHooks.ts';
import { TcpTrafficHooks } from './TcpTrafficHooks.ts';
import { UdpHooks } from './UdpHooks.ts';

const NS_PER_MS = 1_000_000n;

/** Pending connects are forgotten after this time. */
export const ONGOING_CONNECT_AGE_MS = 30 * 60_000;

/**
 * Connection tracking in the kernel: every hook of the agent on a TCP or UDP socket.
 *
 * The hooks of one kernel call run at its entry and at its return; where the task may move to another CPU in between,
 * the halves are separate methods of {@link tcp}, {@link close} and {@link udp}. The shortcuts here run both halves.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer.c @ c45d449
 */
export class ConnectionTracker {
  readonly state: KernelState;
  readonly tcp: TcpTrafficHooks;
  readonly close: TcpCloseHooks;
  readonly udp: UdpHooks;
  readonly packets: PacketHooks;

  constructor(options: {
    readonly profile: KernelProfile;
    readonly host: KernelHost;
    readonly emit: KernelEventSink;
    readonly tracker?: Tracker;
  }) {
    this.state = new KernelState(options);
    this.tcp = new TcpTrafficHooks(this.state);
    this.close = new TcpCloseHooks(this.state);
    this.udp = new UdpHooks(this.state);
    this.packets = new PacketHooks(this.state);
  }

  /** A whole `tcp_sendmsg`. @param result - bytes sent, or a negative errno */
  tcpSendmsg(task: TaskContext, socket: KernelSocket, result: number): void {
    this.tcp.sendmsg(task, socket, result);
  }

  /** A whole `tcp_recvmsg`. @param result - bytes received, 0 at the end of the stream, or a negative errno */
  tcpRecvmsg(task: TaskContext, socket: KernelSocket, result: number): void {
    this.tcp.recvmsg(task, socket, result);
  }

  /** A whole `tcp_close`. @param returnCpu - CPU that it returns on, when the task has moved */
  tcpClose(task: TaskContext, socket: KernelSocket, returnCpu: number = task.cpu): void {
    this.close.close(task, socket, returnCpu);
  }

  /** A whole `tcp_done`. */
  tcpDone(task: TaskContext, socket: KernelSocket): void {
    this.close.doneEntry(task, socket);
    this.close.doneReturn(task);
  }

  /** A whole `udp_destroy_sock` or `udpv6_destroy_sock`. */
  udpDestroy(task: TaskContext, socket: KernelSocket): void {
    this.udp.destroyEntry(task, socket);
    this.udp.destroyReturn(task);
  }

  /** A whole receive of one datagram. */
  udpRecvmsg(task: TaskContext, socket: KernelSocket, packet: Parameters<UdpHooks['consume']>[2]): void {
    this.udp.recvmsgEntry(task, socket, false);
    this.udp.consume(task, socket, packet, packet.payload.length);
    this.udp.recvmsgReturn(task);
  }

  /** Seeding at start, before the hooks are attached: listening lines of /proc. An existing count stays. */
  seedPort(transport: 'tcp' | 'udp', binding: PortBinding, count: number): void {
    const { portBindings, udpPortBindings } = this.state.maps;
    if (transport === 'tcp') portBindings.seed(binding, { count });
    else udpPortBindings.seed(udpPortBinding(this.state.profile, binding), { count });
  }

  /** Whether there are marks that the cleaner would look at. */
  get hasCloseFlags(): boolean {
    return this.state.maps.closeFlags.size > 0;
  }

  /** What user space does every `closeFlagCleanerIntervalMs`: removes marks that are older than `closeFlagAgeMs`. */
  cleanCloseFlags(nowNs: bigint): void {
    const { closeFlags } = this.state.maps;
    const maxAgeNs = BigInt(this.state.profile.closeFlagAgeMs) * NS_PER_MS;
    for (const { key, value } of closeFlags.snapshot()) {
      if (nowNs - value > maxAgeNs) closeFlags.delete(key);
    }
  }

  /** What user space does every `ongoingConnectCleanerIntervalMs`: forgets connects that led to nothing. */
  cleanOngoingConnects(nowNs: bigint): void {
    const { ongoingConnects } = this.state.maps;
    const maxAgeNs = BigInt(ONGOING_CONNECT_AGE_MS) * NS_PER_MS;
    for (const { key, value } of ongoingConnects.snapshot()) {
      if (value.timestampNs === 0n || nowNs - value.timestampNs <= maxAgeNs) continue;
      ongoingConnects.delete(key);
      this.state.telemetry.increment('ongoing_connect_pid_cleaned');
    }
  }
}
