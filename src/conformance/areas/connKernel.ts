import { ConnectionTracker } from '../../model/kernel/ConnectionTracker.ts';
import type { CloseBatch, KernelEvent } from '../../model/kernel/kernelEvents.ts';
import type { KernelMap } from '../../model/kernel/KernelMap.ts';
import { addressXorTimeCookie, KERNEL_MAP_NAMES, type KernelHost } from '../../model/kernel/kernelSettings.ts';
import { KERNEL_COUNTERS } from '../../model/kernel/KernelTelemetry.ts';
import { DEFAULT_PROFILE_ID, findProfile } from '../../model/profiles.ts';
import { assert, assertNever } from '../../model/assert.ts';
import { closeRecordToJson } from '../codec/closeRecord.ts';
import { booleanOf, numberOf, numbersOf, objectOf, objectsOf } from '../codec/fields.ts';
import { jsonMaps } from '../codec/kernelMaps.ts';
import { kernelSocketFromJson } from '../codec/kernelSocket.ts';
import { tupleToJson } from '../codec/tuple.ts';
import { firstDifference } from '../compare.ts';
import type { AreaRunner, Json, JsonObject, Vector } from '../vector.ts';
import { type KernelUnderTest, runKernelOp } from './connKernelOps.ts';

/** One entry, with its value as text so that later changes of the model's object do not show. */
interface FrozenEntry {
  readonly key: JsonObject;
  readonly value: JsonObject;
  readonly valueText: string;
}

/** The entries of a map by the JSON text of their keys. */
type FrozenMap = ReadonlyMap<string, FrozenEntry>;

/** Everything that an answer is the difference of. */
interface Snapshot {
  readonly maps: ReadonlyMap<string, FrozenMap>;
  readonly pending: JsonObject;
  readonly refused: ReadonlyMap<string, number>;
  readonly counters: readonly number[];
  readonly batches: readonly { readonly id: bigint; readonly length: number }[];
}

/** Replays connection tracking in the kernel, generation A. */
export const runConnKernel: AreaRunner = (vector) => {
  const emitted: KernelEvent[] = [];
  const kernel = kernelUnderTest(vector, (event) => emitted.push(event));
  let before = snapshot(kernel);
  for (const [step, op] of vector.ops.entries()) {
    emitted.length = 0;
    runKernelOp(kernel, op);
    const after = snapshot(kernel);
    const difference = firstDifference(op.want, answer(kernel, before, after, emitted));
    if (difference) return { step, op: op.op, ...difference };
    before = after;
  }
  return undefined;
};

function kernelUnderTest({ config }: Vector, emit: (event: KernelEvent) => void): KernelUnderTest {
  const profile = findProfile(DEFAULT_PROFILE_ID)?.kernel;
  assert(profile !== undefined, 'the default profile exists');
  const capacity = objectOf(config, 'capacity') ?? {};
  const [first = 0, last = 0] = numbersOf(config, 'ephemeralRange');
  const host: KernelHost = {
    cpuCount: numberOf(config, 'numCPUs'),
    transport: booleanOf(config, 'ringBuffers') ? 'ring' : 'perf',
    isClassificationOn: booleanOf(config, 'classification'),
    collectsTcpV6: booleanOf(config, 'tcpv6'),
    collectsUdpV6: booleanOf(config, 'udpv6'),
    hooksUdpSendPage: booleanOf(config, 'udpSendPage'),
    ephemeralRange: [first, last],
    capacities: Object.fromEntries(
      KERNEL_MAP_NAMES.filter((name) => capacity[name] !== undefined).map((name) => [name, numberOf(capacity, name)]),
    ),
    newCookie: addressXorTimeCookie,
  };
  const tracker = new ConnectionTracker({
    profile: { ...profile, tcpFailedConnections: booleanOf(config, 'tcpFailedConnections') },
    host,
    emit,
  });
  const sockets = objectsOf(config, 'sockets').map(kernelSocketFromJson);
  return { tracker, sockets, maps: jsonMaps(tracker.state.maps, sockets) };
}

