import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntrusiveLists } from '../../../src/model/ledger/intrusiveLists.ts';

type Step = { readonly kind: 'single' | 'join' | 'copy'; readonly a: number; readonly b: number };

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('single', 'single', 'join', 'copy'),
    a: fc.nat(400),
    b: fc.nat(400),
  }) as fc.Arbitrary<Step>,
  { maxLength: 400, size: 'max' },
);

describe('intrusive lists', () => {
  it('hold what plain arrays would hold after any joins and copies', () => {
    fc.assert(
      fc.property(steps, (operations) => {
        const lists = new IntrusiveLists();
        const model = new Map<number, number[]>();
        for (const { kind, a, b } of operations) {
          const handles = [...model.keys()];
          const first = handles[a % Math.max(1, handles.length)] ?? 0;
          const second = handles[b % Math.max(1, handles.length)] ?? 0;
          if (kind === 'single') model.set(lists.single(a), [a]);
          if (kind === 'copy' && first !== 0) model.set(lists.copy(first), [...model.get(first)!]);
          if (kind !== 'join' || first === second) continue;
          const joined = [...model.get(first)!, ...model.get(second)!];
          model.delete(first);
          model.delete(second);
          model.set(lists.join(first, second), joined);
        }
        for (const [handle, items] of model) {
          const seen: number[] = [];
          lists.forEach(handle, (item) => seen.push(item));
          expect(seen).toEqual(items);
        }
      }),
    );
  });

  it('take 0 for the empty list', () => {
    const lists = new IntrusiveLists();
    const one = lists.single(5);
    expect([lists.join(0, one), lists.join(one, 0), lists.join(0, 0), lists.copy(0)]).toEqual([one, one, 0, 0]);
  });
});
