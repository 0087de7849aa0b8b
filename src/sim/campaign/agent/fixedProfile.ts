import type { AgentProfile } from '../../../model/profile.ts';
import { findProfile } from '../../../model/profiles.ts';
import { applyToggle, findToggle, refuseToggleValue } from '../../../model/toggles.ts';

/** The generation that the campaigns of single bugs start from: batches of closes, failures inside the close. */
export const FIXED_BASE_ID = 'agent-7.62';

/** Where the base still has a defect that some agent, or a what-if, does without. */
const FIXED: Readonly<Record<string, string>> = {
  'docker-proxy-pid-check': 'on',
  'batch-offsets': 'visit',
  'joiner-clock': 'monotonic',
  'empty-start': 'reset',
  'translation-lookup': 'again-at-poll',
  'malformed-page': 'ignored',
  'negative-latency': 'rejected',
  'merged-http-tags': 'all',
};

/** @returns the base profile with every historic bug fixed, and then some toggles set. */
export function fixedProfile(toggles: Readonly<Record<string, string>> = {}, base = FIXED_BASE_ID): AgentProfile {
  let profile = findProfile(base)!;
  for (const [id, value] of Object.entries({ ...FIXED, ...toggles })) {
    const toggle = findToggle(id);
    if (toggle === undefined || refuseToggleValue(toggle, value) !== undefined) throw new Error(`no ${id}=${value}`);
    profile = applyToggle(profile, toggle, value);
  }
  return profile;
}
