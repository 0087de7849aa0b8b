import type { Invariant } from './invariant.ts';

/** The agent does not end by itself. */
export const agentSurvives: Invariant = {
  name: 'agent-survives',
  about: 'system-probe does not die of what it is given',
  check({ poll, sums }) {
    if (sums.agentEnds === 0) return undefined;
    return {
      invariant: 'agent-survives',
      expected: 'an agent that lives',
      observed: sums.agentEnds === 1 ? 'it died' : `it died ${sums.agentEnds} times`,
      poll: poll.poll,
    };
  },
};
