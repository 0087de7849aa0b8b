import { knownOfRetransmits } from '../knownOfRetransmits.ts';
import type { PidRecord, Place } from '../Place.ts';
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
      const repeated = knownOfRetransmits(run, place, inAll - place.retransmits);
      const known = isFlapping ? 'retransmits-return-from-zero' : repeated;
      const observed = `${inAll} retransmits of ${showPlace(place, record.pid)}`;
      findings.add({ invariant: NAME, expected: `at most ${place.retransmits}`, observed, path: 'walk', known }, poll);
    }
  },
  atEnd(run, findings) {
    // Sums of packets are kept modulo 2^32.
    if (run.made.sockets.some(({ firstPacket }) => firstPacket > 0)) return;
    for (const place of run.distinctPlaces) {
      const [record, ...others] = place.records;
      if (record === undefined || others.length > 0 || !isClosedOnce(place, record)) continue;
      const { retransmits, sentPackets, closed } = record.sums[0]!;
      if (closed === 0 || retransmits <= sentPackets) continue;
      const observed = `${retransmits} retransmits of ${showPlace(place, record.pid)}`;
      const expected = `at most the ${sentPackets} packets that were sent`;
      const path = 'more retransmits than packets';
      const known = knownOfRetransmits(run, place, retransmits - sentPackets);
      findings.add({ invariant: NAME, expected, observed, path, known }, 0);
    }
  },
};

/** One connection, which ended by being closed: its last record has its totals. */
function isClosedOnce({ generations, hasFailed }: Place, { entries, closes, lostCloses }: PidRecord): boolean {
  return generations === 1 && !hasFailed && entries === 1 && closes === 1 && lostCloses === 0;
}
