import type { CaseKind, CaseVerdict, CaseViolation } from '../../sim/campaign/CaseKind.ts';
import { decidingToggles } from '../../sim/campaign/decidingToggles.ts';
import { judgeCase, wantedViolations } from '../../sim/campaign/judgeCase.ts';
import type { CaseAgent } from './agentOfCase.ts';
import type { RawFinding, SmallFinding } from './Finding.ts';
import { hasNewPart } from './KnownPaths.ts';
import { kindOf, neededViolations } from './tryCases.ts';

/** How a finding is made small. */
export interface ShrinkOptions {
  /** For whom it was found. */
  readonly agent: Pick<CaseAgent, 'profile' | 'pair'>;
  /** Parts of paths that are stored already: the small case must show another. */
  readonly knownParts: readonly string[];
  /** Asked often; ends the search. */
  readonly isOver: () => boolean;
  /** Told of every run before it begins. */
  readonly onRun?: () => void;
}

/** The same kind, whose runs are told of. */
function told(kind: CaseKind<unknown>, onRun: (() => void) | undefined): CaseKind<unknown> {
  return {
    ...kind,
    judge(...run) {
      onRun?.();
      return kind.judge(...run);
    },
  };
}

/** Makes a finding small and looks for the toggles that decide about it. */
export async function shrinkFinding(
  raw: RawFinding,
  { agent: { profile, pair }, knownParts, isOver, onRun }: ShrinkOptions,
): Promise<SmallFinding> {
  const kind = told(kindOf(raw), onRun);
  const { huntsKnown = false } = raw;
  const judge = (made: unknown): CaseVerdict => judgeCase(kind, made, profile, { huntsKnown });
  const violation = (made: unknown): Required<CaseViolation> | undefined =>
    neededViolations({ kind, made, huntsKnown }, wantedViolations(kind, judge(made), [raw.invariant]), pair)[0];
  const isNew = (found: Required<CaseViolation> | undefined): boolean =>
    found !== undefined && hasNewPart(found.path, knownParts);
  let wasCut = false;
  const { made, shrinks } = (await kind.shrinker()).shrink(raw.made, (each) => {
    wasCut ||= isOver();
    return !wasCut && isNew(violation(each));
  });
  const small = violation(made);
  const { mends, hides } = await decidingToggles({
    kind,
    made,
    profile,
    invariant: raw.invariant,
    huntsKnown,
    ...(pair ? { better: [pair.neither] } : {}),
  });
  return {
    ...raw,
    made,
    path: small?.path ?? raw.path,
    violation: small ?? raw.violation,
    violations: judge(made).violations,
    shrinks,
    isMinimal: !wasCut,
    events: kind.describe(made),
    flippedBy: mends,
    hiddenBy: hides,
  };
}