function snapshot({ tracker, maps }: KernelUnderTest): Snapshot {
  const { state } = tracker;
  const argumentMaps = argumentMapsOf(tracker);
  return {
    maps: new Map(
      maps.map((map) => [
        map.name,
        new Map(
          map.entries().map(({ key, value }) => [sortedText(key), { key, value, valueText: JSON.stringify(value) }]),
        ),
      ]),
    ),
    pending: Object.fromEntries(argumentMaps.map((map) => [map.name, map.size])),
    refused: new Map([...entryMapsOf(tracker), ...argumentMaps].map((map) => [map.name, map.refusedCount])),
    counters: KERNEL_COUNTERS.map((counter) => state.telemetry.get(counter)),
    batches: state.batches.all.map(({ id, length }) => ({ id, length })),
  };
}

function answer(
  { tracker }: KernelUnderTest,
  before: Snapshot,
  after: Snapshot,
  emitted: readonly KernelEvent[],
): JsonObject {
  const { maps, telemetry, batches } = tracker.state;
  const refusals = [...after.refused].map(([name, count]) => [name, count - (before.refused.get(name) ?? 0)] as const);
  return {
    changed: Object.fromEntries([...after.maps].map(([name, now]) => [name, changes(before.maps.get(name), now)])),
    sizes: [maps.connStats, maps.tcpStats, maps.tcpRetransmits, maps.ongoingConnects, maps.closeFlags].map(
      (map) => map.size,
    ),
    pending: Object.fromEntries(Object.entries(after.pending).filter(([name, size]) => size !== before.pending[name])),
    batches: batches.all
      .filter((batch) => isChanged(batch, before.batches[batch.cpu]))
      .map((batch) => batchToJson(batch)),
    emitted: emitted.map(eventToJson),
    telemetry: Object.fromEntries(
      KERNEL_COUNTERS.map((counter, index) => [counter, telemetry.get(counter) - (before.counters[index] ?? 0)]),
    ),
    mapFull: Object.fromEntries(refusals),
  };
}

function changes(before: FrozenMap | undefined, after: FrozenMap): Json[] {
  const keys = [...new Set([...(before?.keys() ?? []), ...after.keys()])].toSorted((a, b) => (a < b ? -1 : 1));
  return keys.flatMap((key): Json[] => {
    const was = before?.get(key);
    const is = after.get(key);
    if (is !== undefined) return is.valueText === was?.valueText ? [] : [{ key: is.key, value: is.value }];
    return was === undefined ? [] : [{ key: was.key, deleted: true }];
  });
}

function isChanged(batch: Readonly<CloseBatch>, before: { id: bigint; length: number } | undefined): boolean {
  return batch.id !== before?.id || batch.length !== before.length;
}

function batchToJson(batch: Readonly<CloseBatch>): JsonObject {
  const last = batch.slots[batch.length - 1];
  return {
    cpu: batch.cpu,
    id: batch.id.toString(),
    len: batch.length,
    last: last && closeRecordToJson(last),
  };
}

function eventToJson(event: KernelEvent): JsonObject {
  const place = { via: event.via, cpu: event.via === 'perf' ? event.cpu : undefined, kind: event.kind };
  switch (event.kind) {
    case 'batch':
      return {
        ...place,
        id: event.batch.id.toString(),
        batchCpu: event.batch.cpu,
        len: event.batch.length,
        conns: event.batch.slots.map(closeRecordToJson),
      };
    case 'conn':
      return { ...place, conn: closeRecordToJson(event.record) };
    case 'failure':
      return { ...place, ...tupleToJson(event.tuple), reason: event.reason };
    default:
      return assertNever(event);
  }
}

function entryMapsOf({ state: { maps } }: ConnectionTracker): Pick<KernelMap<never, never>, 'name' | 'refusedCount'>[] {
  return [
    maps.connStats,
    maps.tcpStats,
    maps.tcpRetransmits,
    maps.ongoingConnects,
    maps.closeFlags,
    maps.portBindings,
    maps.udpPortBindings,
    maps.packetTuples,
    maps.protocolStacks.map,
  ];
}

function argumentMapsOf({ state: { maps } }: ConnectionTracker): {
  name: string;
  size: number;
  refusedCount: number;
}[] {
  return [
    maps.sendmsgArgs,
    maps.sendpageArgs,
    maps.udpSendpageArgs,
    maps.recvmsgArgs,
    maps.udpReceives,
    maps.makeSkbArgs,
    maps.closeArgs,
    maps.pendingBinds,
    maps.pendingRetransmits,
  ];
}

/** JSON text of a key with its fields in order and zero fields left out, as vectors write keys. */
function sortedText(key: JsonObject): string {
  const fields = Object.entries(key).filter(([name, value]) => name === 'sock' || (value !== 0 && value !== ''));
  return JSON.stringify(Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
