import type { AgentProfile } from '../../model/profile.ts';
import { findProfile } from '../../model/profiles.ts';
import { differingToggles } from '../../model/toggles.ts';
import { bisectToggles, type TriedRun } from '../bisect/bisectToggles.ts';
import { allChanges } from '../bisect/candidateChanges.ts';
import { type ToggleChange, withChanges } from '../bisect/toggleChange.ts';
import type { CaseKind, JudgeOptions } from './CaseKind.ts';
import { isKnown, judgeCase } from './judgeCase.ts';
import { RUN_COMPLETES } from './runCampaign.ts';

/** A case, what it violates, and where to look for what mends it. */
export interface Deciding extends JudgeOptions {
  readonly kind: CaseKind<unknown>;
  readonly made: unknown;
  /** The agent under which the case violates the invariant. */
  readonly profile: AgentProfile;
  readonly invariant: string;
  /** Agents that are believed to be better, most plausible first. Default: the plain profile, then the latest one. */
  readonly better?: readonly AgentProfile[];
}

/** What makes a case hold. */
export interface DecidingToggles {
  /** Sets of changes, each of which mends it; empty when none does. */
  readonly mends: readonly (readonly ToggleChange[])[];
  /** Only where nothing mends it: changes with which it holds because more hits are missing. */
  readonly hides: readonly ToggleChange[];
}

/**
 * Which toggles decide whether a case fails, by the search of `flowproof bisect`. Candidates are, until one of these
 * has an answer: the toggles in which the profile differs from each better one; then every value of every switch by
 * itself, which stand for changes that no release has.
 *
 */
export async function decidingToggles(deciding: Deciding): Promise<DecidingToggles> {
  const { profile } = deciding;
  const better = deciding.better ?? [findProfile(profile.id) ?? profile, findProfile('latest')!];
  const stages = [...better.map((other) => differingToggles(profile, other)), allChanges(profile)];
  let hides: readonly ToggleChange[] = [];
  for (const candidates of stages) {
    const { minimal, single, hiding } = await bisectToggles(candidates, {
      tryWith: (changes) => tried(deciding, withChanges(profile, changes)),
    });
    if (single.length > 0) return { mends: single.map((change) => [change]), hides: [] };
    if (minimal) return { mends: [minimal], hides: [] };
    if (hides.length === 0) hides = hiding;
  }
  return { mends: [], hides };
}

/** Open defects of the agent are always there: they are no other defect that a change brings. */
function tried({ kind, made, invariant, huntsKnown = false }: Deciding, profile: AgentProfile): TriedRun {
  const { violations } = judgeCase(kind, made, profile, { huntsKnown });
  const violated = violations.filter((each) => !isKnown(each)).map((each) => each.invariant);
  // Of a run that does not come to its end nothing can be counted.
  const missingHits = violated.includes(RUN_COMPLETES) ? Infinity : kind.missingHits(made, profile);
  return { isBad: violated.includes(invariant), violated, missingHits };
}
