import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { lacking, ofKind, RECORDER, record, scratch, type Trace, workload } from './recorder.ts';
import path from 'node:path';

interface Probe {
  readonly backend: string;
  readonly signals: Readonly<Record<string, { provider: string | null; refused: Readonly<Record<string, string>> }>>;
}

const TRAFFIC = ['/usr/bin/python3', workload('traffic.py'), '8095', '4', '3'];

function run(...args: readonly string[]) {
  return spawnSync(RECORDER, args, { encoding: 'utf8' });
}

function probe(): Probe {
  return JSON.parse(run('probe', '--json').stdout) as Probe;
}

const refusesTracing = lacking === '' && 'fentry/tcp_close' in (probe().signals['close']?.refused ?? {});

function providersOf(trace: Trace): Readonly<Record<string, string | null>> {
  return (trace.header['recorder'] as { providers: Record<string, string | null> }).providers;
}

/** What happened to the sockets, without times, cookies and pids. */
function story(trace: Trace): readonly string[] {
  const told = trace.records.filter((one) =>
    ['sock', 'listen', 'connect', 'estab', 'state', 'close'].includes(one.kind),
  );
  return told.map((one) => `${one.kind} ${String(one['dir'])} ${String(one['from'])} ${String(one['to'])}`).toSorted();
}

describe.skipIf(lacking !== '')('the providers of a recording', () => {
  it('are those that probe shows, each with the reasons of the better ones that are refused', () => {
    const { trace } = record(['--io', '--tls', '--nat', '--agent-view'], TRAFFIC);
    const told = providersOf(trace);
    const { backend, signals } = probe();
    expect(trace.header['recorder']).toMatchObject({ backend });
    for (const [signal, { provider, refused }] of Object.entries(signals)) {
      // A command begins in a cgroup of its own, in which nothing is older than the recording.
      expect(told[signal], signal).toBe(signal === 'older' ? null : provider);
      for (const reason of Object.values(refused)) expect(reason).toMatch(/\w+/);
    }
  });

  it('are cgroup programs only with --backend cgroup, and tell the same story', () => {
    const best = record([], TRAFFIC);
    const cgroup = record(['--backend', 'cgroup'], TRAFFIC);
    expect(providersOf(cgroup.trace)).toMatchObject({
      state: 'sockops',
      close: 'cgroup/sock_release',
      accept: 'listener',
    });
    expect(cgroup.trace.header['recorder']).toMatchObject({ backend: 'cgroup' });
    expect(story(cgroup.trace)).toEqual(story(best.trace));
    expect(best.trace.footer?.detail['recursion_misses']).toBe(0);
  });

  it('are forced one by one with --provider', () => {
    const { trace } = record(['--provider', 'established=sockops', '--provider', 'process=proc'], TRAFFIC);
    expect(providersOf(trace)).toMatchObject({ established: 'sockops', process: 'proc' });
    expect(ofKind(trace, 'estab')).toHaveLength(8);
    expect(ofKind(trace, 'proc_exit')).toHaveLength(0);
  });

  it('are told apart by name, and a wrong name is an error of usage that lists the right ones', () => {
    const wrong = run('record', '-o', '-', '--provider', 'close=kprobe', '--', 'true');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('its providers are: fentry/tcp_close cgroup/sock_release');
    expect(run('record', '-o', '-', '--provider', 'closed', '--', 'true').status).toBe(2);
    expect(run('record', '-o', '-', '--backend', 'kernel', '--', 'true').stderr).toContain(
      'wanted auto, tracing or cgroup',
    );
  });

  it.skipIf(!refusesTracing)('end with 13 and every reason where the kernel refuses what was insisted on', () => {
    const refused = run('record', '-o', path.join(scratch(), 't'), '--backend', 'tracing', '--', 'true');
    expect(refused.status).toBe(13);
    for (const what of ['connect: fentry/tcp_connect', 'accept: fexit/inet_csk_accept', 'close: fentry/tcp_close']) {
      expect(refused.stderr).toMatch(new RegExp(`warning: ${what}: .*(lockdown|does not have it)`));
    }
    expect(refused.stderr).toMatch(
      /error: nothing that was asked for can tell `connect`\n {2}remedy: --backend cgroup gives/,
    );
  });

  it('load one by one, or the host says why not', () => {
    const { status, stdout } = run('probe', '--load');
    expect(status).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual([
      'data-cgroup',
      'tracepoint',
      'tracing',
      'snapshot',
      'io-tracing',
      'io-length',
      'kprobe',
      'io-kprobe',
      'tls-tracing',
      'tls-length',
      'exec',
      'exec-lite',
      'unix-cgroup',
      'life-cgroup',
    ]);
  });
});
