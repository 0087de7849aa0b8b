import { describe, it } from 'vitest';
import { lacking } from '../recorder/recorder.ts';
import { expectNoLeak, expectTcpLeak, expectUnixLeak } from './expectLeak.ts';
import { recordLeak } from './recordLeak.ts';

// Each of them waits most of its seconds, so they run beside each other.
describe.skipIf(lacking !== '').concurrent('a service that calls another one, recorded', () => {
  it('leaks with an agent per call: F2 names the destination, and descriptors grow with it', async () => {
    expectTcpLeak(await recordLeak({ agents: 'per-call', where: 'tcp' }));
  });

  it('does not leak with one agent for all calls', async () => {
    expectNoLeak(await recordLeak({ agents: 'shared', where: 'tcp' }), 2, 'tcp4');
  });

  it('does not leak when each agent is destroyed, with as many connections as the leak', async () => {
    expectNoLeak(await recordLeak({ agents: 'destroyed', where: 'tcp' }), 80, 'tcp4');
  });

  it('leaks over a local socket where no IP flow shows it: "not IP"', async () => {
    expectUnixLeak(await recordLeak({ agents: 'per-call', where: 'unix' }));
  });

  it('does not leak over a local socket with one agent', async () => {
    expectNoLeak(await recordLeak({ agents: 'shared', where: 'unix' }), 2, 'unix');
  });
});
