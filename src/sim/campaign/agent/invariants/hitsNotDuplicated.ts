import { CASE_REQUESTS } from '../TruthRequest.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'hits-not-duplicated';

/** No side of a request is shipped more than once. */
export const hitsNotDuplicated: AgentInvariant = {
  name: NAME,
  atEnd(run, findings) {
    if (run.requests.length === 0) return;
    for (const { fate, transaction, side } of run.ledger.hits()) {
      if (fate.kind !== 'duplicated') continue;
      const request = run.requests[transaction - 1]!;
      const isThird = run.profile.state.sharedObjects === 'alias' && run.clientsMax > 2;
      const known = request.isSeenTwice ? 'tls-both-ends' : isThird ? 'third-client-doubles-stats' : undefined;
      const observed = `${side} hit of ${CASE_REQUESTS[request.path]!.path} shipped ${fate.shipments} times`;
      findings.add({ invariant: NAME, expected: 'shipped once', observed, path: 'duplicated', known }, fate.poll);
    }
  },
};
