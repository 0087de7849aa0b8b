import { describe, expect, it } from 'vitest';
import { CONN_ENTRIES } from '../../../src/model/museum/connEntries.ts';
import { RESERVE_ENTRIES } from '../../../src/model/museum/reserveEntries.ts';
import { WINDOWS_ENTRIES } from '../../../src/model/museum/windowsEntries.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { findToggle, readToggle, refuseToggleValue } from '../../../src/model/toggles.ts';
import { sourceFiles } from '../../tidy/sourceFiles.ts';

const ENTRIES = [...CONN_ENTRIES, ...WINDOWS_ENTRIES, ...RESERVE_ENTRIES];
/** Never fixed, or fixed and then lost again: present agents have the defect. */
const STILL_THERE = ['docker-proxy-without-pid-check', 'conntrack-race-on-close'];
/** Taken up again in 2024, and present until batches were given up. */
const CAME_BACK = ['idle-partial-batch-rereported'];

describe('the museum', () => {
  it.each(ENTRIES.map((entry) => [entry.id, entry] as const))('%s has a toggle of its own', (id, { toggle }) => {
    const [name = '', value = ''] = toggle.split('=');
    const found = findToggle(name);
    expect(found).toBeDefined();
    expect(refuseToggleValue(found!, value)).toBeUndefined();
    const isToday = readToggle(findProfile('latest')!, found!) === value;
    expect(isToday).toBe([...STILL_THERE, ...CAME_BACK].includes(id));
  });

  it.each(ENTRIES.map(({ number, id }) => [`M${number} ${id}`]))('%s has a test of its smallest case', (title) => {
    const files = sourceFiles('test/model/museum', ['.test.ts']);
    expect(files.filter(({ text }) => text.includes(`describe('${title}'`))).toHaveLength(1);
  });

  it('numbers and names every entry once', () => {
    expect(new Set(ENTRIES.map(({ number }) => number)).size).toBe(ENTRIES.length);
    expect(new Set(ENTRIES.map(({ id }) => id)).size).toBe(ENTRIES.length);
    expect(new Set(ENTRIES.map(({ toggle }) => toggle)).size).toBe(ENTRIES.length);
  });
});
