import { describe, expect, it } from 'vitest';
import { findProfile } from '../../src/model/profiles.ts';
import {
  applyToggle,
  differingToggles,
  findToggle,
  readToggle,
  refuseToggleValue,
  type Toggle,
} from '../../src/model/toggles.ts';

const profile = findProfile('agent-7.60')!;
const NUMBER = 'a whole number from 0 to 999999999';
const NUMBERS = 'whole numbers with commas between them';
const RULES = 'pattern=>replacement, several with spaces between them';

function toggleOf(values: Toggle['values']): Toggle {
  return { id: 'invented', section: 'usm', field: 'invented', values, about: '', changed: '-' };
}

describe('a value of a toggle', () => {
  it.each(['0', '00', '999999999'])('may be the number %j', (value) => {
    expect(refuseToggleValue(toggleOf('number'), value)).toBeUndefined();
  });

  it.each(['', ' 1', '1 ', '-1', '1.5', '1e3', '0x1', '1000000000', 'many', '1,2'])(
    'is no number when it is %j',
    (value) => {
      expect(refuseToggleValue(toggleOf('number'), value)).toBe(NUMBER);
    },
  );

  it.each(['53', '53,5353', '0,1,2'])('may be the numbers %j', (value) => {
    expect(refuseToggleValue(toggleOf('numbers'), value)).toBeUndefined();
  });

  it.each(['', ',', '53,', ',53', '53,,54', '53, 54', 'a53', '53a', '53,1000000000', '1000000000,53'])(
    'are no numbers when they are %j',
    (value) => {
      expect(refuseToggleValue(toggleOf('numbers'), value)).toBe(NUMBERS);
    },
  );

  it.each(['', 'a=>', 'a=>b', 'abc=>def', 'abc=>def ghi=>jkl', 'a=> b=>', 'a=>b '])('may be the rules %j', (value) => {
    expect(refuseToggleValue(toggleOf('rules'), value)).toBeUndefined();
  });

  it.each(['a', '=>b', 'a=>b c', 'a =>b', 'a=>b  c=>d', ' a=>b', 'c a=>b'])(
    'are no rules when they are %j',
    (value) => {
      expect(refuseToggleValue(toggleOf('rules'), value)).toBe(RULES);
    },
  );

  it('is one of the words, or the words are named', () => {
    expect(refuseToggleValue(findToggle('join-lookup')!, 'windows')).toBeUndefined();
    expect(refuseToggleValue(findToggle('join-lookup')!, 'Windows')).toBe('one of linux, windows');
    expect(refuseToggleValue(findToggle('join-lookup')!, '')).toBe('one of linux, windows');
  });

  it.each([
    [['16', '32'], '32', 32],
    [['16', 'all'], '16', '16'],
    [['16', '32bit'], '16', '16'],
    [['none', 'off'], 'off', 'off'],
    [['off', 'on'], 'off', false],
    [['off', 'on'], 'on', true],
  ])('of the words %j becomes what the profile holds: %j is %j', (values, value, held) => {
    expect(applyToggle(profile, toggleOf(values), value).usm).toMatchObject({ invented: held });
  });

  it('changes nothing else, and not the profile itself', () => {
    const before = structuredClone(profile);
    const changed = applyToggle(profile, findToggle('max-client-stats')!, '3');
    expect(changed).toEqual({ ...before, state: { ...before.state, maxClientStats: 3 } });
    expect(profile).toEqual(before);
  });

  it('is read as a user writes it', () => {
    const read = (id: string, value: string) =>
      readToggle(applyToggle(profile, findToggle(id)!, value), findToggle(id)!);
    expect(read('docker-proxy-pid-check', 'off')).toBe('off');
    expect(read('docker-proxy-pid-check', 'on')).toBe('on');
    expect(read('max-client-stats', '007')).toBe('7');
  });
});

describe('what differs between two profiles', () => {
  it('is nothing for the same profile, and for a copy of it', () => {
    expect(differingToggles(profile, profile)).toEqual([]);
    expect(differingToggles(profile, structuredClone(profile))).toEqual([]);
  });

  it('is named with the values of the second', () => {
    const changed = applyToggle(
      applyToggle(profile, findToggle('max-client-stats')!, '3'),
      findToggle('docker-proxy-pid-check')!,
      'on',
    );
    expect(differingToggles(profile, changed)).toEqual([
      { id: 'max-client-stats', value: '3' },
      { id: 'docker-proxy-pid-check', value: 'on' },
    ]);
    expect(differingToggles(changed, profile)).toEqual([
      { id: 'max-client-stats', value: '75000' },
      { id: 'docker-proxy-pid-check', value: 'off' },
    ]);
  });

  it('makes the second out of the first', () => {
    const [first, second] = [findProfile('agent-7.45')!, findProfile('agent-2026-05')!];
    const differing = differingToggles(first, second);
    const made = differing.reduce((each, { id, value }) => applyToggle(each, findToggle(id)!, value), first);
    expect(differing.length).toBeGreaterThan(20);
    expect(differingToggles(made, second)).toEqual([]);
  });
});
