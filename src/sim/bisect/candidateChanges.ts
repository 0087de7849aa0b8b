import { LOSS_REASONS, type LossReasonInfo } from '../../model/ledger/lossReasons.ts';
import type { AgentProfile } from '../../model/profile.ts';
import { findProfile } from '../../model/profiles.ts';
import { differingToggles, findToggle, readToggle, refuseToggleValue, TOGGLES } from '../../model/toggles.ts';
import type { RunResult } from '../runResult.ts';
import type { ToggleChange } from './toggleChange.ts';

/** The changes that are said to save the hits that a run loses, each once, in the order of the pipeline. */
export function savingChanges({ totals }: RunResult, profile: AgentProfile): ToggleChange[] {
  const named = new Map<string, ToggleChange>();
  for (const reason of totals.byReason.keys()) {
    const info: LossReasonInfo = LOSS_REASONS[reason];
    const [id = '', value = ''] = info.savedBy?.split('=') ?? [];
    const toggle = findToggle(id);
    if (!toggle || refuseToggleValue(toggle, value) !== undefined || readToggle(profile, toggle) === value) continue;
    named.set(id, { id, value });
  }
  return [...named.values()];
}

/** Every other value of every toggle that has a few; a limit that was changed, as the profile has it by itself. */
export function allChanges(profile: AgentProfile): ToggleChange[] {
  const plain = findProfile(profile.id) ?? profile;
  const takenBack = new Map(differingToggles(profile, plain).map(({ id, value }) => [id, value]));
  return TOGGLES.flatMap((toggle) => {
    const { id, values } = toggle;
    if (values === 'number' || values === 'numbers' || values === 'rules') {
      const value = takenBack.get(id);
      return value === undefined ? [] : [{ id, value }];
    }
    const now = readToggle(profile, toggle);
    return values.filter((value) => value !== now).map((value) => ({ id, value }));
  });
}
