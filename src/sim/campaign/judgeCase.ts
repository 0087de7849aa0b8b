import type { AgentProfile } from '../../model/profile.ts';
import type { Violation } from '../runResult.ts';
import { type CaseKind, type CaseVerdict, type CaseViolation, type JudgeOptions, KNOWN } from './CaseKind.ts';
import { judgeSafely } from './runCampaign.ts';

const ERROR_WORDS_MAX = 60;

/** Runs a case; an error is a violation like others, and its words are the path. */
export function judgeCase(
  kind: CaseKind<unknown>,
  made: unknown,
  profile: AgentProfile,
  options: JudgeOptions = {},
): CaseVerdict {
  let verdict: CaseVerdict | undefined;
  const violations = judgeSafely((each: unknown) => {
    verdict = kind.judge(each, profile, options);
    return verdict.violations;
  }, made);
  return verdict ?? { violations, path: errorPath(violations[0]!.observed) };
}

/** The violations that a campaign looks for: of the given invariants, or of the laws of the kind. */
export function wantedViolations(
  kind: CaseKind<unknown>,
  { violations, path }: CaseVerdict,
  properties: readonly string[] | undefined,
): readonly Required<CaseViolation>[] {
  const wanted = properties ?? kind.laws;
  return violations.filter(({ invariant }) => wanted.includes(invariant)).map((each) => ({ path, ...each }));
}

/** Whether a violation is an open defect of the real agent. */
export function isKnown({ invariant }: Violation): boolean {
  return invariant.startsWith(KNOWN);
}

/** Numbers differ from case to case where the mistake is the same. */
function errorPath(observed: string): string {
  return observed.replaceAll(/\d+/g, 'N').slice(0, ERROR_WORDS_MAX);
}
