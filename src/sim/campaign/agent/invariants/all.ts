import type { AgentInvariant } from './AgentInvariant.ts';
import { bytesConserved } from './bytesConserved.ts';
import { closedNotLost } from './closedNotLost.ts';
import { closedReportedOnce } from './closedReportedOnce.ts';
import { countersMonotonic } from './countersMonotonic.ts';
import { directionConsistent } from './directionConsistent.ts';
import { failureRateBounded } from './failureRateBounded.ts';
import { fatesKnown } from './fatesKnown.ts';
import { filterOnlyProxy } from './filterOnlyProxy.ts';
import { hitMatchesRequest } from './hitMatchesRequest.ts';
import { hitsConserved } from './hitsConserved.ts';
import { hitsEqualSketch } from './hitsEqualSketch.ts';
import { hitsNotDuplicated } from './hitsNotDuplicated.ts';
import { latencyPositive } from './latencyPositive.ts';
import { limitsRespected } from './limitsRespected.ts';
import { natAttached } from './natAttached.ts';
import { noOrphansWhenReported } from './noOrphansWhenReported.ts';
import { noUnderflow } from './noUnderflow.ts';
import { payloadImmutable } from './payloadImmutable.ts';
import { pidAttribution } from './pidAttribution.ts';
import { recordsHaveNews } from './recordsHaveNews.ts';
import { retransmitsBounded } from './retransmitsBounded.ts';
import { serviceAttribution } from './serviceAttribution.ts';
import { tagsKept } from './tagsKept.ts';

/**
 * The invariants of one run, in the order in which they look at it. That a client does not depend on others takes a
 * second run: see `clientIsolation.ts`.
 */
export const AGENT_INVARIANTS: readonly AgentInvariant[] = inOneShape([
  filterOnlyProxy,
  pidAttribution,
  noUnderflow,
  countersMonotonic,
  recordsHaveNews,
  bytesConserved,
  closedReportedOnce,
  closedNotLost,
  failureRateBounded,
  retransmitsBounded,
  directionConsistent,
  natAttached,
  noOrphansWhenReported,
  hitsEqualSketch,
  latencyPositive,
  hitMatchesRequest,
  tagsKept,
  hitsNotDuplicated,
  hitsConserved,
  serviceAttribution,
  fatesKnown,
  limitsRespected,
  payloadImmutable,
]);

/** Every poll asks each of them for its parts: objects of one shape are asked several times as fast. */
function inOneShape(invariants: readonly AgentInvariant[]): AgentInvariant[] {
  return invariants.map(({ name, beforeSums, afterPoll, atEnd }) => ({ name, beforeSums, afterPoll, atEnd }));
}
