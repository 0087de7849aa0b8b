import type { HitRecord } from '../../../../model/ledger/fate.ts';
import type { AgentRun } from '../AgentRun.ts';
import { attributeLoss, type Attribution } from '../hitAttribution.ts';
import { CASE_REQUESTS, type TruthRequest } from '../TruthRequest.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'hits-conserved';

/** Every request of every side is shipped, waits where it may wait, or ended for a reason that may end it. */
export const hitsConserved: AgentInvariant = {
  name: NAME,
  atEnd(run, findings) {
    if (run.requests.length === 0) return;
    for (const hit of run.ledger.hits()) {
      const request = run.requests[hit.transaction - 1];
      if (request === undefined) continue;
      const attribution = attribute(run, request, hit);
      if (attribution === 'allowed') continue;
      const path = pathOf(hit);
      const expected = 'shipped, in flight, or lost for a reason that the case explains';
      const observed = `${hit.side} hit of ${CASE_REQUESTS[request.path]!.path} at ${request.startedMs} ms: ${path}`;
      findings.add({ invariant: NAME, expected, observed, path, known: attribution?.known }, 0);
    }
  },
};

function attribute(run: AgentRun, request: TruthRequest, hit: HitRecord): Attribution {
  const { fate } = hit;
  switch (fate.kind) {
    case 'shipped':
    case 'duplicated':
      return 'allowed';
    case 'in-flight':
      if (fate.stage === 'kernel-in-flight') return attributeWaiting(run, request);
      return fate.stage === 'incomplete-buffer' || !run.clients[0]!.isConstant ? 'allowed' : undefined;
    default:
      return attributeLoss(run, request, hit, fate.reason);
  }
}

/** A request may wait in the kernel until its connection ends there. */
function attributeWaiting(run: AgentRun, request: TruthRequest): Attribution {
  if (!request.isEnded || waitsElsewhere(run, request)) return 'allowed';
  // What an end before it has left behind gives way to the request instead, and its own end is not taken for one.
  return request.isEndUnsure ? { known: 'end-not-taken-for-one' } : undefined;
}

/**
 * Whether a request that both ends show, each under its own tuple, may be followed under the tuple that did not end: a
 * full map has taken only that one.
 */
function waitsElsewhere({ agent }: AgentRun, { isSeenTwice, wire }: TruthRequest): boolean {
  const isOneTuple = wire.tuples.raw === wire.tuples.translated;
  return isSeenTwice && !isOneTuple && agent.usm.program.inFlight.refusedCount > 0;
}

/** Where a hit stands, in short. */
function pathOf({ fate }: HitRecord): string {
  if (fate.kind === 'in-flight') return `in flight: ${fate.stage}`;
  return 'reason' in fate ? `${fate.kind}: ${fate.reason}` : fate.kind;
}
