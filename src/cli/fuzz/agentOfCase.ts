import type { AgentProfile } from '../../model/profile.ts';
import { findProfile } from '../../model/profiles.ts';
import { differingToggles } from '../../model/toggles.ts';
import type { ToggleChange } from '../../sim/bisect/toggleChange.ts';
import { type BugPair, BugPairs } from '../../sim/campaign/museum/bugPairs.ts';
import type { CaseNumber } from './caseNumbers.ts';
import type { AgentSettings, FuzzPlan } from './FuzzPlan.ts';

/** The agent that meets a case. */
export interface CaseAgent extends AgentSettings {
  /** Of a campaign with `--pairs`: what it violates counts only when no agent with fewer bugs violates it too. */
  readonly pair: BugPair | undefined;
}

const PAIRS = new Map<string, BugPairs>();

/** The agent of a case: the one of the plan, or one with two historic bugs. */
export function agentOfCase({ agent, pairs, seed }: FuzzPlan, { kind, index }: CaseNumber): CaseAgent {
  if (!pairs) return { ...agent, pair: undefined };
  return agentOfPair(pairsOf(kind).ofCase(seed, index));
}

/** The agent that something was found for. */
export function agentOfFinding(
  { agent }: FuzzPlan,
  { kind, together }: { readonly kind: string; readonly together?: readonly ToggleChange[] },
): CaseAgent {
  const pair = together && pairsOf(kind).find(together);
  return pair ? agentOfPair(pair) : { ...agent, pair: undefined };
}

function pairsOf(kind: string): BugPairs {
  const known = PAIRS.get(kind) ?? new BugPairs(kind);
  PAIRS.set(kind, known);
  return known;
}

function agentOfPair(pair: BugPair): CaseAgent {
  return { profile: pair.both, toggles: ownToggles(pair.both), pair };
}

/** Toggles that differ from the profile of that name. */
export function ownToggles(profile: AgentProfile): ToggleChange[] {
  return differingToggles(findProfile(profile.id) ?? profile, profile);
}
