import { ddmin } from '../minimize/ddmin.ts';
import type { RunResult } from '../runResult.ts';
import type { ToggleChange } from './toggleChange.ts';

/** What is searched, and how a run is judged. */
export interface BisectOptions {
  /** Runs the workload with these changes to the bad profile. */
  readonly run: (changes: readonly ToggleChange[]) => RunResult;
  /** Whether the defect is there. */
  readonly isBad: (result: RunResult) => boolean;
  /** Told of every run. */
  readonly onRun?: (runs: number) => void;
}

/** Which changes make a defect go away. */
export interface FlippingToggles {
  /** All of them together do, and none of them can be left out; `undefined` when no set was found. */
  readonly minimal: readonly ToggleChange[] | undefined;
  /** Every single candidate that does by itself. */
  readonly single: readonly ToggleChange[];
  readonly runs: number;
}

/**
 * Finds a minimal set of changes that makes a defect go away without bringing another: single ones first; when none
 * does it alone, delta debugging over all candidates together.
 *
 * @param candidates - at most one for each toggle, or single ones are all that can be found
 */
export function bisectToggles(candidates: readonly ToggleChange[], options: BisectOptions): FlippingToggles {
  let runs = 0;
  const run = (changes: readonly ToggleChange[]): RunResult => {
    runs += 1;
    options.onRun?.(runs);
    return options.run(changes);
  };
  const before = new Set(run([]).violations.map(({ invariant }) => invariant));
  const isGood = (changes: readonly ToggleChange[]): boolean => {
    const result = run(changes);
    return !options.isBad(result) && result.violations.every(({ invariant }) => before.has(invariant));
  };
  const single = candidates.filter((change) => isGood([change]));
  const [first] = single;
  if (first !== undefined) return { minimal: [first], single, runs };
  const minimal = isOneEach(candidates) && isGood(candidates) ? ddmin(candidates, isGood) : undefined;
  return { minimal, single, runs };
}

function isOneEach(candidates: readonly ToggleChange[]): boolean {
  return new Set(candidates.map(({ id }) => id)).size === candidates.length;
}
