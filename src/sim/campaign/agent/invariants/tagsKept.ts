import type { AgentRun } from '../AgentRun.ts';
import { knownOfWire } from '../knownOfWire.ts';
import { CASE_REQUESTS } from '../TruthRequest.ts';
import type { Wire } from '../Wire.ts';
import { wireOfKey } from '../wireOfKey.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'tags-kept';

/** Hits carry the tag of the TLS library that their requests went through, and no other one. */
export const tagsKept: AgentInvariant = {
  name: NAME,
  afterPoll(run, { client, outcome, poll }, findings) {
    if (client !== 0 || !run.hasTls) return;
    for (const { group } of outcome.join.outcomes) {
      const wire = wireOfKey(run, group.key);
      if (wire?.hadTls !== true) continue;
      for (const { key, stats } of group.elements) {
        for (const [status, { staticTags }] of stats.byStatus) {
          const { all, some } = tagsOf(run, wire, key.path, status);
          if ((staticTags & all) === all && (staticTags & some) === staticTags) continue;
          const observed = `tags ${staticTags} of ${key.path} with status ${status}`;
          const known = knownOfWire(run, wire);
          findings.add({ invariant: NAME, expected: `tags ${all}`, observed, path: 'tags', known }, poll);
        }
      }
    }
  },
};

/** Tags that all requests of a kind have, and those that any of them has. */
function tagsOf(run: AgentRun, wire: Wire, path: string, status: number): { all: bigint; some: bigint } {
  let all: bigint | undefined;
  let some = 0n;
  for (const request of run.requests) {
    if (request.wire !== wire || CASE_REQUESTS[request.path]!.path !== path) continue;
    if (!request.answers.some((answer) => answer.status === status)) continue;
    all = (all ?? request.tags) & request.tags;
    some |= request.tags | request.answerTags;
  }
  return { all: all ?? 0n, some };
}
