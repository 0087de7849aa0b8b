import type { RunResult } from '../runResult.ts';
import { markInconclusive } from './markInconclusive.ts';
import type { RecorderLoss } from './RecorderLoss.ts';

/**
 * Names of the invariants that a run violates whatever its recorder lost.
 *
 * @param loss - `undefined` when nothing was lost
 */
export function standingViolations(run: RunResult, loss: RecorderLoss | undefined): string[] {
  const judged = markInconclusive(run.violations, run, loss);
  return judged.filter(({ isInconclusive }) => !isInconclusive).map(({ invariant }) => invariant);
}
