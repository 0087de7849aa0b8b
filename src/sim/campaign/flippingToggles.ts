import type { AgentProfile } from '../../model/profile.ts';
import { findProfile } from '../../model/profiles.ts';
import { applyToggle, differingToggles, findToggle } from '../../model/toggles.ts';

/** A toggle with the value to set it to. */
export interface ToggleSetting {
  readonly id: string;
  readonly value: string;
}

/**
 * Which toggles decide whether a case fails: those in which the profile differs from the one that it is named after,
 * or, when it does not differ, from the latest. Each is set back alone; if none of them is enough, all are, and then as
 * many as possible of them are left as they were.
 *
 * @param fails - whether the case fails under a profile
 * @returns sets of settings, each of which makes the case hold; empty when none does
 */
export function flippingToggles(
  profile: AgentProfile,
  fails: (profile: AgentProfile) => boolean,
): readonly (readonly ToggleSetting[])[] {
  const settings = settingsToTry(profile);
  const holdsWith = (tried: readonly ToggleSetting[]): boolean => !fails(withSettings(profile, tried));
  const singles = settings.filter((setting) => holdsWith([setting]));
  if (singles.length > 0) return singles.map((setting) => [setting]);
  if (settings.length < 2 || !holdsWith(settings)) return [];
  let needed = settings;
  for (const setting of settings) {
    const fewer = needed.filter((each) => each !== setting);
    if (holdsWith(fewer)) needed = fewer;
  }
  return [needed];
}

/** The profile with toggles set. */
export function withSettings(profile: AgentProfile, settings: readonly ToggleSetting[]): AgentProfile {
  return settings.reduce((current, { id, value }) => applyToggle(current, findToggle(id)!, value), profile);
}

function settingsToTry(profile: AgentProfile): ToggleSetting[] {
  const own = differingToggles(profile, findProfile(profile.id) ?? profile);
  return own.length > 0 ? own : differingToggles(profile, findProfile('latest') ?? profile);
}
