import { describe, expect, it } from 'vitest';
import { findProfile, PROFILES } from '../../../src/model/profiles.ts';
import { applyToggle, findToggle, readToggle, refuseToggleValue, TOGGLES } from '../../../src/model/toggles.ts';

const profile = findProfile('agent-7.60')!;

describe('toggles', () => {
  it.each(TOGGLES.map((toggle) => [toggle.id, toggle] as const))('%s can be read and set back', (_id, toggle) => {
    for (const each of PROFILES) {
      const value = readToggle(each, toggle);
      expect(value).not.toBe('undefined');
      if (value !== '') expect(refuseToggleValue(toggle, value)).toBeUndefined();
      expect(applyToggle(each, toggle, value)).toEqual(each);
    }
  });

  it('have ids of their own and set fields of their own', () => {
    expect(new Set(TOGGLES.map(({ id }) => id)).size).toBe(TOGGLES.length);
    expect(new Set(TOGGLES.map(({ section, field }) => `${section}.${field}`)).size).toBe(TOGGLES.length);
  });

  it('take lists of numbers and replace rules', () => {
    const ports = findToggle('dns-ports')!;
    expect(applyToggle(profile, ports, '53,5353').state.dnsPorts).toEqual([53, 5353]);
    expect(refuseToggleValue(ports, '53,')).toContain('whole numbers');
    const rules = findToggle('http-replace-rules')!;
    const set = applyToggle(profile, rules, '^/users/.*=>/users/? secret=>');
    expect(set.usm.replaceRules).toEqual([
      { pattern: '^/users/.*', repl: '/users/?' },
      { pattern: 'secret', repl: '' },
    ]);
    expect(readToggle(set, rules)).toBe('^/users/.*=>/users/? secret=>');
    expect(refuseToggleValue(rules, 'no arrow')).toContain('=>');
  });
});
