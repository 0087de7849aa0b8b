import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { lacking, num, ofKind, RECORDER, record, type Trace, workload } from './recorder.ts';

/** Who tells calls on this kernel; a kernel below 6.3 that is locked down has nobody. */
function ioProvider(): string | null {
  const { stdout } = spawnSync(RECORDER, ['probe', '--json'], { encoding: 'utf8' });
  return (JSON.parse(stdout) as { signals: { io: { provider: string | null } } }).signals.io.provider;
}

const lackingIo = lacking !== '' ? lacking : ioProvider() === null ? 'no provider of io on this kernel' : '';

/** Bytes of all calls of a socket in one direction. */
function callBytes(trace: Trace, ck: unknown, ops: readonly string[]): number {
  const calls = ofKind(trace, 'io').filter((io) => io['ck'] === ck && ops.includes(String(io['op'])));
  return calls.reduce((sum, io) => sum + Math.max(0, num(io, 'result')), 0);
}

describe.skipIf(lackingIo !== '')('calls that send and receive', () => {
  it('add up to the bytes of each socket, and are of the process that made them', () => {
    const { trace, status } = record(['--io'], ['/usr/bin/python3', workload('traffic.py'), '8096', '5', '20', '3000']);
    expect(status).toBe(0);
    expect(ofKind(trace, 'estab')).toHaveLength(10);
    const last = new Map<unknown, readonly number[]>();
    for (const change of ofKind(trace, 'state')) last.set(change['ck'], change['counters'] as readonly number[]);
    for (const { ck, pid } of ofKind(trace, 'estab')) {
      const [sent, received] = last.get(ck) ?? [];
      expect(callBytes(trace, ck, ['sendmsg', 'sendpage'])).toBe(sent);
      expect(callBytes(trace, ck, ['recvmsg', 'read_sock'])).toBe(received);
      const callers = new Set(
        ofKind(trace, 'io')
          .filter((io) => io['ck'] === ck)
          .map((io) => io['pid']),
      );
      expect([...callers]).toEqual([pid]);
    }
  });

  it('are not told unless asked for', () => {
    const { trace } = record([], ['/usr/bin/python3', workload('traffic.py'), '8097', '1', '1']);
    expect(ofKind(trace, 'io')).toHaveLength(0);
    expect(trace.header['recorder']).toMatchObject({ providers: { io: null } });
  });

  it('name the worker that answers as the owner, before it closes', () => {
    const { trace } = record(['--io'], ['/usr/bin/python3', workload('prefork.py')]);
    const accepted = ofKind(trace, 'estab').find((estab) => estab['dir'] === 'in');
    const owners = ofKind(trace, 'owner').filter((owner) => owner['ck'] === accepted?.['ck']);
    expect(['writer', 'acceptor']).toContain(owners[0]?.['pid_src']);
    expect(owners[0]?.['pid']).not.toBe(accepted?.['pid']);
    const close = ofKind(trace, 'close').find((one) => one['ck'] === accepted?.['ck']);
    expect(owners[0]?.['pid']).toBe(close?.['pid']);
  });
});
