import type { AgentProfile } from '../../model/profile.ts';
import { applyToggle, findToggle } from '../../model/toggles.ts';

/** One toggle set to a value, which it must accept. */
export interface ToggleChange {
  readonly id: string;
  readonly value: string;
}

/** The profile with the changes made one after the other. */
export function withChanges(profile: AgentProfile, changes: readonly ToggleChange[]): AgentProfile {
  return changes.reduce((changed, { id, value }) => {
    const toggle = findToggle(id);
    return toggle ? applyToggle(changed, toggle, value) : changed;
  }, profile);
}

/** As it is written on the command line. */
export function showChange({ id, value }: ToggleChange): string {
  return `${id}=${value}`;
}
