import { type Address, IPV4, IPV6, UDP } from '../connStats.ts';
import { addressBytes, addressText, isZeroAddress } from './addressBytes.ts';
import { closeConnection, endFlow, flushIfFull } from './closeConnection.ts';
import type { DatagramFlow } from './ConnMaps.ts';
import { type KernelPacket, readPacket } from './KernelPacket.ts';
import type { KernelSocket } from './KernelSocket.ts';
import { type KernelState, type TaskContext, threadKey } from './KernelState.ts';
import { addPortBinding, removePortBinding, udpPortBinding } from './ports.ts';
import { localPort, unmapAddresses } from './socketTuple.ts';
import { touch, type Traffic } from './touch.ts';
import { type ConnTuple, flipTuple } from './tuple.ts';

const UDP_HEADER_BYTES = 8;

/**
 * The hooks on UDP calls.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer.c, tracer/bind.h @ c45d449
 */
export class UdpHooks {
  readonly #state: KernelState;

  constructor(state: KernelState) {
    this.#state = state;
  }

  /**
   * A datagram is being built (`ip_make_skb`, `ip6_make_skb`).
   *
   * @param length - bytes, the 8 bytes of UDP header included
   * @param isSplice - the data is spliced in; another hook counts such sends, when it is in use
   */
  makeSkbEntry(
    task: TaskContext,
    socket: KernelSocket,
    call: { readonly length: number; readonly flow: DatagramFlow; readonly isSplice: boolean },
  ): void {
    if (call.isSplice && this.#state.host.hooksUdpSendPage) return;
    const { length, flow } = call;
    this.#state.maps.makeSkbArgs.set(threadKey(task), { socket, length, flow });
  }

  /** @param built - whether a datagram came out; @param version - which of the two calls it is */
  makeSkbReturn(task: TaskContext, built: boolean, version: 'v4' | 'v6'): void {
    const state = this.#state;
    const call = state.maps.makeSkbArgs.get(threadKey(task));
    if (call === undefined) return;
    state.maps.makeSkbArgs.delete(threadKey(task));
    if (!built || call.length <= UDP_HEADER_BYTES) return;
    const read = state.readTuple(call.socket, task.pid, UDP);
    const tuple = read.isReadable ? read.tuple : completeTuple(read.tuple, call.flow, version);
    if (tuple === undefined) {
      state.telemetry.increment('udp_sends_missed');
      return;
    }
    this.#sent(task, tuple, call.socket, call.length - UDP_HEADER_BYTES);
    state.telemetry.increment('udp_sends_processed');
  }

  sendpageEntry(task: TaskContext, socket: KernelSocket): void {
    this.#state.maps.udpSendpageArgs.set(threadKey(task), socket);
  }

  sendpageReturn(task: TaskContext, result: number): void {
    const { maps } = this.#state;
    const socket = maps.udpSendpageArgs.get(threadKey(task));
    if (socket === undefined) return;
    maps.udpSendpageArgs.delete(threadKey(task));
    if (result < 0) return;
    const { tuple, isReadable } = this.#state.readTuple(socket, task.pid, UDP);
    if (isReadable) this.#sent(task, tuple, socket, result);
  }

  /** A receive begins; a look without taking (MSG_PEEK) is not remembered. */
  recvmsgEntry(task: TaskContext, socket: KernelSocket, isPeek: boolean): void {
    if (!isPeek) this.#state.maps.udpReceives.set(threadKey(task), socket);
  }

  recvmsgReturn(task: TaskContext): void {
    this.#state.maps.udpReceives.delete(threadKey(task));
  }

  /**
   * A received datagram is handed to the application or thrown away (`skb_consume_udp`, `skb_free_datagram_locked`).
   *
   * @param length - what the call was given; negative is a look or an error. The bytes counted come from the packet
   */
  consume(task: TaskContext, socket: KernelSocket, packet: KernelPacket, length: number): void {
    if (length < 0 || this.#state.maps.udpReceives.get(threadKey(task)) === undefined) return;
    const read = readPacket(packet, this.#state.isIpv6Enabled);
    if (read === undefined || read.payloadBytes <= 0) return;
    const tuple = { ...flipTuple(read.tuple), pid: task.pid, netns: socket.netns };
    touch(
      this.#state,
      { tuple, socket, timeNs: task.timeNs },
      { sentBytes: 0, recvBytes: read.payloadBytes, packets: this.#packets(0, 1) },
    );
  }

  /** Only a connected socket has a tuple to close; any bound port is given back. */
  destroyEntry(task: TaskContext, socket: KernelSocket): void {
    const state = this.#state;
    const { tuple, isReadable } = state.readTuple(socket, task.pid, UDP);
    if (isReadable) closeConnection(state, task, tuple, socket);
    else endFlow(state, socket, 'tuple-unreadable');
    const port = localPort(socket);
    if (port === 0) return;
    removePortBinding(state.maps.udpPortBindings, udpPortBinding(state.profile, { netns: socket.netns, port }));
  }

  destroyReturn(task: TaskContext): void {
    flushIfFull(this.#state, task);
  }

  /** @param port - port asked for; 0 (also for an address of another family) is what clients ask for, and ignored */
  bindEntry(task: TaskContext, socket: KernelSocket, port: number): void {
    if (socket.type !== UDP || port === 0) return;
    this.#state.maps.pendingBinds.set(threadKey(task), { socket, port });
  }

  bindReturn(task: TaskContext, result: number): void {
    const { maps, profile } = this.#state;
    const call = maps.pendingBinds.get(threadKey(task));
    if (call === undefined) return;
    maps.pendingBinds.delete(threadKey(task));
    if (result !== 0) return;
    const { netns } = call.socket;
    addPortBinding(maps.udpPortBindings, udpPortBinding(profile, { netns, port: call.port }));
  }

  #packets(sent: number, recv: number): Traffic['packets'] {
    return this.#state.profile.udpPackets ? { mode: 'increment', sent, recv } : undefined;
  }

  #sent(task: TaskContext, tuple: ConnTuple, socket: KernelSocket, bytes: number): void {
    touch(
      this.#state,
      { tuple, socket, timeNs: task.timeNs },
      { sentBytes: bytes, recvBytes: 0, packets: this.#packets(1, 0) },
    );
  }
}

/**
 * Completes the tuple of an unconnected socket from the flow key of the datagram.
 *
 * What was read of the socket is only partly overwritten: the family bit of an IPv6 socket stays, and over IPv4 so do
 * the upper halves of its addresses.
 *
 * @returns `undefined` when an address or port is still missing
 * @upstream datadog-agent pkg/network/ebpf/c/tracer.c handle_ip_skb, handle_ip6_skb @ c45d449
 */
function completeTuple(partial: ConnTuple, flow: DatagramFlow, version: 'v4' | 'v6'): ConnTuple | undefined {
  if (isZeroAddress(flow.src) || isZeroAddress(flow.dst) || flow.sport === 0 || flow.dport === 0) return undefined;
  const ports = { sport: flow.sport, dport: flow.dport };
  if (version === 'v6') {
    const { src, dst, isV6 } = unmapAddresses(flow.src, flow.dst);
    if (isV6) return { ...partial, ...ports, src, dst, family: IPV6 };
    if (partial.family === IPV4) return { ...partial, ...ports, src, dst };
    return { ...partial, ...ports, src: inUpperHalf('', src), dst: inUpperHalf('', dst) };
  }
  if (partial.family === IPV4) return { ...partial, ...ports, src: flow.src, dst: flow.dst };
  return {
    ...partial,
    ...ports,
    src: inUpperHalf(partial.src, flow.src),
    dst: inUpperHalf(partial.dst, flow.dst),
  };
}

/** An IPv6 address whose first half is kept and whose second half begins with an IPv4 address. */
function inUpperHalf(kept: Address, address: Address): Address {
  const bytes = new Uint8Array(16);
  bytes.set(addressBytes(kept).subarray(0, 8), 0);
  bytes.set(addressBytes(address), 8);
  return addressText(bytes);
}
