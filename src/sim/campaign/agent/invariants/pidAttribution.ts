import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'pid-attribution';

/** A record carries the pid of a process that has used its socket. */
export const pidAttribution: AgentInvariant = {
  name: NAME,
  afterPoll(_run, { behind, outcome, poll }, findings) {
    outcome.delta.conns.forEach(({ pid, sport, dport }, index) => {
      const record = behind[index]?.record;
      if (record?.isUser === true) return;
      const observed = `pid ${pid} on ports ${sport} and ${dport}`;
      findings.add({ invariant: NAME, expected: 'a process that used the socket', observed, path: 'wrong pid' }, poll);
    });
  },
};
