import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeyRules, OrderedHashTable, TEXT_KEYS } from '../../../src/model/kernel/OrderedHashTable.ts';

type Step = { readonly kind: 'set' | 'delete' | 'get'; readonly key: string; readonly value: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('set', 'set', 'delete', 'get'),
    key: fc.nat(60).map((number) => `key ${number}`),
    value: fc.nat(),
  }),
  { maxLength: 600, size: 'max' },
);

/** All keys fall on four hashes, so that every probe meets others. */
const CROWDED_KEYS: KeyRules<string> = { hash: (key) => key.length % 4, equals: (a, b) => a === b };

function entriesOf(table: OrderedHashTable<string, number>): [string, number][] {
  const entries: [string, number][] = [];
  table.forEach((value, key) => entries.push([key, value]));
  return entries;
}

describe.each([
  ['spread keys', TEXT_KEYS],
  ['keys that collide', CROWDED_KEYS],
])('an ordered hash table with %s', (_name, rules) => {
  it('does what a map does, in the same order', () => {
    fc.assert(
      fc.property(steps, (operations) => {
        const table = new OrderedHashTable<string, number>(rules);
        const map = new Map<string, number>();
        for (const { kind, key, value } of operations) {
          if (kind === 'delete') expect(table.delete(key)).toBe(map.delete(key));
          else if (kind === 'get') expect([table.has(key), table.get(key)]).toEqual([map.has(key), map.get(key)]);
          else {
            table.set(key, value);
            map.set(key, value);
          }
          expect(table.size).toBe(map.size);
        }
        expect(entriesOf(table)).toEqual([...map]);
      }),
    );
  });

  it('keeps order and content while a queue of keys passes through', () => {
    const table = new OrderedHashTable<string, number>(rules);
    for (let number = 0; number < 3000; number += 1) {
      table.add(`${number}`, number);
      if (number >= 40) expect(table.delete(`${number - 40}`)).toBe(true);
    }
    expect(entriesOf(table).map(([, value]) => value)).toEqual(Array.from({ length: 40 }, (_, index) => 2960 + index));
  });
});
