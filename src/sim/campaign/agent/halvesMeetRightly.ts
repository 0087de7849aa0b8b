import type { AgentRun } from './AgentRun.ts';
import type { LooseHalf } from './TupleTruth.ts';
import type { TruthRequest } from './TruthRequest.ts';

const YOUNG_MS = 30_000;

/**
 * Whether halves of requests and responses of one client port, paired in the order of their times at each poll, belong
 * together.
 *
 * Where they do not, the agent cannot tell: it joins by port and time alone.
 */
export function halvesMeetRightly(run: AgentRun, { wire }: Pick<TruthRequest, 'wire'>): boolean {
  const { clientIp, clientPort } = wire.ends.translated;
  const halves = run.halves.filter((half) => half.clientIp === clientIp && half.clientPort === clientPort);
  let waiting: LooseHalf[] = [];
  let seenMs = -1;
  for (const pollMs of run.pollEnds) {
    if (pollMs === undefined) continue;
    const arrived = halves.filter(({ flushedMs }) => flushedMs > seenMs && flushedMs <= pollMs);
    seenMs = pollMs;
    const left = unmatched([...waiting, ...arrived]);
    if (left === undefined) return false;
    waiting = left.filter(({ atMs }) => pollMs - atMs < YOUNG_MS);
  }
  return true;
}

/** Requests that found no response at a poll; `undefined` when one met a response of another one. */
function unmatched(halves: readonly LooseHalf[]): LooseHalf[] | undefined {
  const byTime = halves.toSorted((a, b) => a.atMs - b.atMs);
  const asked = byTime.filter((half) => !half.isResponse);
  let next = 0;
  for (const answer of byTime.filter((half) => half.isResponse)) {
    const half = asked[next];
    if (half === undefined || half.atMs > answer.atMs) {
      if (answer.request !== undefined && half !== undefined) return undefined;
      continue;
    }
    if (half.request !== answer.request) return undefined;
    next += 1;
  }
  return asked.slice(next);
}
