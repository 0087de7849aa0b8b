import type { StatCounters } from '../../model/connStats.ts';
import { CounterColumn } from '../../model/state/columns/CounterColumn.ts';
import * as columns from '../../model/state/columns/counterRules.ts';
import type { CounterRules } from '../../model/state/statCounters.ts';
import { addCounters, maxCounters, subtractCounters } from '../../model/state/statCounters.ts';
import { countersFromJson, countersToJson } from '../codec/counters.ts';
import { listOf, MalformedVectorError } from '../codec/fields.ts';
import { stateProfileFromJson } from '../codec/stateProfile.ts';
import { firstDifference } from '../compare.ts';
import type { AreaRunner, JsonObject, VectorOp } from '../vector.ts';
import { onEveryState } from './onEveryState.ts';

/** Replays the arithmetic on pairs of counters. */
export const runStatCounters: AreaRunner = onEveryState((vector, implementation) => {
  const compute = implementation === 'columns' ? computeInColumns : computeAsObjects;
  const rules = stateProfileFromJson(vector.config);
  for (const [step, op] of vector.ops.entries()) {
    const difference = firstDifference(op.want, compute(op, rules));
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
});

function computeAsObjects(op: VectorOp, rules: CounterRules): JsonObject {
  const [a, b] = operands(op);
  const { result, hasUnderflow } = subtractCounters(a, b, rules);
  return {
    sub: countersToJson(result),
    underflow: hasUnderflow,
    add: countersToJson(addCounters(a, b, rules)),
    max: countersToJson(maxCounters(a, b)),
  };
}

function computeInColumns(op: VectorOp, rules: CounterRules): JsonObject {
  const [a, b] = operands(op);
  const totals = new CounterColumn(2);
  const difference = new CounterColumn(2);
  const load = (): void => {
    totals.write(0, a);
    totals.write(1, b);
  };
  load();
  const underflow = columns.subtractCounters(difference, totals, 0, totals, 1, rules);
  columns.addCounters(totals, 0, 1, rules);
  const add = countersToJson(totals.read(0));
  load();
  columns.raiseCounters(totals, 0, totals, 1);
  return { sub: countersToJson(difference.read(0)), underflow, add, max: countersToJson(totals.read(0)) };
}

function operands(op: VectorOp): [StatCounters, StatCounters] {
  if (op.op !== 'counters') throw new MalformedVectorError(`unknown operation ${op.op}`);
  return [countersFromJson(listOf(op, 'a')), countersFromJson(listOf(op, 'b'))];
}
