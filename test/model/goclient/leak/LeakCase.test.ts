import { describe, expect, it } from 'vitest';
import { evenLeakCase } from '../../../../src/model/goclient/leak/LeakCase.ts';

const HOUR_NS = 3_600_000_000_000;

describe('a leak that was only seen from outside', () => {
  it.each([
    [1, HOUR_NS, HOUR_NS],
    [90, HOUR_NS, 40_000_000_000],
    [7, 100, 14],
    [100, 100, 1],
    [101, 100, 1],
  ])(
    'of %i connections in %i ns is one call every %i ns, a whole number and never none',
    (grown, windowNs, everyNs) => {
      expect(evenLeakCase(grown, windowNs)).toEqual({ calls: 1, everyNs, fix: undefined });
    },
  );
});
