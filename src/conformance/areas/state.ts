import type { StatCounters } from '../../model/connStats.ts';
import { createStateStore } from '../../model/state/createStateStore.ts';
import type { StateStore } from '../../model/state/StateStore.ts';
import { connFromJson } from '../codec/conn.ts';
import { clientsToJson, deltaConnsToJson, telemetryGrowth } from '../codec/delta.ts';
import { dnsFromJson } from '../codec/dns.ts';
import {
  bigintOf,
  listOf,
  MalformedVectorError,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
  toBigint,
} from '../codec/fields.ts';
import { HTTP_TOLERANCE, httpAggregatesFromJson, httpAggregatesToJson } from '../codec/httpAggregate.ts';
import { stateProfileFromJson } from '../codec/stateProfile.ts';
import { firstDifference } from '../compare.ts';
import type { AreaRunner, JsonObject, VectorOp } from '../vector.ts';
import { onEveryState } from './onEveryState.ts';

const NS_PER_MS = 1_000_000;

/** Virtual clock of one vector, ns since its start. */
interface Clock {
  nowNs: number;
}

/** Replays the operations of the areas `state` and `lingering-flows`. */
export const runState: AreaRunner = onEveryState((vector, implementation) => {
  const state = createStateStore(stateProfileFromJson(vector.config), {}, implementation);
  const clock: Clock = { nowNs: 0 };
  for (const [step, op] of vector.ops.entries()) {
    const before = { ...state.telemetry };
    const answer = apply(state, op, clock);
    const got = { ...answer, clients: clientsToJson(state), tel: telemetryGrowth(before, state.telemetry) };
    const difference = firstDifference(op.want, got, { tolerance: HTTP_TOLERANCE });
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
});

function apply(state: StateStore, op: VectorOp, clock: Clock): JsonObject {
  switch (op.op) {
    case 'register':
      state.registerClient(textOf(op, 'client'), clock.nowNs);
      return {};
    case 'removeClient':
      state.removeClient(textOf(op, 'client'));
      return {};
    case 'advance':
      clock.nowNs += numberOf(op, 'ms') * NS_PER_MS;
      return {};
    case 'expire':
      state.removeExpiredClients(clock.nowNs);
      return {};
    case 'storeClosed':
      state.storeClosedConnection(connFromJson(objectOf(op, 'conn') ?? {}));
      return {};
    case 'removeConnections':
      state.removeConnections(listOf(op, 'cookies').map((cookie) => toBigint(cookie, 'cookies')));
      return {};
    case 'getDelta':
      return getDelta(state, op, clock);
    case 'telemetryDelta':
      return telemetryDelta(state, op, clock);
    case 'dump':
      return { dump: dumpToJson(state.dump(textOf(op, 'client'))) };
    default:
      throw new MalformedVectorError(`unknown operation ${op.op}`);
  }
}

function getDelta(state: StateStore, op: VectorOp, clock: Clock): JsonObject {
  const delta = state.getDelta(textOf(op, 'client'), {
    latestTime: bigintOf(op, 'latestTime'),
    active: objectsOf(op, 'active').map(connFromJson),
    dnsStats: dnsFromJson(objectsOf(op, 'dns')),
    http: httpAggregatesFromJson(op),
    nowNs: clock.nowNs,
  });
  return { ...deltaConnsToJson(delta.conns), http: httpAggregatesToJson(delta.http.values()) };
}

function telemetryDelta(state: StateStore, op: VectorOp, clock: Clock): JsonObject {
  const values = new Map(
    Object.entries(objectOf(op, 'telemetry') ?? {}).map(([name, value]) => [name, toBigint(value, name)]),
  );
  const report = state.getTelemetryDelta(textOf(op, 'client'), values, clock.nowNs) ?? new Map<string, bigint>();
  return { telemetryDelta: Object.fromEntries([...report].map(([name, value]) => [name, value.toString()])) };
}

/** The agent prints cookies as signed numbers here. */
function dumpToJson(baselines: ReadonlyMap<bigint, StatCounters>): JsonObject {
  return Object.fromEntries(
    [...baselines].map(([cookie, counters]) => [
      BigInt.asIntN(64, cookie).toString(),
      {
        total_sent: counters.sentBytes.toString(),
        total_recv: counters.recvBytes.toString(),
        total_retransmits: String(counters.retransmits),
        total_tcp_established: String(counters.tcpEstablished),
        total_tcp_closed: String(counters.tcpClosed),
      },
    ]),
  );
}
