import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  decode,
  lacking,
  num,
  ofKind,
  RECORDER,
  readTrace,
  record,
  run,
  scratch,
  type Trace,
  workload,
} from './recorder.ts';

function traffic(port: number, connections: number, requests: number, bytes = 2): readonly string[] {
  return [
    '/usr/bin/python3',
    workload('traffic.py'),
    String(port),
    String(connections),
    String(requests),
    String(bytes),
  ];
}

function heads(trace: Trace): readonly string[] {
  return ofKind(trace, 'http').map((http) => Buffer.from(http['head'] as Uint8Array).toString('latin1'));
}

describe.skipIf(lacking !== '')('a recording', () => {
  it('overwrites queries, header values and bodies, and keeps every length', () => {
    const { trace } = record([], traffic(8092, 1, 2));
    expect(heads(trace).join('')).not.toMatch(/s3cret|localhost|bb/);
    for (const http of ofKind(trace, 'http')) expect((http['head'] as Uint8Array).length).toBe(num(http, 'plen'));
    expect(ofKind(trace, 'http')[0]).toMatchObject({ method: 'GET', path: '/item', status: null, via: 'plain' });
  });

  it('keeps them with --no-redact', () => {
    const { trace } = record(['--no-redact'], traffic(8092, 1, 1));
    expect(heads(trace)[0]).toContain('GET /item?token=s3cret HTTP/1.1\r\nHost: localhost\r\n');
    expect((trace.header['host'] as { boot_id: string }).boot_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps only start lines with --http line, and none with --http off', () => {
    const { trace: lines } = record(['--http', 'line'], traffic(8092, 1, 1));
    expect(new Set(heads(lines))).toEqual(new Set(['GET /item?xxxxxxxxxxxx HTTP/1.1\r\n', 'HTTP/1.1 200 OK\r\n']));
    const { trace: none } = record(['--http', 'off'], traffic(8092, 1, 1));
    expect(ofKind(none, 'http')).toHaveLength(0);
    expect(ofKind(none, 'segment')).toHaveLength(4);
  });

  it('tells each data segment with --segments, so that lengths add up to the bytes sent', () => {
    const { trace } = record(['--segments'], traffic(8092, 2, 3, 100_000));
    for (const estab of ofKind(trace, 'estab')) {
      const own = ofKind(trace, 'segment').filter((segment) => segment['ck'] === estab['ck']);
      const sent = own.filter((segment) => segment['dir'] === (estab['dir'] === 'in' ? 'tx' : 'rx'));
      // A segment that is sent again on a busy machine counts once: by where it ends, from the first one on.
      const ends = sent.map((one) => ((num(one, 'seq') - num(sent[0], 'seq')) >>> 0) + num(one, 'len'));
      const answers = Math.max(...ends);
      expect(answers).toBeGreaterThan(300_000);
      expect(answers).toBeLessThan(301_000);
    }
  });

  it('reports only sockets of the ports asked for, with their births, and all processes', () => {
    const both = 'python3 "$0" 8093 2 1; python3 "$0" 8094 3 1';
    const { trace } = record(['--port', '8094'], ['sh', '-c', both, workload('traffic.py')]);
    expect(ofKind(trace, 'estab')).toHaveLength(6);
    expect(ofKind(trace, 'sock')).toHaveLength(4);
    expect(ofKind(trace, 'close')).toHaveLength(7);
    expect(ofKind(trace, 'proc').length).toBeGreaterThanOrEqual(3);
  });

  it('tells the counters of a long connection while it lasts', () => {
    const { trace } = record(['--progress', '20ms'], traffic(8092, 1, 8000));
    const progress = ofKind(trace, 'progress');
    expect(progress.length).toBeGreaterThan(2);
    const client = ofKind(trace, 'estab').find((estab) => estab['dir'] === 'out');
    const own = progress.filter((entry) => entry['ck'] === client?.['ck']).map((entry) => num(entry, 'data_segs_tx'));
    expect(own).toEqual(own.toSorted((a, b) => a - b));
  });

  it('passes on how the command ended', () => {
    const { trace, status } = record([], ['sh', '-c', 'exit 7']);
    expect([status, trace.footer?.exit_status, trace.footer?.ended]).toEqual([7, 7, 'command']);
    expect(record([], ['sh', '-c', 'kill -TERM $$']).status).toBe(143);
  });

  it('leaves the standard streams of the command alone, and goes to standard output with -o -', () => {
    const file = path.join(scratch(), 't');
    const passed = spawnSync(RECORDER, ['record', '--quiet', '-o', file, '--settle', '0', '--', 'cat'], {
      input: 'in',
    });
    expect([passed.stdout.toString(), passed.stderr.toString(), passed.status]).toEqual(['in', '', 0]);
    const piped = spawnSync(RECORDER, ['record', '-o', '-', '--settle', '0', '--', 'echo', 'out']);
    expect(decode(piped.stdout).footer?.complete).toBe(true);
    expect(piped.stderr.toString()).toContain('out\n');
  });

  it('stops at --max-size with a footer, and stays with the command', () => {
    const file = path.join(scratch(), 't');
    const { trace, status } = record(
      ['--max-size', '20KiB'],
      ['sh', '-c', '"$@"; exit 5', 'sh', ...traffic(8092, 100, 2)],
    );
    expect([status, trace.footer?.ended]).toEqual([5, 'max-size']);
    expect(trace.footer?.detail['writer_dropped']).toBeGreaterThan(0);
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('marks lines of --marker-fd and SIGUSR1, and stops cleanly at SIGTERM', async () => {
    const file = path.join(scratch(), 't');
    const recorder = spawn(RECORDER, ['record', '-o', file, '--marker-fd', '3'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise((resolve) => recorder.on('exit', resolve));
    while ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) await sleep(20);
    const marks = recorder.stdio[3] as NodeJS.WritableStream;
    marks.write('one\ntwo\n');
    await sleep(100);
    recorder.kill('SIGUSR1');
    await sleep(100);
    recorder.kill('SIGTERM');
    expect(await ended).toBe(0);
    const trace = readTrace(file);
    expect(ofKind(trace, 'marker').map((marker) => marker['text'])).toEqual(['one', 'two', 'SIGUSR1']);
    expect(trace.footer?.ended).toBe('signal');
  });

  it('ends after --duration', () => {
    const file = path.join(scratch(), 't');
    expect(run(RECORDER, ['record', '-o', file, '--duration', '1.2s']).status).toBe(0);
    const trace = readTrace(file);
    expect(trace.footer?.ended).toBe('duration');
    expect(ofKind(trace, 'tick').length + ofKind(trace, 'loss').length).toBeGreaterThan(0);
  });

  it('corrects the owner of a pre-forked server when its worker closes', () => {
    const file = path.join(scratch(), 't');
    const args = ['record', '-o', file, '--settle', '100ms', '--', '/usr/bin/python3', workload('prefork.py')];
    const { stdout } = run('unshare', ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', RECORDER, ...args]);
    const [parent, worker] = stdout.trim().split(' ').map(Number);
    const trace = readTrace(file);
    const accepted = ofKind(trace, 'estab').find((estab) => estab['dir'] === 'in');
    expect(accepted).toMatchObject({ pid: parent, pid_src: 'listener' });
    expect(ofKind(trace, 'owner')).toContainEqual(
      expect.objectContaining({ ck: accepted?.['ck'], pid: worker, pid_src: 'closer' }),
    );
    expect(ofKind(trace, 'proc').find((proc) => proc['pid'] === worker)?.['via']).toBe('fork');
    // An IPv4 client of a dual-stack listener keeps its mapped form.
    expect(Buffer.from(accepted?.['raddr'] as Uint8Array).toString('hex')).toBe('00000000000000000000ffff7f000001');
  });
});
