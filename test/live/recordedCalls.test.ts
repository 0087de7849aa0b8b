import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/model/events.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { runCli } from '../cli/runCli.ts';
import { inNamespace, LAB, lacking, RECORDER, scratch, workload } from '../recorder/recorder.ts';
import { answeredBytes, calledBytes, countedBytes } from '../runs/answeredBytes.ts';

const CURLS = 40;
const MIB = 1 << 20;

async function eventsOf(file: string): Promise<readonly RecordedEvent[]> {
  return (await loadTrace(file)).events.map(({ event }) => event);
}

/** Records a workload with its calls, in a network namespace of its own. */
function record(...command: string[]): string {
  const file = path.join(scratch(), 'trace.msgpack');
  const args = ['record', '-o', file, '--settle', '100ms', '--io', '--', '/usr/bin/python3', ...command];
  const { status, stderr } = inNamespace('exec "$@"', RECORDER, ...args);
  expect(status, stderr).toBe(0);
  return file;
}

/** No kernel below 6.3 that is locked down tells calls; a recording there holds none. */
function tellsCalls(file: string): boolean {
  return runCli(['trace', 'info', file]).stdout.includes('\ncalls     told');
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

describe.skipIf(lacking !== '')('a fresh recording with calls', () => {
  it('of forty curls through docker-proxy gives every hit, and the bytes of every socket', async () => {
    const file = path.join(scratch(), 'trace.msgpack');
    execFileSync('bash', [LAB, '-n', String(CURLS), '-o', file, '--', '--io'], { stdio: 'pipe' });
    const expected = ['--expect', `mysrv=${CURLS}`, '--expect', `docker-proxy=${CURLS}`];
    expect(runCli(['replay', file, '--toggle', 'docker-proxy-pid-check=on', ...expected]).status).toBe(0);
    expect(runCli(['replay', file, '--expect', 'mysrv=0', '--json']).stdout).toContain(`"server":${CURLS}`);
    const answered = (await answeredBytes(file, {})).at(-1)!;
    const counted = countedBytes(await eventsOf(file));
    expect(counted.size).toBe(4 * CURLS);
    expect(sorted(answered.bytes)).toEqual(sorted(counted));
  });

  it('of large answers is told at each poll as far as the calls had come', async () => {
    const file = record(workload('traffic.py'), '8111', '2', '3', String(8 * MIB));
    if (!tellsCalls(file)) return;
    const events = await eventsOf(file);
    const first = events.find(({ kind }) => kind === 'io')!;
    const polls = await answeredBytes(file, { pollEvery: '1ms', pollOffset: `${Math.floor(first.tNs / 1e6)}ms` });
    let inBetween = 0;
    for (const { tNs, bytes } of polls) {
      for (const [ends, called] of calledBytes(events, tNs)) {
        expect([ends, bytes.get(ends)]).toEqual([ends, called]);
        if (called[1] > 0 && called[1] % MIB !== 0 && called[1] < 3 * 8 * MIB) inBetween += 1;
      }
    }
    expect(inBetween).toBeGreaterThan(0);
    expect(sorted(polls.at(-1)!.bytes)).toEqual(sorted(countedBytes(events)));
  });

  it('of UDP has each datagram with its own size and peer', async () => {
    const file = record(workload('udp.py'), '9361', '4');
    if (!tellsCalls(file)) return;
    const calls = (await eventsOf(file)).filter((event) => event.kind === 'io');
    const sent = calls.filter(({ op }) => op === 'udp_send').reduce((sum, { result }) => sum + result, 0);
    const answered = (await answeredBytes(file, {})).at(-1)!;
    const sums = [...answered.bytes.values()];
    expect(sums.reduce((sum, [bytes]) => sum + bytes, 0)).toBe(sent);
    expect(sums.reduce((sum, [, bytes]) => sum + bytes, 0)).toBe(sent);
    // The server's two peers, and each peer's own socket.
    expect(sorted(answered.bytes).map(([, bytes]) => bytes.join(' '))).toHaveLength(4);
    expect(new Set(sums.map((bytes) => bytes.join(' ')))).toEqual(new Set(['60 30', '42 21', '30 60', '21 42']));
  });
});
