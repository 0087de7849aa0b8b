import type { AgentRun } from '../AgentRun.ts';
import { knownOfWire } from '../knownOfWire.ts';
import { CASE_REQUESTS } from '../TruthRequest.ts';
import { wireOfKey } from '../wireOfKey.ts';
import type { Wire } from '../Wire.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'hit-matches-request';

/** Every hit has the status, method and path of a request on its connection; not more hits than such requests. */
export const hitMatchesRequest: AgentInvariant = {
  name: NAME,
  afterPoll(run, { client, outcome, poll }, findings) {
    if (client !== 0) return;
    for (const { group } of outcome.join.outcomes) {
      const wire = wireOfKey(run, group.key);
      for (const { key, stats } of group.elements) {
        const path = CASE_REQUESTS.findIndex((each) => each.path === key.path && each.method === key.method);
        for (const [status, { count }] of stats.byStatus) {
          const shipped = run.addShipped(wire, path, status, count);
          const real = wire === undefined ? 0 : countOf(run, wire, path, status);
          if (shipped <= real) continue;
          const observed = `${shipped} hits of ${key.path} with status ${status}, poll ${poll}`;
          const known = wire === undefined ? undefined : knownOfWire(run, wire);
          findings.add({ invariant: NAME, expected: `at most ${real}`, observed, path: 'mismatch', known }, poll);
        }
      }
    }
  },
  atEnd(run, findings) {
    if (run.requests.length === 0) return;
    for (const { fate, transaction } of run.ledger.hits()) {
      if (!('reason' in fate) || (fate.reason !== 'path-empty' && fate.reason !== 'method-unknown')) continue;
      const request = run.requests[transaction - 1]!;
      const observed = `rejected: ${fate.reason}`;
      const expected = `a hit of ${CASE_REQUESTS[request.path]!.path}`;
      findings.add({ invariant: NAME, expected, observed, path: `lost: ${fate.reason}` }, fate.poll);
    }
  },
};

function countOf(run: AgentRun, wire: Wire, path: number, status: number): number {
  let count = 0;
  for (const request of run.requests) {
    if (request.wire !== wire || request.path !== path) continue;
    if (request.answers.some((answer) => answer.status === status)) count += 1;
  }
  return count;
}
