import type { PollOutcome } from '../../../../model/pipeline.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'payload-immutable';

/** A payload stays as it was delivered. */
export const payloadImmutable: AgentInvariant = {
  name: NAME,
  beforeSums(run, { client, outcome, poll }, findings) {
    const before = run.lastPayload;
    if (before !== undefined && sumOf(before.outcome) !== before.sum) {
      const expected = 'the payload of the poll before unchanged';
      findings.add({ invariant: NAME, expected, observed: 'it has changed', path: 'payload' }, poll);
    }
    if (client === 0) run.lastPayload = { outcome, sum: sumOf(outcome) };
  },
};

function sumOf({ delta }: PollOutcome): number {
  let sum = 0;
  for (const { last, monotonic, ipTranslation, tcpFailures } of delta.conns) {
    sum += Number(last.sentBytes) + Number(last.recvBytes) * 3 + Number(monotonic.sentBytes) * 5 + last.tcpClosed * 7;
    sum += last.retransmits * 11 + (ipTranslation?.replSrcPort ?? 0) * 13 + (tcpFailures?.size ?? 0) * 17;
  }
  return sum;
}
