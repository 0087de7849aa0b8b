import { Random } from '../random.ts';
import type { Violation } from '../runResult.ts';

/** Name of the violation that stands for an error: the model must not throw, whatever it is given. */
export const RUN_COMPLETES = 'run-completes';

/** Cases that are to be tried. */
export interface CampaignPlan<Case> {
  /** Two campaigns of one seed try the same cases. */
  readonly seed: number;
  readonly cases: number;
  /** Makes a case; all of its chance comes from here. */
  readonly generate: (random: Random) => Case;
  /** Runs a case. */
  readonly judge: (made: Case) => readonly Violation[];
}

/** A case that violates something. */
export interface FailingCase<Case> {
  /** From 0. */
  readonly index: number;
  readonly made: Case;
  readonly violations: readonly Violation[];
}

/** What a campaign found. */
export interface CampaignReport<Case> {
  readonly seed: number;
  readonly cases: number;
  /** Invariant → number of cases that violate it. */
  readonly violating: ReadonlyMap<string, number>;
  /** Invariant → the first of them. */
  readonly first: ReadonlyMap<string, FailingCase<Case>>;
}

/** Tries one generated case after the other; none of them ends the campaign. */
export function runCampaign<Case>(plan: CampaignPlan<Case>): CampaignReport<Case> {
  const violating = new Map<string, number>();
  const first = new Map<string, FailingCase<Case>>();
  for (let index = 0; index < plan.cases; index += 1) {
    const made = caseOf(plan, index);
    const violations = judgeSafely(plan.judge, made);
    for (const { invariant } of violations) {
      violating.set(invariant, (violating.get(invariant) ?? 0) + 1);
      if (!first.has(invariant)) first.set(invariant, { index, made, violations });
    }
  }
  return { seed: plan.seed, cases: plan.cases, violating, first };
}

/** One case of a campaign: every case has a stream of its own, so that it can be made alone. */
export function caseOf<Case>({ seed, generate }: Pick<CampaignPlan<Case>, 'seed' | 'generate'>, index: number): Case {
  return generate(new Random((Math.imul(seed, 0x9e3779b9) + index) >>> 0));
}

/** Runs a case; an error is a violation like others. */
export function judgeSafely<Case>(judge: CampaignPlan<Case>['judge'], made: Case): readonly Violation[] {
  try {
    return judge(made);
  } catch (error) {
    const observed = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return [{ invariant: RUN_COMPLETES, expected: 'a run that comes to its end', observed, poll: 0 }];
  }
}
