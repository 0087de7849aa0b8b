import { RUN_COMPLETES } from '../../sim/campaign/runCampaign.ts';
import type { Violation } from '../../sim/runResult.ts';
import { agentOfCase } from './agentOfCase.ts';
import type { CaseNumber } from './caseNumbers.ts';
import type { RawFinding, SmallFinding } from './Finding.ts';
import type { FuzzPlan } from './FuzzPlan.ts';
import { kindOf, madeCase } from './tryCases.ts';

/** Path of a finding whose case did not come to its end. Such a case is only ever run in a thread that can be ended. */
export const ENDLESS = 'does-not-end';

/** What stands for a case that was ended from outside. */
export function endlessViolation(limitMs: number): Violation {
  const observed = `it did not end within ${limitMs / 1000} s`;
  return { invariant: RUN_COMPLETES, expected: 'a run that comes to its end', observed, poll: 0 };
}

/** The finding of a case that did not end. It must be one that can be drawn. */
export function endlessFinding(plan: FuzzPlan, number: CaseNumber, limitMs: number): RawFinding {
  const { profile, toggles, pair } = agentOfCase(plan, number);
  return {
    kind: number.kind,
    invariant: RUN_COMPLETES,
    path: ENDLESS,
    profile: profile.id,
    toggles,
    ...(pair ? { together: pair.bugs } : {}),
    ...(plan.huntsKnown ? { huntsKnown: true } : {}),
    ...(plan.over ? { over: plan.over } : {}),
    seed: plan.seed,
    index: number.index,
    violation: endlessViolation(limitMs),
    made: madeCase(kindOf(number), plan.seed, number.index),
  };
}

/** A finding as it is, where making it small would not end. */
export function withoutShrinking(finding: RawFinding): SmallFinding {
  return {
    ...finding,
    violations: [finding.violation],
    shrinks: 0,
    isMinimal: false,
    events: kindOf(finding).describe(finding.made),
    flippedBy: [],
    hiddenBy: [],
  };
}
