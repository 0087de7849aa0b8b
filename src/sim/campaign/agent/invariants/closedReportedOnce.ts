import { knownOfSums } from '../knownOfSums.ts';
import { showPlace } from '../showPlace.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'closed-reported-once';

/** No connection is reported closed more often than it was closed. */
export const closedReportedOnce: AgentInvariant = {
  name: NAME,
  afterPoll(run, { behind, poll }, findings) {
    for (const each of behind) {
      if (each === undefined || each.sums.closed <= each.record.closes) continue;
      const { record, sums, place } = each;
      const observed = `${sums.closed} closes of ${showPlace(place, record.pid)}`;
      const known = place.hasFailed ? 'double-close-report' : knownOfSums(run, place);
      const expected = `at most ${record.closes}`;
      findings.add({ invariant: NAME, expected, observed, path: 'close told twice', known }, poll);
    }
  },
};
