import { describe, it } from 'vitest';
import { expectNoLeak, expectTcpLeak, expectUnixLeak } from '../live/expectLeak.ts';
import { recordLeak } from '../live/recordLeak.ts';
import { lacking } from '../recorder/recorder.ts';

const ROUNDS = Array.from({ length: 20 }, (_, round) => round + 1);

describe.skipIf(lacking !== '')('the recorded leak and its fixed twins', () => {
  it.each(ROUNDS)('are judged alike in round %i', async () => {
    const [leak, shared, destroyed, local, localShared] = await Promise.all([
      recordLeak({ agents: 'per-call', where: 'tcp' }),
      recordLeak({ agents: 'shared', where: 'tcp' }),
      recordLeak({ agents: 'destroyed', where: 'tcp' }),
      recordLeak({ agents: 'per-call', where: 'unix' }),
      recordLeak({ agents: 'shared', where: 'unix' }),
    ]);
    expectTcpLeak(leak);
    expectNoLeak(shared, 2, 'tcp4');
    expectNoLeak(destroyed, 80, 'tcp4');
    expectUnixLeak(local);
    expectNoLeak(localShared, 2, 'unix');
  });
});
