import fc from 'fast-check';

/** What is made smaller, and when it is too small. */
export interface ShrinkOptions<Case> {
  /** Must be able to shrink values that it has not drawn. */
  readonly arbitrary: fc.Arbitrary<Case>;
  /** Whether a case still shows what was found. */
  readonly fails: (made: Case) => boolean;
}

/** A failing case of which no part can be left out or made plainer. */
export interface SmallCase<Case> {
  readonly made: Case;
  /** Steps that it took to come there. */
  readonly shrinks: number;
}

/**
 * Makes a failing case as small as its arbitrary can.
 *
 * @returns `undefined` when the case does not fail at all
 */
export function shrinkCase<Case>(made: Case, { arbitrary, fails }: ShrinkOptions<Case>): SmallCase<Case> | undefined {
  const property = fc.property(arbitrary, (each) => !fails(each));
  return smallCaseOf(fc.check(property, { examples: [[made]], numRuns: 1, seed: 1 }));
}

/** A search of fast-check's own cases. */
export interface SearchOptions {
  readonly seed: number;
  /** Cases to be tried. */
  readonly runs: number;
}

/** Looks for a failing case, and makes the first one small. @returns `undefined` when none fails */
export function searchCase<Case>(
  { arbitrary, fails }: ShrinkOptions<Case>,
  { seed, runs }: SearchOptions,
): SmallCase<Case> | undefined {
  const property = fc.property(arbitrary, (each) => !fails(each));
  return smallCaseOf(fc.check(property, { numRuns: runs, seed }));
}

function smallCaseOf<Case>({ counterexample, numShrinks }: fc.RunDetails<[Case]>): SmallCase<Case> | undefined {
  if (counterexample === null) return undefined;
  const [made] = counterexample;
  return { made, shrinks: numShrinks };
}
