import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ddmin } from '../../../src/sim/minimize/ddmin.ts';

const HUNDRED = Array.from({ length: 100 }, (_, index) => index);

describe('delta debugging', () => {
  it.each([[[]], [[0]], [[99]], [[3, 17, 90]], [[0, 49, 50, 99]]])('finds that just %j are needed', async (needed) => {
    expect(await ddmin(HUNDRED, (part) => needed.every((item) => part.includes(item)))).toEqual(needed);
  });

  it('finds one of several reasons', async () => {
    const holds = (part: readonly number[]) => (part.includes(1) && part.includes(2)) || part.includes(60);
    expect([[1, 2], [60]]).toContainEqual(await ddmin(HUNDRED, holds));
  });

  it('takes out in one pass what another item needs, when both may go', async () => {
    // Every odd item makes no sense without the even one before it.
    const makesSense = (part: readonly number[]) => part.every((item) => item % 2 === 0 || part.includes(item - 1));
    expect(await ddmin(HUNDRED, (part) => makesSense(part) && part.includes(41))).toEqual([40, 41]);
  });

  it('needs few tries when little is needed', async () => {
    let tries = 0;
    const many = Array.from({ length: 10_000 }, (_, index) => index);
    const kept = await ddmin(many, (part) => {
      tries += 1;
      return part.includes(1234) && part.includes(7890);
    });
    expect(kept).toEqual([1234, 7890]);
    expect(tries).toBeLessThan(100);
  });

  it('gives a part that holds, and of which nothing can be left out, whatever the condition is', async () => {
    const rule = fc.array(fc.array(fc.nat(19), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rule, async (reasons) => {
        const holds = (part: readonly number[]) =>
          reasons.some((reason) => reason.every((item) => part.includes(item)));
        const kept = await ddmin(HUNDRED.slice(0, 20), holds);
        expect(holds(kept)).toBe(true);
        for (const left of kept) expect(holds(kept.filter((item) => item !== left))).toBe(false);
      }),
      { seed: 1 },
    );
  });
});
