import { TCP } from '../connStats.ts';
import { isHttp, isHttp2, isTls, KERNEL_HTTP, KERNEL_HTTP2, KERNEL_POSTGRES, KERNEL_TLS } from './classifyPayload.ts';
import { type KernelPacket, packetTuple, readPacket } from './KernelPacket.ts';
import type { KernelSocket } from './KernelSocket.ts';
import type { KernelState } from './KernelState.ts';
import { FLAG_FULLY_CLASSIFIED, isFullyClassified, type ProtocolStackEntry } from './protocolStackMap.ts';
import { tupleKey, withoutOwner } from './tuple.ts';

/**
 * The hooks that look at packets. They serve classification only; no byte is counted here.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer.c, protocols/classification/protocol-classification.h @ c45d449
 */
export class PacketHooks {
  readonly #state: KernelState;

  constructor(state: KernelState) {
    this.#state = state;
  }

  /** Where a packet's addresses differ from its socket's (address translation), remembers which belong together. */
  netDevQueue(socket: KernelSocket, packet: KernelPacket): void {
    const { maps } = this.#state;
    const read = readPacket(packet, this.#state.isIpv6Enabled);
    if (read === undefined || read.payloadBytes <= 0 || read.tuple.type !== TCP) return;
    const { tuple, isReadable } = this.#state.readTuple(socket, 0, TCP);
    if (!isReadable) return;
    const ofSocket = withoutOwner(tuple);
    if (tupleKey(ofSocket) === tupleKey(read.tuple)) return;
    const { protocolStacks } = maps;
    maps.packetTuples.insert(protocolStacks.normalise(ofSocket), protocolStacks.normalise(read.tuple));
  }

  /**
   * Classifies one segment. A connection known to be encrypted is not looked at again.
   *
   * The later steps (message queues, databases, gRPC inside HTTP/2) are not modelled.
   *
   * @param nowNs - u64 ns of the kernel's monotonic clock
   */
  classify(packet: KernelPacket, nowNs: bigint): void {
    if (packet.protocol !== 'tcp' || packet.payload.length === 0) return;
    const { protocolStacks } = this.#state.maps;
    const entry = protocolStacks.getOrCreate(protocolStacks.normalise(packetTuple(packet)), nowNs);
    if (entry === undefined || isFullyClassified(entry)) return;
    classifySegment(entry, packet.payload);
  }
}

function classifySegment(entry: ProtocolStackEntry, payload: Uint8Array): void {
  const mayBecomeTls = entry.application === 0 || entry.application === KERNEL_POSTGRES;
  if (mayBecomeTls && isTls(payload)) {
    entry.encryption = KERNEL_TLS;
    return;
  }
  if (entry.encryption !== 0 || entry.application !== 0) return;
  if (isHttp(payload)) {
    entry.application = KERNEL_HTTP;
    entry.flags |= FLAG_FULLY_CLASSIFIED;
  } else if (isHttp2(payload)) {
    entry.application = KERNEL_HTTP2;
  }
}
