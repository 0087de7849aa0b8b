import { ddmin } from '../minimize/ddmin.ts';
import type { ToggleChange } from './toggleChange.ts';

/** What a search has to know of a run. */
export interface TriedRun {
  /** Whether the defect is there. */
  readonly isBad: boolean;
  /** Names of all invariants that are violated. */
  readonly violated: readonly string[];
  /** Hits that never arrived and were meant to. */
  readonly missingHits: number;
}

/** What is searched, and how a run is judged. */
export interface BisectOptions {
  /** Runs the workload with these changes to the bad profile. */
  readonly tryWith: (changes: readonly ToggleChange[]) => TriedRun;
  /** Told of every run. */
  readonly onRun?: (runs: number) => void;
}

/** Which changes make a defect go away. */
export interface FlippingToggles {
  /** All of them together do, and none of them can be left out; `undefined` when no set was found. */
  readonly minimal: readonly ToggleChange[] | undefined;
  /** Every single candidate that does by itself. */
  readonly single: readonly ToggleChange[];
  /** Single candidates with which the defect is gone only because more hits are missing. */
  readonly hiding: readonly ToggleChange[];
  readonly runs: number;
}

/**
 * Finds a minimal set of changes that makes a defect go away without bringing another: single ones first; when none
 * does it alone, delta debugging over all candidates together. What violates another invariant is no cure, nor is that
 * with which more hits are missing: it hides the defect.
 *
 * @param candidates - at most one for each toggle, or single ones are all that can be found
 */
export function bisectToggles(candidates: readonly ToggleChange[], options: BisectOptions): FlippingToggles {
  let runs = 0;
  const tryWith = (changes: readonly ToggleChange[]): TriedRun => {
    runs += 1;
    options.onRun?.(runs);
    return options.tryWith(changes);
  };
  const before = tryWith([]);
  const effectOf = (changes: readonly ToggleChange[]): Effect => {
    const { isBad, violated, missingHits } = tryWith(changes);
    if (isBad || violated.some((name) => !before.violated.includes(name))) return 'none';
    return missingHits > before.missingHits ? 'hides' : 'mends';
  };
  const effects = candidates.map((change) => effectOf([change]));
  const single = candidates.filter((_, index) => effects[index] === 'mends');
  const hiding = candidates.filter((_, index) => effects[index] === 'hides');
  const [first] = single;
  if (first !== undefined) return { minimal: [first], single, hiding, runs };
  const isGood = (changes: readonly ToggleChange[]): boolean => effectOf(changes) === 'mends';
  const maySearchSets = candidates.length > 1 && isOneEach(candidates);
  const minimal = maySearchSets && isGood(candidates) ? ddmin(candidates, isGood) : undefined;
  return { minimal, single, hiding, runs };
}

type Effect = 'mends' | 'hides' | 'none';

function isOneEach(candidates: readonly ToggleChange[]): boolean {
  return new Set(candidates.map(({ id }) => id)).size === candidates.length;
}
