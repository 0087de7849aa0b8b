import { describe, expect, it } from 'vitest';
import { caseNumberAt, casesOfShard } from '../../../src/cli/fuzz/caseNumbers.ts';
import { Frontier } from '../../../src/cli/fuzz/Frontier.ts';

const KINDS = [['a'], ['a', 'b'], ['a', 'b', 'c']];
const COUNTS = [1, 2, 3, 4, 7];

function casesIn(plan: Parameters<typeof caseNumberAt>[0]): string[] {
  return Array.from({ length: casesOfShard(plan) }, (_, place) => {
    const { kind, index } = caseNumberAt(plan, place);
    return `${kind}${index}`;
  });
}

describe('the numbers of cases', () => {
  it('take turns between kinds', () => {
    const plan = { kinds: ['a', 'b'], shard: { index: 0, count: 1 }, cases: 5, only: undefined };
    expect(casesIn(plan)).toEqual(['a0', 'b0', 'a1', 'b1', 'a2']);
  });

  it('of a shard are those with its rest', () => {
    const plan = { kinds: ['a', 'b'], shard: { index: 1, count: 3 }, cases: 18, only: undefined };
    expect(casesIn(plan)).toEqual(['a1', 'b1', 'a4', 'b4', 'a7', 'b7']);
  });

  it('of all shards together are those of the whole, each once', () => {
    for (const kinds of KINDS) {
      for (const count of COUNTS) {
        for (const cases of [0, 1, 2, 3, 10, 29, 30, 31]) {
          const whole = casesIn({ kinds, shard: { index: 0, count: 1 }, cases, only: undefined });
          const parts = Array.from({ length: count }, (_, index) =>
            casesIn({ kinds, shard: { index, count }, cases, only: undefined }),
          ).flat();
          expect(parts.toSorted(), `${kinds.length} kinds, ${count} shards, ${cases} cases`).toEqual(whole.toSorted());
        }
      }
    }
  });

  it('are one of each kind when only one is asked for', () => {
    const plan = { kinds: ['a', 'b'], shard: { index: 0, count: 1 }, cases: 9, only: 7 };
    expect(casesIn(plan)).toEqual(['a7', 'b7']);
  });

  it('have no end when time is the limit', () => {
    expect(casesOfShard({ kinds: ['a'], shard: { index: 0, count: 1 }, cases: Infinity, only: undefined })).toBe(
      Infinity,
    );
  });
});

describe('the frontier', () => {
  it('moves over ranges in whatever order they come', () => {
    const frontier = new Frontier();
    const steps = [
      [4, 8],
      [0, 2],
      [8, 9],
      [2, 4],
      [9, 9],
      [12, 13],
    ] as const;
    expect(
      steps.map(([from, to]) => {
        frontier.add(from, to);
        return frontier.place;
      }),
    ).toEqual([0, 2, 2, 9, 9, 9]);
  });
});
