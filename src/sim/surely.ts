import { isMeantToEnd } from '../model/ledger/lossReasons.ts';
import { type Condition, missingHitsOf } from './condition.ts';
import { Evidence } from './recorderLoss/Evidence.ts';
import type { RecorderLoss } from './recorderLoss/RecorderLoss.ts';
import type { RunResult } from './runResult.ts';

/** Conditions for a search, and whether what they say of the whole run can be believed. */
export interface SearchedConditions {
  readonly conditions: readonly Condition[];
  /** What the recorder lost may explain that they hold. */
  readonly isInconclusive: boolean;
}

/**
 * Conditions as a search should use them where a recorder lost events: each holds only of a run that shows it whatever
 * was lost, so that nothing is sought for what lies at the recorder.
 *
 * Where the whole run does not show all of them like that, they stay as they are: the search then finds what makes the
 * difference, but the result is inconclusive.
 *
 * @param areNamed - the user names them, and all of them count; else those count that the run shows
 * @param loss - `undefined` when nothing was lost
 */
export function surely(
  conditions: readonly Condition[],
  whole: RunResult,
  { areNamed, loss }: { readonly areNamed: boolean; readonly loss: RecorderLoss | undefined },
): SearchedConditions {
  if (!loss) return { conditions, isInconclusive: false };
  const shown = conditions.filter((condition) => condition.isShown(whole, loss));
  if (shown.length === 0 || (areNamed && shown.length < conditions.length)) {
    return { conditions, isInconclusive: true };
  }
  const sure = shown.map((condition) => ({
    ...condition,
    holds: (result: RunResult) => condition.isShown(result, loss),
  }));
  return { conditions: sure, isInconclusive: false };
}

/** Hits that never arrived and were meant to; where a recorder lost events, those that its losses do not explain. */
export function missingHitsUnder(run: RunResult, loss: RecorderLoss | undefined): number {
  if (!loss || run.forgotten) return missingHitsOf(run.totals);
  const evidence = new Evidence(run, loss);
  return run.ledger
    .hits()
    .filter(
      (hit) =>
        !(hit.fate.kind === 'shipped' || hit.fate.kind === 'duplicated') &&
        !('reason' in hit.fate && isMeantToEnd(hit.fate.reason)) &&
        evidence.doubtAboutHit(hit) === undefined,
    ).length;
}
