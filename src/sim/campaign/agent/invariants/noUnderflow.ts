import { showPlace } from '../showPlace.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'no-underflow';

/** No difference is larger than everything that was ever sent or received there. */
export const noUnderflow: AgentInvariant = {
  name: NAME,
  beforeSums(_run, { behind, outcome, poll }, findings) {
    outcome.delta.conns.forEach(({ last }, index) => {
      const each = behind[index];
      if (each === undefined) return;
      const { record, place } = each;
      if (last.sentBytes <= record.sentBytes && last.recvBytes <= record.recvBytes) return;
      const observed = `${last.sentBytes}/${last.recvBytes} bytes of ${showPlace(place, record.pid)}`;
      const expected = `at most ${record.sentBytes}/${record.recvBytes}`;
      findings.add({ invariant: NAME, expected, observed, path: 'state' }, poll);
    });
  },
};
