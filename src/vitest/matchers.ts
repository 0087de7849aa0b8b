import type { MatcherResult, MatcherState } from 'vitest';
import type { LossReason } from '../model/ledger/lossReasons.ts';
import type { RunResult } from '../sim/runResult.ts';
import { checkCounter } from './checks/counters.ts';
import { checkFate, type FateName } from './checks/fates.ts';
import { checkHits, checkNoOrphans, type ExpectedServiceHits } from './checks/hits.ts';
import {
  checkConservation,
  checkFailureRate,
  checkSurvives,
  checkViolates,
  checkViolatesNothing,
} from './checks/invariants.ts';
import { checkLossesOnly, checkNoLosses } from './checks/losses.ts';
import type { FlowproofMatchers } from './FlowproofMatchers.ts';
import type { Judgement } from './judgement.ts';
import { isPromise, receivedRun } from './receivedRun.ts';
import { renderJudgement } from './renderJudgement.ts';
import type { HitSelector } from './selectHits.ts';
import { toBeDeterministic } from './toBeDeterministic.ts';

type Matcher = (this: MatcherState, received: unknown, ...expected: never[]) => MatcherResult;

/** All expectations, in the form in which vitest takes them. */
export const MATCHERS = {
  toConserveHits: matcher('toConserveHits', checkConservation),
  toHaveHits: matcher('toHaveHits', (run, _isNot, expected: ExpectedServiceHits) => checkHits(run, expected)),
  toKeepFailureRateBounded: matcher('toKeepFailureRateBounded', checkFailureRate),
  toLoseNoHits: matcher('toLoseNoHits', checkNoLosses),
  toLoseOnly: matcher('toLoseOnly', (run, _isNot, reasons: readonly LossReason[]) => checkLossesOnly(run, reasons)),
  toHaveFate: matcher('toHaveFate', (run, isNot, selector: number | HitSelector, fate: FateName) =>
    checkFate(run, { selector, fate, isNot }),
  ),
  toViolate: matcher('toViolate', (run, _isNot, invariant: string) => checkViolates(run, invariant)),
  toViolateNothing: matcher('toViolateNothing', checkViolatesNothing),
  toBeDeterministic(this: MatcherState, received: unknown): MatcherResult {
    return toBeDeterministic(received, this.isNot);
  },
  toHaveCounter: matcher('toHaveCounter', (run, _isNot, name: string, value: number) => checkCounter(run, name, value)),
  toSurvive: matcher('toSurvive', checkSurvives),
  toOrphanNothing: matcher('toOrphanNothing', checkNoOrphans),
} satisfies Record<keyof FlowproofMatchers, Matcher>;

/** An expectation of a run or of a promise of one. */
function matcher<Expected extends unknown[]>(
  name: string,
  check: (run: RunResult, isNot: boolean, ...expected: Expected) => Judgement,
) {
  return function (this: MatcherState, received: unknown, ...expected: Expected): MatcherResult {
    const judge = (value: unknown) => {
      const run = receivedRun(name, value);
      const judgement = check(run, this.isNot, ...expected);
      return { pass: judgement.holds, message: () => renderJudgement(judgement, run, this.isNot) };
    };
    return isPromise(received) ? Promise.resolve(received).then(judge) : judge(received);
  };
}
