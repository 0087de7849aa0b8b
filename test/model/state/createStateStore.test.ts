import { describe, expect, it } from 'vitest';
import type { StateProfile } from '../../../src/model/profile.ts';
import { PROFILES } from '../../../src/model/profiles.ts';
import { createStateStore, implementationFor } from '../../../src/model/state/createStateStore.ts';
import { applyToggle, TOGGLES } from '../../../src/model/toggles.ts';

/** Every profile, and every profile with one toggle set to one of its values. */
const variants: readonly (readonly [string, StateProfile])[] = PROFILES.flatMap((profile) => {
  const switched = TOGGLES.filter(({ section }) => section === 'state').flatMap((toggle) => {
    const values = typeof toggle.values === 'string' ? ['1'] : toggle.values;
    return values.map((value) => [`${toggle.id}=${value}`, applyToggle(profile, toggle, value).state] as const);
  });
  return [[profile.id, profile.state] as const, ...switched];
});

describe('how the state is kept', () => {
  it('is in columns for every profile and every value of every toggle: columns know all of today’s rules', () => {
    expect(variants.length).toBeGreaterThan(PROFILES.length * 30);
    expect(variants.filter(([, profile]) => implementationFor(profile) !== 'columns')).toEqual([]);
  });

  it('can be asked for', () => {
    const [[, profile]] = variants as [(typeof variants)[number]];
    expect(createStateStore(profile).constructor.name).toBe('ColumnNetworkState');
    expect(createStateStore(profile, {}, 'columns').constructor.name).toBe('ColumnNetworkState');
    expect(createStateStore(profile, {}, 'rows').constructor.name).toBe('NetworkState');
  });
});
