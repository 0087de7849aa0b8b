import type { AgentProfile } from '../../../model/profile.ts';
import { findProfile } from '../../../model/profiles.ts';
import { applyToggle, findToggle, refuseToggleValue } from '../../../model/toggles.ts';

/** The generation that the campaigns of single bugs start from: batches of closes, failures inside the close. */
export const FIXED_BASE_ID = 'agent-7.62';

/** Where the base still has a defect that some agent, or a what-if, does without. */
export const FIXED_TOGGLES: Readonly<Record<string, string>> = {
  'docker-proxy-pid-check': 'on',
  'batch-offsets': 'visit',
  'joiner-clock': 'monotonic',
  'empty-start': 'reset',
  'translation-lookup': 'again-at-poll',
  'malformed-page': 'ignored',
  'negative-latency': 'rejected',
  'merged-http-tags': 'all',
  'final-counters': 'socket-totals',
};

/** The same for Windows hosts, which the toggles above say nothing of. */
export const WINDOWS_FIXED_TOGGLES: Readonly<Record<string, string>> = {
  'lingering-flow-rule': 'on',
  'windows-failure-implies-closed': 'on',
};

/** What two of the bugs belong to: connections told apart by their ends. */
export const ERA_2019_TOGGLES: Readonly<Record<string, string>> = { 'baseline-key': 'tuple', underflow: 'restart' };

/** @returns the base profile with every historic bug fixed, and then some toggles set */
export function fixedProfile(toggles: Readonly<Record<string, string>> = {}): AgentProfile {
  return withToggles(findProfile(FIXED_BASE_ID)!, { ...FIXED_TOGGLES, ...toggles });
}

/** @returns the profile with toggles set, in their order */
export function withToggles(profile: AgentProfile, toggles: Readonly<Record<string, string>>): AgentProfile {
  let changed = profile;
  for (const [id, value] of Object.entries(toggles)) {
    const toggle = findToggle(id);
    if (toggle === undefined || refuseToggleValue(toggle, value) !== undefined) throw new Error(`no ${id}=${value}`);
    changed = applyToggle(changed, toggle, value);
  }
  return changed;
}
