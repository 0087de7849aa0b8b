import { knownOfSums } from '../knownOfSums.ts';
import { showPlace } from '../showPlace.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'retransmits-bounded';

/** Retransmits of a socket are told once, by whichever of its processes. */
export const retransmitsBounded: AgentInvariant = {
  name: NAME,
  afterPoll(run, { behind, outcome, poll, client }, findings) {
    const { conns } = outcome.delta;
    for (let index = 0; index < conns.length; index += 1) {
      const each = behind[index];
      if (each === undefined || conns[index]!.last.retransmits === 0) continue;
      const { place, record } = each;
      let inPoll = 0;
      conns.forEach(({ last }, other) => {
        if (behind[other]?.place === place) inPoll += last.retransmits;
      });
      const inAll = place.records.reduce((sum, { sums }) => sum + sums[client]!.retransmits, 0);
      if (inAll <= place.retransmits) continue;
      const isFlapping = (inPoll <= place.retransmits || run.hasCloseInPoll) && run.hasForks;
      const known = isFlapping ? 'retransmits-return-from-zero' : knownOfSums(run, place);
      const observed = `${inAll} retransmits of ${showPlace(place, record.pid)}`;
      findings.add({ invariant: NAME, expected: `at most ${place.retransmits}`, observed, path: 'walk', known }, poll);
    }
  },
};
