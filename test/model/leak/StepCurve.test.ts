import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StepCurve } from '../../../src/model/leak/StepCurve.ts';

const CHANGES = fc.array(fc.record({ tNs: fc.integer({ min: 0, max: 60 }), by: fc.constantFrom(-1, 1, 2) }), {
  maxLength: 30,
});

describe('a count over time', () => {
  it('is 0 before its first change, and new at the very instant of a change', () => {
    const curve = StepCurve.ofChanges([{ tNs: 5, by: 2 }]);
    expect([curve.at(0), curve.at(4), curve.at(5), curve.at(6)]).toEqual([0, 0, 2, 2]);
  });

  it('does not dip where a connection replaces another one at the same time', () => {
    const changes = [
      { tNs: 1, by: 1 },
      { tNs: 7, by: -1 },
      { tNs: 7, by: 1 },
    ];
    expect(StepCurve.ofChanges(changes).extremes({ startNs: 2, endNs: 9 })).toEqual({ min: 1, max: 1 });
  });

  it('keeps what was read until the next reading', () => {
    const curve = StepCurve.ofReadings([
      { tNs: 0, value: 7 },
      { tNs: 10, value: 3 },
    ]);
    expect(curve.extremes({ startNs: 4, endNs: 10 })).toEqual({ min: 7, max: 7 });
    expect(curve.extremes({ startNs: 4, endNs: 11 })).toEqual({ min: 3, max: 7 });
  });

  it('has the extremes in each part that looking at every instant gives, also where borders are no whole ns', () => {
    fc.assert(
      fc.property(CHANGES, fc.nat(40), fc.integer({ min: 1, max: 30 }), (changes, startNs, lengthNs) => {
        const curve = StepCurve.ofChanges(changes);
        const endNs = startNs + lengthNs;
        const sums = (scaled: number) =>
          changes.filter(({ tNs }) => tNs * 4 <= scaled).reduce((sum, { by }) => sum + by, 0);
        const expected = [0, 1, 2, 3].map((part) => {
          const values: number[] = [];
          const from = startNs * 4 + part * lengthNs;
          for (let scaled = from; scaled === from || scaled < from + lengthNs; scaled += 1) values.push(sums(scaled));
          return { min: Math.min(...values), max: Math.max(...values) };
        });
        expect(curve.extremesOfParts({ startNs, endNs }, 4)).toEqual(expected);
      }),
    );
  });
});
