import { isProxyPid } from '../LiveSocket.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'filter-only-proxy';

/** The docker-proxy filter removes records of docker-proxy only. */
export const filterOnlyProxy: AgentInvariant = {
  name: NAME,
  afterPoll(_run, { outcome, poll }, findings) {
    for (const { index } of outcome.removed) {
      const { pid, source, sport } = outcome.delta.conns[index]!;
      if (isProxyPid(pid)) continue;
      const observed = `a record of pid ${pid} at ${source}:${sport} removed`;
      const path = 'filtered: docker-proxy-without-pid-check';
      findings.add({ invariant: NAME, expected: 'only those of docker-proxy', observed, path }, poll);
    }
  },
};
