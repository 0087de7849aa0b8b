import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../src/scenarios/duration.ts';

describe('a duration', () => {
  it.each([
    ['1ns', 1],
    ['250us', 250_000],
    ['0s', 0],
    ['1.5ms', 1_500_000],
    ['30s', 30_000_000_000],
    ['1.5m', 90_000_000_000],
    ['2501h', 9_003_600_000_000_000],
    ['9007199254740991ns', Number.MAX_SAFE_INTEGER],
  ])('%s is %d ns', (text, ns) => {
    expect(parseDuration(text)).toBe(ns);
  });

  it.each([
    '',
    's',
    '30',
    '-1s',
    '+1s',
    '1 s',
    '1S',
    '.5s',
    '1.s',
    '1e3s',
    '1,5s',
    '1sec',
    '2502h',
    '9007199254740992ns',
  ])('%j is none', (text) => {
    expect(parseDuration(text)).toBe(undefined);
  });

  it('is written with at most three decimals, and read back within them', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3_600_000_000_000 }), (ns) => {
        const text = formatDuration(ns);
        expect(text).toMatch(/^\d+(?:\.\d{1,3})?(?:s|ms|us|ns)$/);
        expect(Math.abs(parseDuration(text)! - ns)).toBeLessThanOrEqual(ns / 1000);
      }),
    );
    expect([0, 999, 1_500, -2_000_000_000].map(formatDuration)).toEqual(['0ns', '999ns', '1.5us', '-2s']);
  });
});
