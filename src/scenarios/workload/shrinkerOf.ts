import type fc from 'fast-check';
import type { CaseShrinker } from './CaseShrinker.ts';
import { dropElements } from './dropElements.ts';
import { shrinkCase } from './shrinkCase.ts';

/**
 * The shrinker of a kind of cases, from an arbitrary that can shrink values it has not drawn.
 *
 * fast-check goes through a list from its front and does not come back, so an element that a later step made needless
 * would stay. Therefore leaving out and shrinking take turns until neither finds anything.
 */
export function shrinkerOf<Case>(arbitrary: fc.Arbitrary<Case>): CaseShrinker<Case> {
  const isCase = (data: unknown): data is Case => arbitrary.canShrinkWithoutContext(data);
  return {
    isCase,
    shrink(made, fails) {
      let small = made;
      let shrinks = 0;
      for (let isSmaller = true; isSmaller; ) {
        const shrunk = shrinkCase(small, { arbitrary, fails });
        const rest = dropElements(shrunk?.made ?? small, (each) => isCase(each) && fails(each));
        small = rest.data;
        shrinks += (shrunk?.shrinks ?? 0) + rest.dropped;
        isSmaller = rest.dropped > 0;
      }
      return { made: small, shrinks };
    },
  };
}
