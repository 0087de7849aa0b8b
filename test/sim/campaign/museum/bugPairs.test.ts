import { describe, expect, it } from 'vitest';
import { differingToggles } from '../../../../src/model/toggles.ts';
import { BugPairs } from '../../../../src/sim/campaign/museum/bugPairs.ts';

const KINDS = ['agent', 'windows'] as const;

describe.each(KINDS)('pairs of historic bugs for cases of kind %s', (kind) => {
  const pairs = new BugPairs(kind);

  it('are a function of seed and number', () => {
    const again = new BugPairs(kind);
    const bugsOf = (from: BugPairs, seed: number) =>
      Array.from({ length: 50 }, (_, index) => from.ofCase(seed, index).bugs);
    expect(bugsOf(again, 1)).toEqual(bugsOf(pairs, 1));
    expect(bugsOf(again, 2)).not.toEqual(bugsOf(pairs, 1));
  });

  it('are two settings by which the agent with both differs from the one with neither, and one by one from the rest', () => {
    for (let index = 0; index < 200; index += 1) {
      const { bugs, both, neither, fewer } = pairs.ofCase(7, index);
      expect(differingToggles(neither, both).toSorted(byId)).toEqual(bugs.toSorted(byId));
      expect(fewer.map((profile) => differingToggles(profile, both).length)).toEqual([2, 1, 1]);
    }
  });

  it('are found by their settings, in any order; one bug twice is no pair', () => {
    const pair = pairs.ofCase(7, 3);
    const [one, other] = pair.bugs;
    expect(pairs.find([other, one])).toBe(pair);
    expect(pairs.find([one, one])).toBeUndefined();
    expect(pairs.find([one, { id: 'none', value: 'such' }])).toBeUndefined();
  });
});

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
