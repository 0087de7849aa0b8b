import { describe, expect, it } from 'vitest';
import { NumberGaps } from '../../../src/sim/recorderLoss/NumberGaps.ts';

function gapsOf(events: readonly (readonly [number, number | undefined])[], attempts?: number) {
  const gaps = new NumberGaps();
  for (const [number, tNs] of events) gaps.add(number, tNs);
  return gaps.conclude(attempts);
}

describe('missing numbers of a ring and CPU', () => {
  it('are none when all are there', () => {
    expect(
      gapsOf(
        [
          [0, 10],
          [1, 20],
          [2, 30],
        ],
        3,
      ),
    ).toEqual([]);
  });

  it('lie between the events before and after them', () => {
    expect(
      gapsOf(
        [
          [0, 10],
          [3, 40],
        ],
        4,
      ),
    ).toEqual([{ from: 1, to: 2, afterNs: 10, beforeNs: 40 }]);
  });

  it('may be the first ones, and the last', () => {
    expect(
      gapsOf(
        [
          [2, 30],
          [3, 40],
        ],
        6,
      ),
    ).toEqual([
      { from: 0, to: 1, afterNs: -Infinity, beforeNs: 30 },
      { from: 4, to: 5, afterNs: 40, beforeNs: Infinity },
    ]);
  });

  it('are all of them where nothing was delivered', () => {
    expect(gapsOf([], 2)).toEqual([{ from: 0, to: 1, afterNs: -Infinity, beforeNs: Infinity }]);
  });

  it('are not missing when they only come a little late', () => {
    expect(
      gapsOf(
        [
          [0, 10],
          [2, 20],
          [1, 21],
          [3, 30],
        ],
        4,
      ),
    ).toEqual([]);
  });

  it('lie on either side of one that comes late', () => {
    expect(
      gapsOf(
        [
          [0, 10],
          [4, 20],
          [2, 25],
        ],
        5,
      ),
    ).toEqual([
      { from: 1, to: 1, afterNs: 10, beforeNs: 25 },
      { from: 3, to: 3, afterNs: 10, beforeNs: 25 },
    ]);
  });

  it('take no time from an event that carries the time of something else', () => {
    expect(
      gapsOf(
        [
          [0, 10],
          [2, undefined],
          [4, 40],
        ],
        5,
      ),
    ).toEqual([
      { from: 1, to: 1, afterNs: 10, beforeNs: 40 },
      { from: 3, to: 3, afterNs: 10, beforeNs: 40 },
    ]);
    expect(
      gapsOf([
        [0, 10],
        [1, undefined],
      ]),
    ).toEqual([]);
  });
});
