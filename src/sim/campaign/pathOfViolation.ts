import type { RunResult, Violation } from '../runResult.ts';

const NOTHING_ENDED = 'nothing-ended';
const FAILURE_RATE = 'failure-rate-bounded';

/**
 * Where a run goes wrong, in a few words: the reasons that hits ended for in the poll at which the violation was first
 * seen, in the order of the pipeline. Failed connections are no hits: of them it says whether any was closed at all.
 */
export function pathOfViolation({ polls, ends }: RunResult, { invariant, poll }: Violation): string {
  const index = polls.findIndex((each) => each.poll === poll);
  const at = polls[index];
  if (!at) return NOTHING_ENDED;
  if (invariant === FAILURE_RATE) {
    const closed = polls.slice(0, index + 1).reduce((sum, { tcpClosed }) => sum + tcpClosed, 0);
    return closed === 0 ? 'failed-without-close' : 'failed-more-often-than-closed';
  }
  const before = polls[index - 1];
  const earlier = new Map<string, number>(before?.totals.byReason);
  const reasons = [...at.totals.byReason].filter(([reason, hits]) => hits > (earlier.get(reason) ?? 0));
  const hasDied = ends.some(({ tNs }) => tNs <= at.tNs && tNs > (before?.tNs ?? -1));
  const names = [...(hasDied ? ['agent-ended'] : []), ...reasons.map(([reason]) => reason)];
  return names.join('+') || NOTHING_ENDED;
}
