import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lacking, num, ofKind, RECORDER, record, run, scratch, type Trace, workload } from './recorder.ts';

/** What `probe` says about local sockets here. */
function localConnect(): { provider: string | null; refused: Readonly<Record<string, string>> } {
  const { signals } = JSON.parse(run(RECORDER, ['probe', '--json']).stdout) as {
    signals: { local_connect: ReturnType<typeof localConnect> };
  };
  return signals.local_connect;
}

function recordSockets(...options: string[]): Trace {
  // The streams that the test's own process passes on are local sockets themselves.
  const quiet = ['sh', '-c', 'exec "$@" </dev/null >/dev/null 2>&1', 'sh'];
  const command = [...quiet, '/usr/bin/python3', workload('localSockets.py'), path.join(scratch(), 'a.sock')];
  return record(['--fds', '100ms', '--no-redact', ...options], command).trace;
}

describe.skipIf(lacking !== '')('readings of what is open', () => {
  it('count the descriptors of each process by family, whose sum is the total', () => {
    const readings = ofKind(recordSockets(), 'fds');
    const families = ['tcp4', 'tcp6', 'udp4', 'udp6', 'unix', 'other_sock', 'pipe', 'anon', 'file'];
    for (const reading of readings) {
      expect(families.reduce((sum, family) => sum + num(reading, family), 0)).toBe(num(reading, 'total'));
    }
    // Two listeners, six pairs of ends, and a connection to the abstract name that nobody accepts.
    const most = readings.toSorted((a, b) => num(b, 'unix') - num(a, 'unix'))[0]!;
    expect(num(most, 'unix')).toBe(2 + 12 + 1);
    expect(num(most, 'pipe')).toBeGreaterThanOrEqual(8);
    expect(readings.filter((reading) => num(reading, 'unix') === 12).length).toBeGreaterThan(0);
  });

  it('tell both ends of every connected local socket, and when it was last open', () => {
    const trace = recordSockets();
    const opened = ofKind(trace, 'unix_open').filter((open) => String(open['path']).endsWith('a.sock'));
    const cookies = (dir: string) => new Set(opened.filter((open) => open['dir'] === dir).map((open) => open['ck']));
    expect([cookies('out').size, cookies('in').size]).toEqual([6, 6]);
    const closed = ofKind(trace, 'unix_close');
    expect(new Set(closed.map((close) => close['ck'])).size).toBe(closed.length);
    const early = closed
      .filter((close) => cookies('out').has(close['ck']))
      .toSorted((a, b) => num(a, 't') - num(b, 't'));
    expect(early).toHaveLength(6);
    // Three are closed half a second before the others.
    expect(num(early[3], 't') - num(early[2], 't')).toBeGreaterThan(200_000_000);
    for (const close of closed) expect(num(close, 'alive_t')).toBeLessThan(num(close, 't'));
  });

  it('know a connect as it happens, also one that fails, where the kernel has the hook', () => {
    const { provider, refused } = localConnect();
    const seen = ofKind(recordSockets(), 'unix_open').filter((open) => open['via'] === 'connect');
    if (provider === null) {
      expect(refused['cgroup/connect_unix']).toMatch(/\w+/);
      expect(seen).toEqual([]);
      return;
    }
    expect(seen.filter((open) => String(open['path']).endsWith('.missing'))).toHaveLength(1);
    expect(seen.filter((open) => open['path'] === '@flowproof test')).toHaveLength(1);
    expect(seen.filter((open) => String(open['path']).endsWith('a.sock'))).toHaveLength(6);
  });

  it('are not made with --fds 0, and leave local sockets out with --port', () => {
    const kinds = (trace: Trace) => new Set(trace.records.map(({ kind }) => kind));
    const none = kinds(recordSockets('--fds', '0'));
    expect([none.has('fds'), none.has('unix_open'), none.has('unix_close')]).toEqual([false, false, false]);
    const port = kinds(recordSockets('--port', '80'));
    expect([port.has('fds'), port.has('unix_open')]).toEqual([true, false]);
  });
});
