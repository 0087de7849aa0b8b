import type { StateProfile } from '../../model/profile.ts';
import { findProfile } from '../../model/profiles.ts';
import { createStateStore } from '../../model/state/createStateStore.ts';
import type { StateStore } from '../../model/state/StateStore.ts';
import {
  booleanOf,
  listOf,
  MalformedVectorError,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
  toBigint,
} from '../codec/fields.ts';
import { scenarioConnFromJson, scenarioConnToJson } from '../codec/scenarioConn.ts';
import { firstDifference } from '../compare.ts';
import type { AreaRunner, Json, JsonObject, Vector, VectorOp } from '../vector.ts';
import { onEveryState } from './onEveryState.ts';

const SCENARIO_PROFILES = ['A', 'B', 'Breset'] as const;
type ScenarioProfile = (typeof SCENARIO_PROFILES)[number];

/**
 * Turns the independent set of state scenarios into vectors: one per scenario and profile.
 *
 * An answer that is not given for a profile equals that of the profile before it. After the operations of the scenario
 * stands one more, `counters`, with the sums of the whole scenario.
 *
 * @param file - an object with `description` and `scenarios`
 */
export function networkStateVectors(file: JsonObject): Vector[] {
  return objectsOf(file, 'scenarios').flatMap((scenario) => {
    let expected: JsonObject = {};
    return SCENARIO_PROFILES.map((profile) => {
      expected = objectOf(objectOf(scenario, 'expected') ?? {}, profile) ?? expected;
      return scenarioVector(scenario, profile, expected);
    });
  });
}

function scenarioVector(scenario: JsonObject, profile: ScenarioProfile, expected: JsonObject): Vector {
  const polls = new Map(objectsOf(expected, 'polls').map((poll) => [numberOf(poll, 'opIndex'), poll]));
  const ops = objectsOf(scenario, 'ops').map((op, index): VectorOp => {
    const poll = polls.get(index) ?? {};
    const want = { conns: listOf(poll, 'conns').slice(), baselineCookies: listOf(poll, 'baselineCookies').slice() };
    return { ...op, op: textOf(op, 'op'), want };
  });
  const sums: VectorOp = { op: 'counters', want: objectOf(expected, 'counters') ?? {} };
  const config = { ...objectOf(scenario, 'config'), profile };
  return { id: `${numberOf(scenario, 'id')}-${profile}`, config, tags: [], ops: [...ops, sums] };
}

/** Replays one vector made by {@link networkStateVectors}. */
export const runNetworkState: AreaRunner = onEveryState((vector, implementation) => {
  const state = createStateStore(scenarioProfile(vector.config), {}, implementation);
  for (const [step, op] of vector.ops.entries()) {
    const difference = firstDifference(op.want, apply(state, op));
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
});

function scenarioProfile(config: JsonObject): StateProfile {
  const profile = textOf(config, 'profile');
  const base = findProfile(profile === 'A' ? 'agent-7.60' : 'agent-7.62')?.state;
  if (base === undefined) throw new MalformedVectorError(`field profile: unknown profile ${profile}`);
  return {
    ...base,
    emptyStart: profile === 'Breset' ? 'reset' : 'kept',
    maxClosedConns: numberOf(config, 'maxClosedConns'),
    maxClientStats: numberOf(config, 'maxClientStats'),
    connectionRollup: booleanOf(config, 'rollup'),
    processEvents: booleanOf(config, 'rollup'),
    ephemeralRange: [32_768, 60_999],
  };
}

function apply(state: StateStore, op: VectorOp): JsonObject {
  switch (op.op) {
    case 'register':
      state.registerClient(textOf(op, 'client'), 0);
      return {};
    case 'expire':
      state.removeClient(textOf(op, 'client'));
      return {};
    case 'close':
      state.storeClosedConnection(scenarioConnFromJson(objectOf(op, 'conn') ?? {}));
      return {};
    case 'removeConnections':
      state.removeConnections(listOf(op, 'cookies').map((cookie) => toBigint(cookie, 'cookies')));
      return {};
    case 'poll':
      return poll(state, op);
    case 'counters':
      return counters(state);
    default:
      throw new MalformedVectorError(`unknown operation ${op.op}`);
  }
}

function poll(state: StateStore, op: VectorOp): JsonObject {
  const client = textOf(op, 'client');
  const active = objectsOf(op, 'active').map(scenarioConnFromJson);
  const delta = state.getDelta(client, { latestTime: 0n, active, nowNs: 0 });
  const cookies: Json[] = [...state.dump(client).keys()].map(Number).toSorted((a, b) => a - b);
  return { conns: delta.conns.map(scenarioConnToJson), baselineCookies: cookies };
}

function counters({ telemetry }: StateStore): JsonObject {
  return {
    closedConnDropped: telemetry.closedConnDroppedTcp + telemetry.closedConnDroppedUdp,
    connDropped: telemetry.connDropped,
    statsCookieCollisions: telemetry.statsCookieCollisions,
    statsUnderflows: telemetry.statsUnderflows,
  };
}
