import { knownOfSums } from '../knownOfSums.ts';
import { showPlace } from '../showPlace.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'counters-monotonic';

/** The totals of one connection never go down. */
export const countersMonotonic: AgentInvariant = {
  name: NAME,
  beforeSums(run, { behind, outcome, poll }, findings) {
    // An entry that was given up begins anew.
    if (run.agent.tracer.telemetry.expiredTcpConns > 0) return;
    outcome.delta.conns.forEach(({ monotonic, cookie }, index) => {
      const each = behind[index];
      if (each === undefined || each.sums.lastCookie !== cookie || each.place.generations > 1) return;
      const { lastSent, lastRecv } = each.sums;
      if (monotonic.sentBytes >= lastSent && monotonic.recvBytes >= lastRecv) return;
      const where = showPlace(each.place, each.record.pid);
      const observed = `${monotonic.sentBytes}/${monotonic.recvBytes} bytes of ${where}`;
      const expected = `at least ${lastSent}/${lastRecv}`;
      findings.add({ invariant: NAME, expected, observed, path: 'state', known: knownOfSums(run, each.place) }, poll);
    });
  },
};
