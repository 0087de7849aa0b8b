import type { LeakCase } from '../../model/goclient/leak/LeakCase.ts';
import type { LeakObservation } from '../../model/goclient/leak/LeakObservations.ts';

/**
 * The application that a recorded leak stands for: nothing is known of its calls but that so many connections stayed,
 * so it makes one call whenever one more stays.
 *
 * @returns `undefined` when nothing grew
 */
export function leakCaseOf(observations: readonly LeakObservation[]): LeakCase | undefined {
  for (const observation of observations) {
    if (observation.kind !== 'growth' || observation.grown <= 0) continue;
    const everyNs = Math.floor(observation.windowNs / observation.grown);
    return { calls: 1, everyNs, fix: undefined };
  }
  return undefined;
}
