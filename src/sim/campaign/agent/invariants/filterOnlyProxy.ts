import { isOfProxysHeir } from '../isOfProxysHeir.ts';
import { isProxyPid } from '../LiveSocket.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'filter-only-proxy';

/** The docker-proxy filter removes records of docker-proxy only. */
export const filterOnlyProxy: AgentInvariant = {
  name: NAME,
  afterPoll(run, { outcome, behind, poll }, findings) {
    for (const { index } of outcome.removed) {
      const { pid, source, sport } = outcome.delta.conns[index]!;
      const record = behind[index]?.record;
      const known = record !== undefined && isOfProxysHeir(run, record) ? 'proxy-pid-taken-over' : undefined;
      if (isProxyPid(pid) && known === undefined) continue;
      const observed = `a record of pid ${pid} at ${source}:${sport} removed`;
      const path = 'filtered: docker-proxy-without-pid-check';
      findings.add({ invariant: NAME, expected: 'only those of docker-proxy', observed, path, known }, poll);
    }
  },
};
