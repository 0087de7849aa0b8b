import type { Invariant } from './invariant.ts';

/** The docker-proxy filter removes nothing but docker-proxy's own connections. */
export const filterOnlyProxy: Invariant = {
  name: 'filter-only-proxy',
  about: 'every connection that the docker-proxy filter removes belongs to the proxy process',
  check({ polls }) {
    const last = polls.at(-1);
    const foreign = last?.removed.filter((removed) => !removed.ownerIsProxy) ?? [];
    const [first] = foreign;
    if (!last || !first) return undefined;
    return {
      invariant: 'filter-only-proxy',
      expected: `only connections of docker-proxy pid ${first.proxyPid} removed`,
      observed: `${foreign.length} of other processes removed, first ${first.flow} of pid ${first.pid}`,
      poll: last.poll,
    };
  },
};
