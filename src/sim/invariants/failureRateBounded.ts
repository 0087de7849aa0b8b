import type { Invariant } from './invariant.ts';

/** "The failure rate stays at or below 100 %", without ever dividing. */
export const failureRateBounded: Invariant = {
  name: 'failure-rate-bounded',
  about: 'failed TCP connections delivered are at most the closed ones delivered',
  check({ polls }) {
    let failed = 0;
    let closed = 0;
    for (const poll of polls) {
      failed += poll.tcpFailures;
      closed += poll.tcpClosed;
    }
    if (failed <= closed) return undefined;
    return {
      invariant: 'failure-rate-bounded',
      expected: `at most ${closed} failures for ${closed} closed connections`,
      observed: `${failed} failures`,
      poll: polls.at(-1)?.poll ?? 0,
    };
  },
};
