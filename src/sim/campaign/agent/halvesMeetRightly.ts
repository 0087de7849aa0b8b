import type { AgentRun } from './AgentRun.ts';
import type { TruthRequest } from './TruthRequest.ts';

/**
 * Whether halves of requests and responses of one client port, paired in the order of their times, belong together.
 *
 * Where they do not, the agent cannot tell: it joins by port and time alone.
 */
export function halvesMeetRightly(run: AgentRun, { wire }: Pick<TruthRequest, 'wire'>): boolean {
  const { clientIp, clientPort } = wire.ends.translated;
  const halves = run.halves.filter((half) => half.clientIp === clientIp && half.clientPort === clientPort);
  const asked = halves.filter((half) => !half.isResponse).toSorted((a, b) => a.atMs - b.atMs);
  const answers = halves.filter((half) => half.isResponse).toSorted((a, b) => a.atMs - b.atMs);
  let next = 0;
  for (const answer of answers) {
    const half = asked[next];
    if (half === undefined || half.atMs > answer.atMs) {
      if (answer.request !== undefined && half !== undefined) return false;
      continue;
    }
    if (half.request !== answer.request) return false;
    next += 1;
  }
  return true;
}
