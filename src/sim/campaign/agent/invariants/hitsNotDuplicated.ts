import type { AgentRun } from '../AgentRun.ts';
import type { KnownDefect } from '../knownDefects.ts';
import { hasThirdClient } from '../knownOfWire.ts';
import { CASE_REQUESTS, type TruthRequest } from '../TruthRequest.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'hits-not-duplicated';

/** No side of a request is shipped more than once. */
export const hitsNotDuplicated: AgentInvariant = {
  name: NAME,
  atEnd(run, findings) {
    if (run.requests.length === 0) return;
    for (const { fate, transaction, side, flow } of run.ledger.hits()) {
      if (fate.kind !== 'duplicated') continue;
      const request = run.requests[transaction - 1]!;
      const known = knownOf(run, request, flow);
      const observed = `${side} hit of ${CASE_REQUESTS[request.path]!.path} shipped ${fate.shipments} times`;
      findings.add({ invariant: NAME, expected: 'shipped once', observed, path: 'duplicated', known }, fate.poll);
    }
  },
};

/**
 * A second process on a tuple claims the data once more when the first claim came from the other end: mirrored ports
 * pass for that other end.
 */
function knownOf(run: AgentRun, request: TruthRequest, flow: number): KnownDefect | undefined {
  if (request.isSeenTwice) return 'tls-both-ends';
  if (hasThirdClient(run)) return 'third-client-doubles-stats';
  if (run.agent.usm.dispatcher.sequences.refusedCount > 0) return 'sequence-map-full';
  const isWithin = request.wire.hadClient && request.wire.hadServer;
  return flow > 0 && isWithin && isSharedTuple(run) ? 'mirrored-tuple-claims-again' : undefined;
}

function isSharedTuple({ distinctPlaces }: AgentRun): boolean {
  return distinctPlaces.some(
    ({ records }) => records.length > 1 || records.some(({ entries, isUser }) => entries + (isUser ? 0 : 1) > 1),
  );
}
