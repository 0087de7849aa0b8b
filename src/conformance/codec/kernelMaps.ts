import { assert } from '../../model/assert.ts';
import type { ConnMaps, Counter, PortBinding } from '../../model/kernel/ConnMaps.ts';
import type { ConnStatsEntry } from '../../model/kernel/connRecords.ts';
import type { KernelMap } from '../../model/kernel/KernelMap.ts';
import type { KernelSocket } from '../../model/kernel/KernelSocket.ts';
import type { ConnTuple } from '../../model/kernel/tuple.ts';
import type { JsonObject } from '../vector.ts';
import { kernelStackToJson } from './closeRecord.ts';
import { numberOf } from './fields.ts';
import { tupleFromJson, tupleToJson } from './tuple.ts';

/** One kernel map seen as JSON: its entries, and deletion of a key. */
export interface JsonMap {
  readonly name: string;
  readonly entries: () => { readonly key: JsonObject; readonly value: JsonObject }[];
  readonly remove: (key: JsonObject) => void;
}

/** The maps of connection tracking whose entries vectors show. */
export function jsonMaps(maps: ConnMaps, sockets: readonly KernelSocket[]): JsonMap[] {
  return [
    byTuple(maps.connStats, connStatsToJson),
    byTuple(maps.tcpStats, ({ rttUs, rttVarUs, transitions }) => ({ rtt: rttUs, rttVar: rttVarUs, transitions })),
    byTuple(maps.tcpRetransmits, counterToJson),
    byTuple(maps.closeFlags, (timestamp) => ({ timestamp: timestamp.toString() })),
    byTuple(maps.packetTuples, (skb) => ({ skb: tupleToJson(skb) })),
    byTuple(maps.protocolStacks.map, (entry) => ({
      ...kernelStackToJson(entry),
      updated: entry.updatedNs.toString(),
    })),
    byPort(maps.portBindings),
    byPort(maps.udpPortBindings),
    ongoingConnects(maps, sockets),
  ];
}

function byTuple<V>(map: KernelMap<ConnTuple, V>, valueToJson: (value: V) => JsonObject): JsonMap {
  return {
    name: map.name,
    entries: () => map.snapshot().map(({ key, value }) => ({ key: tupleToJson(key), value: valueToJson(value) })),
    remove: (key) => map.delete(tupleFromJson(key)),
  };
}

function byPort(map: KernelMap<PortBinding, Counter>): JsonMap {
  return {
    name: map.name,
    entries: () => map.snapshot().map(({ key, value }) => ({ key: { ...key }, value: counterToJson(value) })),
    remove: (key) => map.delete({ netns: numberOf(key, 'netns'), port: numberOf(key, 'port') }),
  };
}

function ongoingConnects({ ongoingConnects: map }: ConnMaps, sockets: readonly KernelSocket[]): JsonMap {
  return {
    name: map.name,
    entries: () =>
      map.snapshot().map(({ key, value }) => ({
        key: { sock: sockets.indexOf(key.socket), ...tupleToJson(key.tuple) },
        value: { byPid: value.pid, byTid: value.tid, timestamp: value.timestampNs.toString() },
      })),
    remove: (key) => {
      const socket = sockets[numberOf(key, 'sock')];
      assert(socket !== undefined, 'a key names a socket that does not exist');
      map.delete({ socket, tuple: tupleFromJson(key) });
    },
  };
}

function counterToJson(counter: Counter): JsonObject {
  return { count: counter.count };
}

function connStatsToJson(entry: ConnStatsEntry): JsonObject {
  return {
    sent: entry.sentBytes.toString(),
    recv: entry.recvBytes.toString(),
    sentPackets: entry.sentPackets,
    recvPackets: entry.recvPackets,
    timestamp: entry.timestampNs.toString(),
    created: entry.createdNs.toString(),
    cookie: entry.cookie.toString(),
    ...kernelStackToJson(entry.stack),
    flags: entry.assurance,
    direction: entry.direction,
  };
}
