import type { Invariant } from './invariant.ts';

/** "The failure rate stays at or below 100 %", without ever dividing. */
export const failureRateBounded: Invariant = {
  name: 'failure-rate-bounded',
  about: 'failed TCP connections delivered are at most the closed ones delivered',
  check({ poll, sums }) {
    const { tcpFailures, tcpClosed } = sums;
    if (tcpFailures <= tcpClosed) return undefined;
    return {
      invariant: 'failure-rate-bounded',
      expected: `at most ${tcpClosed} failures for ${tcpClosed} closed connections`,
      observed: `${tcpFailures} failures`,
      poll: poll.poll,
    };
  },
};
