import type { Invariant } from './invariant.ts';

/** The docker-proxy filter removes nothing but docker-proxy's own connections. */
export const filterOnlyProxy: Invariant = {
  name: 'filter-only-proxy',
  about: 'every connection that the docker-proxy filter removes belongs to the proxy process',
  proves: (run, evidence) =>
    run.polls
      .flatMap(({ removed }) => removed)
      .some(({ ownerIsProxy, flow }) => !ownerIsProxy && evidence.doubtAboutConnection(flow) === undefined),
  check({ poll: last, sums }) {
    const first = last.removed.find((removed) => !removed.ownerIsProxy);
    if (!first) return undefined;
    return {
      invariant: 'filter-only-proxy',
      expected: `only connections of docker-proxy pid ${first.proxyPid} removed`,
      observed: `${sums.foreignRemoved} of other processes removed, for example ${first.flow} of pid ${first.pid}`,
      poll: last.poll,
    };
  },
};
