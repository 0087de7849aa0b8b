import type { CloseRecord, KernelStack } from '../../model/kernel/connRecords.ts';
import type { JsonObject } from '../vector.ts';
import { bigintOf, listOf, numberOf, toNumber } from './fields.ts';
import { tupleFromJson, tupleToJson } from './tuple.ts';

/** Reads a close record of the kernel (the same in `conn-kernel` and `perf-batching`). */
export function closeRecordFromJson(json: JsonObject): CloseRecord {
  return {
    tuple: tupleFromJson(json),
    sentBytes: bigintOf(json, 'sent'),
    recvBytes: bigintOf(json, 'recv'),
    sentPackets: numberOf(json, 'sentPackets'),
    recvPackets: numberOf(json, 'recvPackets'),
    timestampNs: bigintOf(json, 'timestamp'),
    durationNs: bigintOf(json, 'durationNs'),
    cookie: Number(bigintOf(json, 'cookie')),
    stack: kernelStackFromJson(json),
    assurance: numberOf(json, 'flags'),
    direction: numberOf(json, 'direction'),
    rttUs: numberOf(json, 'rtt'),
    rttVarUs: numberOf(json, 'rttVar'),
    transitions: numberOf(json, 'transitions'),
    retransmits: numberOf(json, 'retransmits'),
    failureReason: numberOf(json, 'failureReason'),
    flows: 0,
  };
}

/** Writes a close record of the kernel. */
export function closeRecordToJson(record: CloseRecord): JsonObject {
  return {
    ...tupleToJson(record.tuple),
    sent: record.sentBytes.toString(),
    recv: record.recvBytes.toString(),
    sentPackets: record.sentPackets,
    recvPackets: record.recvPackets,
    timestamp: record.timestampNs.toString(),
    durationNs: record.durationNs.toString(),
    cookie: record.cookie.toString(),
    ...kernelStackToJson(record.stack),
    flags: record.assurance,
    direction: record.direction,
    rtt: record.rttUs,
    rttVar: record.rttVarUs,
    transitions: record.transitions,
    retransmits: record.retransmits,
  };
}

/** Reads `stack` [api, application, encryption] with `stackFlags`, in the kernel's numbers. */
export function kernelStackFromJson(json: JsonObject): KernelStack {
  const stack = listOf(json, 'stack');
  return {
    api: toNumber(stack[0], 'stack'),
    application: toNumber(stack[1], 'stack'),
    encryption: toNumber(stack[2], 'stack'),
    flags: numberOf(json, 'stackFlags'),
  };
}

/** Writes `stack` (absent when nothing is known) and `stackFlags`. */
export function kernelStackToJson(stack: Readonly<KernelStack>): JsonObject {
  const layers = [stack.api, stack.application, stack.encryption];
  return { stack: layers.some((layer) => layer !== 0) ? layers : undefined, stackFlags: stack.flags };
}
