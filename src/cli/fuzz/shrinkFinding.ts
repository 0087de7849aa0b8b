import type { AgentProfile } from '../../model/profile.ts';
import { flippingToggles } from '../../sim/campaign/flippingToggles.ts';
import { judgeCase } from '../../sim/campaign/judgeCase.ts';
import type { RawFinding, SmallFinding } from './Finding.ts';
import { kindOf } from './tryCases.ts';

/** Makes a finding small and looks for the toggles that decide about it. @param isOver - asked often; ends the search */
export async function shrinkFinding(
  raw: RawFinding,
  profile: AgentProfile,
  isOver: () => boolean,
): Promise<SmallFinding> {
  const kind = kindOf(raw);
  const violates = (made: unknown, agent: AgentProfile): boolean =>
    judgeCase(kind, made, agent).violations.some(({ invariant }) => invariant === raw.invariant);
  let wasCut = false;
  const { made, shrinks } = (await kind.shrinker()).shrink(raw.made, (each) => {
    wasCut ||= isOver();
    return !wasCut && violates(each, profile);
  });
  const { violations, path } = judgeCase(kind, made, profile);
  return {
    ...raw,
    made,
    path,
    violation: violations.find(({ invariant }) => invariant === raw.invariant) ?? raw.violation,
    violations,
    shrinks,
    isMinimal: !wasCut,
    events: kind.describe(made),
    flippedBy: flippingToggles(profile, (agent) => violates(made, agent)),
  };
}
