import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntrusiveLists } from '../../../src/model/ledger/intrusiveLists.ts';

type Step = { readonly kind: 'single' | 'join' | 'copy' | 'release'; readonly a: number; readonly b: number };

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('single', 'single', 'join', 'copy', 'release'),
    a: fc.nat(400),
    b: fc.nat(400),
  }) as fc.Arbitrary<Step>,
  { maxLength: 400, size: 'max' },
);

/** What lists hold, as plain arrays, and the handles that stand for them: two equal lists of one have one handle. */
class PlainLists {
  readonly held: { readonly handle: number; readonly items: readonly number[] }[] = [];

  take(index: number): { readonly handle: number; readonly items: readonly number[] } | undefined {
    return this.held.length === 0 ? undefined : this.held.splice(index % this.held.length, 1)[0];
  }
}

function run(operations: readonly Step[], lists: IntrusiveLists): PlainLists {
  const plain = new PlainLists();
  for (const { kind, a, b } of operations) {
    if (kind === 'single') {
      plain.held.push({ handle: lists.single(a + 1), items: [a + 1] });
      continue;
    }
    const first = plain.take(a);
    if (first === undefined) continue;
    if (kind === 'release') {
      lists.release(first.handle);
    } else if (kind === 'copy') {
      plain.held.push(first, { handle: lists.copy(first.handle), items: first.items });
    } else {
      const second = plain.take(b) ?? { handle: 0, items: [] };
      plain.held.push({
        handle: lists.join(first.handle, second.handle),
        items: [...first.items, ...second.items],
      });
    }
  }
  return plain;
}

function itemsOf(lists: IntrusiveLists, handle: number): number[] {
  const items: number[] = [];
  lists.forEach(handle, (item) => items.push(item));
  return items;
}

describe('intrusive lists', () => {
  it('hold what plain arrays would hold after any joins, copies and releases', () => {
    fc.assert(
      fc.property(steps, (operations) => {
        const lists = new IntrusiveLists();
        for (const { handle, items } of run(operations, lists).held) expect(itemsOf(lists, handle)).toEqual(items);
      }),
    );
  });

  it('use released room again', () => {
    const lists = new IntrusiveLists();
    for (let round = 0; round < 1000; round += 1) lists.release(lists.join(lists.join(1, 2), lists.copy(3)));
    expect(lists.nodeCount).toBe(3);
  });

  it('keep an item that is joined to itself twice', () => {
    const lists = new IntrusiveLists();
    expect(itemsOf(lists, lists.join(lists.single(7), lists.copy(lists.single(7))))).toEqual([7, 7]);
  });

  it('take 0 for the empty list', () => {
    const lists = new IntrusiveLists();
    const one = lists.single(5);
    expect([lists.join(0, one), lists.join(one, 0), lists.join(0, 0), lists.copy(0)]).toEqual([one, one, 0, 0]);
    lists.release(0);
    expect(itemsOf(lists, 0)).toEqual([]);
  });
});
