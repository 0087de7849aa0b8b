import { hasLostRecords, pathOfLostRecord } from '../hasLostRecords.ts';
import { knownOfSums } from '../knownOfSums.ts';
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
      findings.add({ invariant: NAME, expected, observed, path: 'bytes told twice', known: knownOfSums(run) }, poll);
    }
  },
  atEnd(run, findings) {
    if (hasLostRecords(run)) return;
    for (const [client, { isConstant }] of run.clients.entries()) {
      if (!isConstant) continue;
      for (const place of run.distinctPlaces) {
        for (const record of place.records) {
          const sums = record.sums[client]!;
          const arePacketsRight = record.entries !== 1 || place.hasFailed || sums.sentPackets === sums.lastSentPackets;
          if (sums.sentBytes === record.sentBytes && sums.recvBytes === record.recvBytes && arePacketsRight) continue;
          const packets = arePacketsRight ? '' : `, ${sums.sentPackets} packets`;
          const observed = `${sums.sentBytes}/${sums.recvBytes} bytes${packets} of ${showPlace(place, record.pid)}`;
          const counted = arePacketsRight ? '' : `, ${sums.lastSentPackets} packets`;
          const expected = `${record.sentBytes}/${record.recvBytes}${counted}`;
          const path = pathOfLostRecord(run) || 'state';
          const isTooMuch = sums.sentBytes > record.sentBytes || sums.recvBytes > record.recvBytes;
          const known = isTooMuch ? knownOfSums(run) : undefined;
          findings.add({ invariant: NAME, expected, observed, path, known }, 0);
        }
      }
    }
  },
};
