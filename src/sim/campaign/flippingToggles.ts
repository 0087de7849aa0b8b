import type { AgentProfile } from '../../model/profile.ts';
import { findProfile } from '../../model/profiles.ts';
import { applyToggle, differingToggles, findToggle, readToggle, TOGGLES } from '../../model/toggles.ts';

/** A toggle with the value to set it to. */
export interface ToggleSetting {
  readonly id: string;
  readonly value: string;
}

/** Toggles that are set together. */
export type ToggleSet = readonly ToggleSetting[];

/**
 * Which toggles decide whether a case fails. Asked are, until one of these has an answer: the toggles in which the
 * profile differs from the one that it is named after; those in which it differs from the latest; all others, which
 * stand for changes that no release has.
 *
 * Each is set alone. If none is enough, all in which the profile differs are, and then as many as possible of them are
 * left as they were.
 *
 * @param fails - whether the case fails under a profile
 * @returns sets of settings, each of which makes the case hold; empty when none does
 */
export function flippingToggles(
  profile: AgentProfile,
  fails: (profile: AgentProfile) => boolean,
): readonly ToggleSet[] {
  const holdsWith = (tried: ToggleSet): boolean => !fails(withSettings(profile, tried));
  for (const name of [profile.id, 'latest']) {
    const sets = flippingAmong(differingToggles(profile, findProfile(name) ?? profile), holdsWith);
    if (sets.length > 0) return sets;
  }
  return singles(otherSettings(profile), holdsWith);
}

function flippingAmong(settings: ToggleSet, holdsWith: (tried: ToggleSet) => boolean): readonly ToggleSet[] {
  const alone = singles(settings, holdsWith);
  if (alone.length > 0) return alone;
  if (settings.length < 2 || !holdsWith(settings)) return [];
  let needed = settings;
  for (const setting of settings) {
    const fewer = needed.filter((each) => each !== setting);
    if (holdsWith(fewer)) needed = fewer;
  }
  return [needed];
}

function singles(settings: ToggleSet, holdsWith: (tried: ToggleSet) => boolean): readonly ToggleSet[] {
  return settings.filter((setting) => holdsWith([setting])).map((setting) => [setting]);
}

/** Every toggle with each of the values that the profile does not have; not those that are numbers or texts. */
function otherSettings(profile: AgentProfile): ToggleSetting[] {
  return TOGGLES.flatMap((toggle) => {
    const { id, values } = toggle;
    if (typeof values === 'string') return [];
    const own = readToggle(profile, toggle);
    return values.filter((value) => value !== own).map((value) => ({ id, value }));
  });
}

/** The profile with toggles set. */
export function withSettings(profile: AgentProfile, settings: ToggleSet): AgentProfile {
  return settings.reduce((current, { id, value }) => applyToggle(current, findToggle(id)!, value), profile);
}
