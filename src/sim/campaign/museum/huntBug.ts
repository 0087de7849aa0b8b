import type { AgentProfile } from '../../../model/profile.ts';
import type { CaseKind } from '../CaseKind.ts';
import { caseOf, judgeSafely } from '../runCampaign.ts';

/** What is hunted. */
export interface Hunt<Case> {
  readonly kind: CaseKind<Case>;
  /** The agent with the one bug, and without it. */
  readonly buggy: AgentProfile;
  readonly fixed: AgentProfile;
  /** Invariants of which one must be violated by the bug, and by nothing else. */
  readonly violates: readonly string[];
  readonly seed: number;
  /** Asked before each case with the number of cases so far. */
  readonly mayGoOn: (runs: number) => boolean;
}

/** A case that shows a bug. */
export interface Trophy<Case> {
  readonly made: Case;
  readonly invariant: string;
  /** Cases that were tried, this one included. */
  readonly runs: number;
}

/** Tries cases until one shows the bug: it violates a listed invariant with the bug, and not without it. */
export function huntBug<Case>(hunt: Hunt<Case>): Trophy<Case> | number {
  let runs = 0;
  while (hunt.mayGoOn(runs)) {
    const made = caseOf({ seed: hunt.seed, generate: (random) => hunt.kind.generate(random) }, runs);
    runs += 1;
    const invariant = shownInvariant(hunt, made);
    if (invariant !== undefined) return { made, invariant, runs };
  }
  return runs;
}

/** The first listed invariant that the bug, and nothing else, violates in a case. */
export function shownInvariant<Case>(
  { kind, buggy, fixed, violates }: Omit<Hunt<Case>, 'seed' | 'mayGoOn'>,
  made: Case,
): string | undefined {
  const broken = violationsOf(kind, made, buggy).filter((name) => violates.includes(name));
  if (broken.length === 0) return undefined;
  const anyway = violationsOf(kind, made, fixed);
  return broken.find((name) => !anyway.includes(name));
}

function violationsOf<Case>(kind: CaseKind<Case>, made: Case, profile: AgentProfile): string[] {
  const violations = judgeSafely((each: Case) => kind.judge(each, profile).violations, made);
  return violations.map(({ invariant }) => invariant);
}
