import type { AgentProfile } from '../../model/profile.ts';
import type { CaseViolation } from '../../sim/campaign/CaseKind.ts';
import { decidingToggles } from '../../sim/campaign/decidingToggles.ts';
import { judgeCase, wantedViolations } from '../../sim/campaign/judgeCase.ts';
import type { RawFinding, SmallFinding } from './Finding.ts';
import { hasNewPart } from './KnownPaths.ts';
import { kindOf } from './tryCases.ts';

/** How a finding is made small. */
export interface ShrinkOptions {
  readonly profile: AgentProfile;
  /** Parts of paths that are stored already: the small case must show another. */
  readonly knownParts: readonly string[];
  /** Asked often; ends the search. */
  readonly isOver: () => boolean;
}

/** Makes a finding small and looks for the toggles that decide about it. */
export async function shrinkFinding(
  raw: RawFinding,
  { profile, knownParts, isOver }: ShrinkOptions,
): Promise<SmallFinding> {
  const kind = kindOf(raw);
  const violation = (made: unknown, agent: AgentProfile): Required<CaseViolation> | undefined =>
    wantedViolations(kind, judgeCase(kind, made, agent), [raw.invariant])[0];
  const isNew = (found: Required<CaseViolation> | undefined): boolean =>
    found !== undefined && hasNewPart(found.path, knownParts);
  let wasCut = false;
  const { made, shrinks } = (await kind.shrinker()).shrink(raw.made, (each) => {
    wasCut ||= isOver();
    return !wasCut && isNew(violation(each, profile));
  });
  const small = violation(made, profile);
  const { mends, hides } = decidingToggles({ kind, made, profile, invariant: raw.invariant });
  return {
    ...raw,
    made,
    path: small?.path ?? raw.path,
    violation: small ?? raw.violation,
    violations: judgeCase(kind, made, profile).violations,
    shrinks,
    isMinimal: !wasCut,
    events: kind.describe(made),
    flippedBy: mends,
    hiddenBy: hides,
  };
}
