import { hasLostRecords, pathOfLostRecord } from '../hasLostRecords.ts';
import { knownOfSums } from '../knownOfSums.ts';
import type { ClientSums, PidRecord, Place } from '../Place.ts';
import { showPlace } from '../showPlace.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'bytes-conserved';

/** What a client is told of a connection is what went over it: never more, and in the end not less. */
export const bytesConserved: AgentInvariant = {
  name: NAME,
  afterPoll(run, { behind, poll }, findings) {
    for (const each of behind) {
      if (each === undefined) continue;
      const { record, sums, place } = each;
      if (sums.sentBytes <= record.sentBytes && sums.recvBytes <= record.recvBytes) continue;
      const observed = `${sums.sentBytes}/${sums.recvBytes} bytes of ${showPlace(place, record.pid)}`;
      const expected = `at most ${record.sentBytes}/${record.recvBytes}`;
      findings.add(
        { invariant: NAME, expected, observed, path: 'bytes told twice', known: knownOfSums(run, place) },
        poll,
      );
    }
  },
  atEnd(run, findings) {
    if (hasLostRecords(run)) return;
    for (const [client, { isConstant }] of run.clients.entries()) {
      if (!isConstant) continue;
      for (const place of run.distinctPlaces) {
        for (const record of place.records) {
          const sums = record.sums[client]!;
          // Of two pictures of one connection the larger counter is taken, also when it has wrapped.
          const packets = run.hasCloseInPoll ? '' : packetsTold(place, record, sums);
          const isAll =
            sums.sentBytes >= record.sentBytes - sums.lostSentBytes &&
            sums.recvBytes >= record.recvBytes - sums.lostRecvBytes;
          if (isAll && packets === '') continue;
          const observed = `${sums.sentBytes}/${sums.recvBytes} bytes${packets} of ${showPlace(place, record.pid)}`;
          const expected = `${record.sentBytes}/${record.recvBytes} bytes, ${record.sentPackets} packets`;
          const path = pathOfLostRecord(run) || 'state';
          const isTooMuch = sums.sentBytes > record.sentBytes || sums.recvBytes > record.recvBytes;
          const isLate = run.lostCloses > 0 || !run.made.readsCloses;
          const known = isTooMuch || isLate ? knownOfSums(run, place) : undefined;
          findings.add({ invariant: NAME, expected, observed, path, known }, 0);
        }
      }
    }
  },
};

/** What is told of packets, when it is not what was sent. Only of an entry that had no other beside or before it. */
function packetsTold(
  { hasFailed, isUdp, generations }: Place,
  { entries, sentPackets, lostCloses }: PidRecord,
  sums: ClientSums,
): string {
  const isPlain = entries === 1 && generations === 1 && !hasFailed && !isUdp && lostCloses === 0;
  return !isPlain || sums.sentPackets === sentPackets ? '' : `, ${sums.sentPackets} packets`;
}
