import type { CounterRules } from '../../model/state/statCounters.ts';
import { addCounters, maxCounters, subtractCounters } from '../../model/state/statCounters.ts';
import { countersFromJson, countersToJson } from '../codec/counters.ts';
import { listOf, MalformedVectorError } from '../codec/fields.ts';
import { stateProfileFromJson } from '../codec/stateProfile.ts';
import { firstDifference } from '../compare.ts';
import type { AreaRunner, JsonObject, VectorOp } from '../vector.ts';

/** Replays the arithmetic on pairs of counters. */
export const runStatCounters: AreaRunner = (vector) => {
  const rules = stateProfileFromJson(vector.config);
  for (const [step, op] of vector.ops.entries()) {
    const difference = firstDifference(op.want, compute(op, rules));
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
};

function compute(op: VectorOp, rules: CounterRules): JsonObject {
  if (op.op !== 'counters') throw new MalformedVectorError(`unknown operation ${op.op}`);
  const a = countersFromJson(listOf(op, 'a'));
  const b = countersFromJson(listOf(op, 'b'));
  const { result, hasUnderflow } = subtractCounters(a, b, rules);
  return {
    sub: countersToJson(result),
    underflow: hasUnderflow,
    add: countersToJson(addCounters(a, b, rules)),
    max: countersToJson(maxCounters(a, b)),
  };
}
