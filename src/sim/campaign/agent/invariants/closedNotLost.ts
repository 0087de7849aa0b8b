import { hasLostRecords, pathOfLostRecord } from '../hasLostRecords.ts';
import { showPlace } from '../showPlace.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'closed-not-lost';

/** Every close is told to every client, unless the agent counts that it gave the record up. */
export const closedNotLost: AgentInvariant = {
  name: NAME,
  atEnd(run, findings) {
    if (hasLostRecords(run)) return;
    for (const [client, { isConstant }] of run.clients.entries()) {
      if (!isConstant) continue;
      for (const place of run.distinctPlaces) {
        for (const record of place.records) {
          const told = record.sums[client]!.closed;
          if (told >= record.closes - record.lostCloses) continue;
          const observed = `${told} closes of ${showPlace(place, record.pid)}`;
          const path = pathOfLostRecord(run) || 'close not told';
          findings.add({ invariant: NAME, expected: `${record.closes}`, observed, path }, 0);
        }
      }
    }
  },
};
