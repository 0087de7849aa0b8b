import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropElements } from '../../src/scenarios/workload/dropElements.ts';
import { shrinkerOf } from '../../src/scenarios/workload/shrinkerOf.ts';

interface Data {
  readonly groups: readonly { readonly items: readonly number[] }[];
  readonly name: string;
}

const sumOf = ({ groups }: Data): number => groups.flatMap(({ items }) => items).reduce((sum, item) => sum + item, 0);

describe('leaving out elements', () => {
  it('leaves no element that is not needed, in lists at any depth', () => {
    const data: Data = { name: 'x', groups: [{ items: [1, 5, 2] }, { items: [] }, { items: [5, 3] }] };
    const { data: small, dropped } = dropElements(data, (each) => sumOf(each) >= 10);
    expect(small).toEqual({ name: 'x', groups: [{ items: [2] }, { items: [5, 3] }] });
    expect(dropped).toBe(3);
  });

  it('leaves data as it is when everything is needed', () => {
    const data: Data = { name: 'x', groups: [{ items: [1] }] };
    expect(dropElements(data, () => false)).toEqual({ data, dropped: 0 });
  });

  it('is 1-minimal for any data and any limit', () => {
    const groups = fc.array(fc.record({ items: fc.array(fc.nat(9), { maxLength: 5 }) }), { maxLength: 4 });
    const property = fc.property(fc.record({ name: fc.constant('x'), groups }), fc.nat(30), (data, limit) => {
      fc.pre(sumOf(data) >= limit);
      const { data: small } = dropElements(data, (each) => sumOf(each) >= limit);
      expect(sumOf(small)).toBeGreaterThanOrEqual(limit);
      const items = small.groups.flatMap((group) => group.items);
      for (const item of items) expect(sumOf(small) - item).toBeLessThan(limit);
    });
    fc.assert(property, { seed: 4, numRuns: 300 });
  });
});

describe('a shrinker', () => {
  const arbitrary = fc.record({ items: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 8 }) });
  const shrinker = shrinkerOf(arbitrary);

  it('comes back to an element that a later step made needless', () => {
    // Two elements are needed only as long as the first of all is large.
    const fails = ({ items }: { items: number[] }): boolean =>
      items.includes(7) && (items.length < 2 || items.length > 3);
    const { made } = shrinker.shrink({ items: [90, 3, 7, 4, 5] }, fails);
    expect(fails(made)).toBe(true);
    for (let index = 0; index < made.items.length; index += 1) {
      expect(fails({ items: made.items.toSpliced(index, 1) })).toBe(false);
    }
  });

  it('ends at once when the search is called off, with what it has', () => {
    const made = { items: [90, 3, 7] };
    expect(shrinker.shrink(made, () => false)).toEqual({ made, shrinks: 0 });
  });

  it('knows a case of its kind', () => {
    expect(shrinker.isCase({ items: [1, 2] })).toBe(true);
    for (const data of [undefined, 1, 'x', {}, { items: 1 }, { items: [101] }, { items: ['1'] }]) {
      expect(shrinker.isCase(data), JSON.stringify(data)).toBe(false);
    }
  });
});
