import { describe, expect, it } from 'vitest';
import type { StateProfile } from '../../../src/model/profile.ts';
import { findProfile, PROFILES } from '../../../src/model/profiles.ts';
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

const OLD_RULES = [
  'baseline-key=tuple-then-cookie',
  'baseline-key=tuple',
  'repeated-close=shared',
  'closed-and-active=always-added',
];
/** A profile of that time has them whatever else is set, unless connections are told apart by cookie again. */
const ofEra2019 = variants.filter(([, { baselineKey }]) => baselineKey === 'tuple').map(([name]) => name);

describe('how the state is kept', () => {
  it('is in columns for every profile and every value of every toggle but the rules of the years before 2023', () => {
    expect(variants.length).toBeGreaterThan(PROFILES.length * 30);
    const asObjects = variants.filter(([, profile]) => implementationFor(profile) !== 'columns').map(([name]) => name);
    expect([...new Set(asObjects)].toSorted()).toEqual([...new Set([...OLD_RULES, ...ofEra2019])].toSorted());
  });

  it('is as objects for the era of tuples', () => {
    const { state } = findProfile('era-2019')!;
    expect(createStateStore(state).constructor.name).toBe('NetworkState');
  });

  it('can be asked for', () => {
    const profile = findProfile('agent-7.60')!.state;
    expect(createStateStore(profile).constructor.name).toBe('ColumnNetworkState');
    expect(createStateStore(profile, {}, 'columns').constructor.name).toBe('ColumnNetworkState');
    expect(createStateStore(profile, {}, 'rows').constructor.name).toBe('NetworkState');
  });
});
