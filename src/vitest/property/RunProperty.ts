import type { RunResult } from '../../sim/runResult.ts';
import { MatcherUsageError } from '../judgement.ts';

/** A statement about a run: expectations that throw when it does not hold. Must not be asynchronous. */
export type RunProperty = (run: RunResult) => void;

/**
 * Runs something and tries a property on the result.
 *
 * @returns what was thrown; `undefined` when the property holds
 * @throws MatcherUsageError, which says nothing about the run
 */
export function failureOf(property: RunProperty, run: () => RunResult): Error | undefined {
  let returned: unknown;
  try {
    returned = property(run());
  } catch (error) {
    if (error instanceof MatcherUsageError) throw error;
    return error instanceof Error ? error : new Error(String(error));
  }
  if (returned instanceof Promise) {
    // Whatever it comes to is of no interest any more, and must not end the process.
    returned.catch(() => {});
    throw new MatcherUsageError('propRun: the property must not be asynchronous; a run is there at once');
  }
  return undefined;
}
