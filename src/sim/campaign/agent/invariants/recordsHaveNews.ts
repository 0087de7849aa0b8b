import { isZeroCounters } from '../../../../model/state/statCounters.ts';
import { showPlace } from '../showPlace.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'records-have-news';

/** A connection is told again only when one of its counters has moved. */
export const recordsHaveNews: AgentInvariant = {
  name: NAME,
  afterPoll(_run, { behind, outcome, poll }, findings) {
    outcome.delta.conns.forEach(({ last, pid }, index) => {
      const place = behind[index]?.place;
      if (place === undefined || !isZeroCounters(last)) return;
      const observed = `a record of ${showPlace(place, pid)} without any`;
      findings.add({ invariant: NAME, expected: 'a counter that moved', observed, path: 'empty record' }, poll);
    });
  },
};
