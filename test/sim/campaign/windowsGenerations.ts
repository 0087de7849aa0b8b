import type { AgentProfile } from '../../../src/model/profile.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { applyToggle, findToggle } from '../../../src/model/toggles.ts';
import type { WindowsCase } from '../../../src/scenarios/windows/workload/WindowsCase.ts';
import { prepareWindowsCase } from '../../../src/sim/campaign/prepareWindowsCase.ts';
import type { RunResult, Violation } from '../../../src/sim/runResult.ts';
import { simulate } from '../../../src/sim/simulate.ts';

export const FAILURE_RATE = 'failure-rate-bounded';
/** What no case may violate under any profile. */
export const ALWAYS = ['hit-conservation', 'backend-matches-ledger', 'run-completes'];

/** A profile with toggles set. */
export function profileWith(id: string, values: Readonly<Record<string, string>> = {}): AgentProfile {
  return Object.entries(values).reduce(
    (made, [name, value]) => applyToggle(made, findToggle(name)!, value),
    findProfile(id)!,
  );
}

/** The three generations of lingering flows. */
export const GENERATIONS = {
  V0: profileWith('agent-7.60'),
  V1: profileWith('agent-2026-05', { 'lingering-flow-rule': 'off' }),
  V2: profileWith('agent-2026-05'),
};

export function runOf(made: WindowsCase, profile: AgentProfile): RunResult {
  return simulate(prepareWindowsCase(made, profile));
}

export function violationsOf(profile: AgentProfile): (made: WindowsCase) => readonly Violation[] {
  return (made) => runOf(made, profile).violations;
}
