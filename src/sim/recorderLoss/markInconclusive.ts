import { INVARIANTS } from '../invariants/all.ts';
import type { JudgedViolation, RunResult, Violation } from '../runResult.ts';
import { Evidence } from './Evidence.ts';
import type { RecorderLoss } from './RecorderLoss.ts';

/**
 * Marks the violations that losses of the recorder may explain. What rests on a single hit or connection that the
 * recorder shows whole stays as it is, however much else was lost.
 *
 * @param loss - `undefined` when nothing was lost
 */
export function markInconclusive(
  violations: readonly Violation[],
  run: RunResult,
  loss: RecorderLoss | undefined,
): readonly JudgedViolation[] {
  if (!loss || violations.length === 0) return violations;
  // A run that forgot the fates of its hits cannot tell what it rests on.
  const evidence = run.forgotten ? undefined : new Evidence(run, loss);
  return violations.map((violation) => {
    const proves = INVARIANTS.find(({ name }) => name === violation.invariant)?.proves;
    if (proves && (proves === 'always' || (evidence && proves(run, evidence)))) return violation;
    return { ...violation, isInconclusive: true };
  });
}
