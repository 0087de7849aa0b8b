import type { ConnStats } from '../../model/connStats.ts';
import { resolveContainers } from '../../model/state/resolveContainers.ts';
import { connFromJson } from '../codec/conn.ts';
import { booleanOf, listOf, MalformedVectorError, objectsOf } from '../codec/fields.ts';
import { firstDifference } from '../compare.ts';
import type { AreaRunner, Json, JsonObject, VectorOp } from '../vector.ts';

/** Replays system-probe's own container resolution; it does nothing without process events. */
export const runResolver: AreaRunner = (vector) => {
  const isEnabled = booleanOf(vector.config, 'processEventConsumerEnabled');
  for (const [step, op] of vector.ops.entries()) {
    const difference = firstDifference(markAbsent(op.want), resolve(op, isEnabled));
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
};

function resolve(op: VectorOp, isEnabled: boolean): JsonObject {
  if (op.op !== 'resolve') throw new MalformedVectorError(`unknown operation ${op.op}`);
  const active = objectsOf(op, 'active').map(connFromJson);
  const closed = objectsOf(op, 'closed').map(connFromJson);
  if (isEnabled) resolveContainers([...active, ...closed]);
  return { active: active.map(destToJson), closed: closed.map(destToJson) };
}

function destToJson(conn: ConnStats): Json {
  return containerToJson(conn.containerDest);
}

function markAbsent(want: JsonObject): JsonObject {
  return {
    active: listOf(want, 'active').map(containerToJson),
    closed: listOf(want, 'closed').map(containerToJson),
  };
}

/** "No container" and a container id that is the empty string must not compare as equal. */
function containerToJson(container: Json | undefined): Json {
  return typeof container === 'string' ? `id:${container}` : 'none';
}
