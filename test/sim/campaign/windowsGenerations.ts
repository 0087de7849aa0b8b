import type { AgentProfile } from '../../../src/model/profile.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { applyToggle, findToggle } from '../../../src/model/toggles.ts';
import type { WindowsCase } from '../../../src/scenarios/windows/workload/WindowsCase.ts';
import { windowsCaseArbitrary } from '../../../src/scenarios/windows/workload/windowsCaseArbitrary.ts';
import { shrinkCase } from '../../../src/scenarios/workload/shrinkCase.ts';
import { generateWindowsCase } from '../../../src/sim/campaign/generateWindowsCase.ts';
import { prepareWindowsCase } from '../../../src/sim/campaign/prepareWindowsCase.ts';
import { type CampaignReport, judgeSafely, runCampaign } from '../../../src/sim/campaign/runCampaign.ts';
import type { RunResult, Violation } from '../../../src/sim/runResult.ts';
import { simulate } from '../../../src/sim/simulate.ts';

export const FAILURE_RATE = 'failure-rate-bounded';
/** What no case may violate under any profile. */
const ALWAYS = ['hit-conservation', 'backend-matches-ledger', 'run-completes'];

/** The three generations of lingering flows. */
export const GENERATIONS = {
  V0: profileWith('agent-7.60'),
  V1: profileWith('agent-2026-05', { 'lingering-flow-rule': 'off' }),
  V2: profileWith('agent-2026-05'),
};
export type Generation = keyof typeof GENERATIONS;
export const FORBIDDEN: Readonly<Record<Generation, readonly string[]>> = {
  V0: ALWAYS,
  V1: ALWAYS,
  V2: [...ALWAYS, FAILURE_RATE],
};

/** A profile with toggles set. */
export function profileWith(id: string, values: Readonly<Record<string, string>> = {}): AgentProfile {
  return Object.entries(values).reduce(
    (made, [name, value]) => applyToggle(made, findToggle(name)!, value),
    findProfile(id)!,
  );
}

export function runOf(made: WindowsCase, profile: AgentProfile): RunResult {
  return simulate(prepareWindowsCase(made, profile));
}

export function judgeWith(profile: AgentProfile): (made: WindowsCase) => readonly Violation[] {
  return (made) => runOf(made, profile).violations;
}

/** Generated cases under a profile. */
export function windowsCampaign(profile: AgentProfile, plan: { seed: number; cases: number }) {
  return runCampaign({ ...plan, generate: generateWindowsCase, judge: judgeWith(profile) });
}

/**
 * What a campaign found of what must not happen, each with the seed and the case made small, ready to be stored and run
 * again: empty is good.
 */
export function findingsOf(
  { seed, first }: CampaignReport<WindowsCase>,
  { profile, forbidden }: { profile: AgentProfile; forbidden: readonly string[] },
): string[] {
  return forbidden.flatMap((invariant) => {
    const failing = first.get(invariant);
    if (!failing) return [];
    const fails = (made: WindowsCase): boolean =>
      judgeSafely(judgeWith(profile), made).some((violation) => violation.invariant === invariant);
    const small = shrinkCase(failing.made, { arbitrary: windowsCaseArbitrary(), fails });
    return [`${invariant}: seed ${seed}, case ${failing.index}, made small: ${JSON.stringify(small?.made)}`];
  });
}
