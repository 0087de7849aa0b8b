import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { cgroupRoot, removeCgroup } from './cgroups.ts';
import { lacking, ofKind, RECORDER, readTrace, scratch, type Trace, workload } from './recorder.ts';

/** Waits for the next line of a stream. */
function line(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => createInterface(stream).once('line', resolve));
}

function ended(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once('exit', resolve));
}

/** Records a server that had a connection before, from the outside, by its cgroup. */
async function recordOlder(...more: readonly string[]): Promise<{ trace: Trace; pid: number }> {
  const cgroup = path.join(cgroupRoot(), `flowproof-older-${process.pid}`);
  mkdirSync(cgroup);
  const script = ['/usr/bin/python3', workload('older.py'), path.join(cgroup, 'cgroup.procs')];
  const shell = ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...script];
  const server = spawn('unshare', shell, { stdio: ['pipe', 'pipe', 'inherit'] });
  const pid = Number(await line(server.stdout));
  const file = path.join(scratch(), 'trace.msgpack');
  const args = ['record', '-o', file, '--cgroup', cgroup, '--marker-fd', '3', ...more];
  const recorder = spawn(RECORDER, args, { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  // Its footer comes after its hooks: a marker in the trace says that they are on.
  recorder.stdio[3]?.on('error', () => {});
  (recorder.stdio[3] as NodeJS.WritableStream).write('ready?\n');
  await expect.poll(() => ofKind(readTrace(file), 'marker').length, { timeout: 10_000 }).toBe(1);
  const served = ended(server);
  server.stdin.write('go on\n');
  await served;
  const stopped = ended(recorder);
  recorder.kill('SIGTERM');
  await stopped;
  await removeCgroup(cgroup);
  return { trace: readTrace(file), pid };
}

describe.skipIf(lacking !== '')('sockets that are older than the recording', () => {
  it('are told with the process that holds them, and from then on like any other', async () => {
    const { trace, pid } = await recordOlder();
    expect(trace.header['recorder']).toMatchObject({ providers: { older: 'iter/tcp' } });
    const older = ofKind(trace, 'sock').filter((sock) => sock['preexisting'] === true);
    expect(older).toHaveLength(3);
    for (const sock of older) expect(sock).toMatchObject({ pid, family: 2, proto: 6 });
    const listener = ofKind(trace, 'listen');
    expect(listener).toEqual([expect.objectContaining({ port: 9103, backlog: expect.any(Number) as number })]);
    const [first, second, accepted] = ofKind(trace, 'estab').toSorted((a, b) => order(a) - order(b));
    for (const estab of [first, second]) expect(estab).toMatchObject({ dir: null, pid, pid_src: 'proc' });
    expect(accepted).toMatchObject({ dir: 'in', pid, listener_ck: listener[0]?.['ck'] });
    for (const { ck } of older.filter((sock) => sock['ck'] !== listener[0]?.['ck'])) {
      expect(ofKind(trace, 'http').filter((http) => http['ck'] === ck)).toHaveLength(2);
      expect(ofKind(trace, 'state').filter((state) => state['ck'] === ck).length).toBeGreaterThan(1);
      expect(ofKind(trace, 'close').filter((close) => close['ck'] === ck)).toHaveLength(1);
    }
    expect(trace.footer).toMatchObject({ conserved: true });
    expect(trace.footer?.detail['seen_late']).toBe(0);
  });

  it('are met by their first packet where there are no iterators', async () => {
    const { trace } = await recordOlder('--backend', 'cgroup');
    expect(trace.header['recorder']).toMatchObject({ providers: { older: 'cgroup_skb' } });
    expect(ofKind(trace, 'sock').filter((sock) => sock['preexisting'] === true)).toHaveLength(2);
    expect(trace.footer?.detail['seen_late']).toBeGreaterThan(0);
  });
});

/** Connections from before come first, the accepted one before the one that was made. */
function order(estab: Readonly<Record<string, unknown>>): number {
  return estab['dir'] === null ? 0 : estab['dir'] === 'in' ? 1 : 2;
}
