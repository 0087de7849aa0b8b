import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'failure-rate-bounded';

/** No client is told of more failures than closes. */
export const failureRateBounded: AgentInvariant = {
  name: NAME,
  afterPoll(run, { client, outcome, poll }, findings) {
    const truth = run.clients[client]!;
    for (const { tcpFailures, last } of outcome.delta.conns) {
      truth.closed += last.tcpClosed;
      if (tcpFailures === undefined) continue;
      for (const count of tcpFailures.values()) truth.failures += count;
    }
    if (truth.failures <= truth.closed) return;
    const observed = `${truth.failures} failures`;
    findings.add({ invariant: NAME, expected: `at most ${truth.closed}`, observed, path: 'failures' }, poll);
  },
};
