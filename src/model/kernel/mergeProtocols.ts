import type { ConnMaps } from './ConnMaps.ts';
import type { KernelStack } from './connRecords.ts';
import {
  FLAG_CLIENT_SIDE,
  FLAG_NPM,
  FLAG_SERVER_SIDE,
  FLAG_TCP_CLOSE_DELETION,
  isFullyClassified,
} from './protocolStackMap.ts';
import { type ConnTuple, withoutOwner } from './tuple.ts';

/**
 * Copies what the classification map knows into a connection entry, and leaves the tracker's marks there.
 *
 * Both the socket's own tuple and, where addresses are translated, the tuple of its packets are looked up.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer/stats.h update_protocol_classification_information @ c45d449
 */
export function mergeProtocols(maps: ConnMaps, tuple: ConnTuple, stack: KernelStack): void {
  if (isFullyClassified(stack)) return;
  const normalised = maps.protocolStacks.normalise(withoutOwner(tuple));
  mergeFrom(maps, tuple, normalised, stack);
  const ofPackets = maps.packetTuples.get(normalised);
  if (ofPackets !== undefined) mergeFrom(maps, tuple, maps.protocolStacks.normalise(ofPackets), stack);
}

function mergeFrom(maps: ConnMaps, tuple: ConnTuple, normalised: ConnTuple, stack: KernelStack): void {
  const entry = maps.protocolStacks.find(normalised);
  if (entry === undefined) return;
  // Which side is called the client does not matter: only the presence of both marks has a meaning.
  entry.flags |= FLAG_NPM | (tuple.sport === normalised.sport ? FLAG_CLIENT_SIDE : FLAG_SERVER_SIDE);
  if (stack.api === 0) stack.api = entry.api;
  if (stack.application === 0) stack.application = entry.application;
  if (stack.encryption === 0) stack.encryption = entry.encryption;
  stack.flags |= entry.flags;
}

/**
 * A closed connection gives its classification entries up.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer/events.h clean_protocol_classification @ c45d449
 */
export function releaseProtocols(maps: ConnMaps, tuple: ConnTuple): void {
  const normalised = maps.protocolStacks.normalise(withoutOwner(tuple));
  maps.protocolStacks.release(normalised, FLAG_TCP_CLOSE_DELETION);
  const ofPackets = maps.packetTuples.get(normalised);
  if (ofPackets === undefined) return;
  maps.protocolStacks.release(ofPackets, FLAG_TCP_CLOSE_DELETION);
  maps.packetTuples.delete(normalised);
}
