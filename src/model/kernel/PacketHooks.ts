import { TCP } from '../connStats.ts';
import { isHttp, isHttp2, isTls, KERNEL_HTTP, KERNEL_HTTP2, KERNEL_POSTGRES, KERNEL_TLS } from './classifyPayload.ts';
import { type KernelPacket, packetTuple, readPacket } from './KernelPacket.ts';
import type { KernelSocket } from './KernelSocket.ts';
import type { KernelState } from './KernelState.ts';
import { FLAG_FULLY_CLASSIFIED, isFullyClassified, type ProtocolStackEntry } from './protocolStackMap.ts';
import { type ConnTuple, TUPLE_KEYS, withoutOwner } from './tuple.ts';

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
    if (TUPLE_KEYS.equals(ofSocket, read.tuple)) return;
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
    const entry = this.unclassified(packetTuple(packet), nowNs);
    if (entry !== undefined) classifySegment(entry, packet.payload);
  }

  /**
   * The first half of {@link classify}: a TCP segment with a payload has come.
   *
   * @param tuple - sender first, without process and namespace
   * @returns the connection's entry when its payload is to be looked at
   */
  unclassified(tuple: ConnTuple, nowNs: bigint): ProtocolStackEntry | undefined {
    const { protocolStacks } = this.#state.maps;
    const entry = protocolStacks.getOrCreate(protocolStacks.normalise(tuple), nowNs);
    if (entry === undefined || isFullyClassified(entry)) return undefined;
    return mayBecomeTls(entry) || isUnknown(entry) ? entry : undefined;
  }
}

function mayBecomeTls({ application }: ProtocolStackEntry): boolean {
  return application === 0 || application === KERNEL_POSTGRES;
}

function isUnknown({ application, encryption }: ProtocolStackEntry): boolean {
  return application === 0 && encryption === 0;
}

/** The second half: names the protocol if the payload shows it. */
export function classifySegment(entry: ProtocolStackEntry, payload: Uint8Array): void {
  if (mayBecomeTls(entry) && isTls(payload)) {
    entry.encryption = KERNEL_TLS;
    return;
  }
  if (!isUnknown(entry)) return;
  if (isHttp(payload)) {
    entry.application = KERNEL_HTTP;
    entry.flags |= FLAG_FULLY_CLASSIFIED;
  } else if (isHttp2(payload)) {
    entry.application = KERNEL_HTTP2;
  }
}
