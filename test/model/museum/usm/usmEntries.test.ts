import { describe, expect, it } from 'vitest';
import { USM_MUSEUM } from '../../../../src/model/museum/usmEntries.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import { findToggle, readToggle, refuseToggleValue } from '../../../../src/model/toggles.ts';

const newest = findProfile('latest')!;

describe('entries of the museum: HTTP capture', () => {
  it.each(USM_MUSEUM.map((entry) => [entry.id, entry] as const))('%s is brought back by a toggle', (_id, entry) => {
    const [id = '', value = ''] = entry.toggle.split('=');
    const toggle = findToggle(id)!;
    expect(refuseToggleValue(toggle, value)).toBeUndefined();
    expect(readToggle(newest, toggle)).not.toBe(value);
  });

  it('are told apart by id and by toggle', () => {
    expect(new Set(USM_MUSEUM.map(({ id }) => id)).size).toBe(USM_MUSEUM.length);
    expect(new Set(USM_MUSEUM.map(({ toggle }) => toggle)).size).toBe(USM_MUSEUM.length);
  });
});
