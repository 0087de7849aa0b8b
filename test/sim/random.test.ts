import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/sim/random.ts';

const WORDS = 0x1_0000_0000;

describe('a random integer', () => {
  it('is the rest of the first word below the last whole multiple', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: WORDS - 1 }), fc.integer({ min: 1, max: WORDS }), (seed, count) => {
        const [random, words] = [new Random(seed), new Random(seed)];
        const limit = WORDS - (WORDS % count);
        for (let draw = 0; draw < 5; draw += 1) {
          let word = words.nextU32();
          while (word >= limit) word = words.nextU32();
          expect(random.below(count)).toBe(word % count);
        }
      }),
    );
  });

  it('gives the words that it always gave', () => {
    const random = new Random(1);
    const drawn = Array.from({ length: 4 }, () => random.nextU32());
    expect(drawn).toEqual([393288148, 2174103013, 3814759091, 2092745082]);
  });
});
