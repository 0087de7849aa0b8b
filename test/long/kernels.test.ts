import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoadedTrace, loadTrace } from '../../src/trace/loadTrace.ts';
import { flowStories } from '../live/flowStories.ts';
import {
  TRACING_PROVIDERS,
  expectAcceptors,
  expectCallsAddUp,
  expectDatagram,
  expectVerdicts,
  expectWholeCurls,
} from '../live/fortyCurls.ts';
import { boot, lackingQemu } from '../live/qemu.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

/** A kernel, with who numbers events, how programs see the current task, and who tells older sockets. */
interface Kernel {
  release: string;
  cseq: 'program' | 'reader';
  task: 'typed' | 'read';
  older: 'iter/tcp' | 'cgroup_skb';
  /** Tasks may push one another off a CPU inside of the kernel, and with them a program that is running. */
  preempts: boolean;
}

const KERNELS: readonly Kernel[] = [
  { release: 'bullseye', cseq: 'reader', task: 'read', older: 'cgroup_skb', preempts: false },
  { release: 'trixie', cseq: 'program', task: 'typed', older: 'iter/tcp', preempts: false },
  { release: 'sid', cseq: 'program', task: 'typed', older: 'iter/tcp', preempts: true },
];
const BACKENDS = ['cgroup', 'tracing'] as const;
const BOOT_MS = 900_000;
const ECONNREFUSED = 111;

/** Why a kernel cannot be had; empty when it is there. */
function lackingKernel(release: string): string {
  if (lackingQemu !== '') return lackingQemu;
  const script = path.join(ROOT, 'bpf-recorder', 'qemu', 'fetch-kernel.sh');
  const { status, stderr } = spawnSync('bash', [script, '--if-missing', release], { encoding: 'utf8' });
  if (status === 0) return '';
  const why = stderr.trimEnd().split('\n').at(-1) ?? '';
  process.stderr.write(`!! no test on the kernel of ${release}: ${why} !!\n`);
  return why;
}

describe.each(KERNELS)('forty curls on the kernel of $release', ({ release, cseq, task, older, preempts }) => {
  const lacking = lackingKernel(release);
  const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-kernel-'));
  const fileOf = (name: string) => path.join(folder, `${name}.msgpack`);
  const traces = {} as Record<(typeof BACKENDS)[number], LoadedTrace>;

  beforeAll(async () => {
    if (lacking !== '') return;
    boot(release, folder, 'fp_more=1');
    for (const backend of BACKENDS) traces[backend] = await loadTrace(fileOf(backend));
  }, BOOT_MS);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(lacking !== '').each(BACKENDS)('are whole under %s, and give the right verdicts', (backend) => {
    if (preempts && expectFewSkipped(traces[backend])) return;
    expectWholeCurls(traces[backend]);
    expectVerdicts(fileOf(backend));
  });

  it.skipIf(lacking !== '')('are the same flows under both backends', () => {
    if (preempts && expectFewSkipped(traces.tracing)) return;
    expect(flowStories(traces.tracing)).toEqual(flowStories(traces.cgroup));
  });

  it.skipIf(lacking !== '')('are told with acceptors and with every byte by tracing, whose programs all load', () => {
    if (!preempts || !expectFewSkipped(traces.tracing)) {
      expectAcceptors(traces.tracing);
      expectCallsAddUp(traces.tracing);
    }
    expect(traces.tracing.header.json['recorder']).toMatchObject({
      backend: 'tracing',
      limits: { cseq, task },
      providers: TRACING_PROVIDERS,
    });
  });

  it.skipIf(lacking !== '')('run beside UDP', async () => {
    for (const backend of BACKENDS) expectDatagram(await loadTrace(fileOf(`udp-${backend}`)), backend === 'tracing');
  });

  it.skipIf(lacking !== '')('run beside calls that receive by UDP', async () => {
    const { events } = await loadTrace(fileOf('udp-answer'));
    const calls = events.flatMap(({ event }) => (event.kind === 'io' ? [[event.op, event.result]] : []));
    expect(calls).toEqual([
      ['udp_send', 4],
      ['udp_recv', -ECONNREFUSED],
    ]);
  });

  it.skipIf(lacking !== '')('leave a way to older sockets, which is told in the header', async () => {
    const { header } = await loadTrace(fileOf('older'));
    expect(header.json['recorder']).toMatchObject({ providers: { older } });
  });

  it.skipIf(lacking !== '').each(BACKENDS)(
    'count what does not fit a ring, with numbers that leave room',
    async (backend) => {
      const { health, events } = await loadTrace(fileOf(`tiny-${backend}`));
      expect(health.conservation).toBe('holds');
      expect(health.lostEvents).toBeGreaterThan(0);
      expectHoles(events, health.lostEvents);
    },
  );

  it.skipIf(lacking !== '')('leave TLS, whose heads are on the socket of curl', async () => {
    const { events } = await loadTrace(fileOf('tls'));
    const heads = events.flatMap(({ event }) => (event.kind === 'http' && event.via === 'tls' ? [event.dir] : []));
    expect(heads).toEqual(['tx', 'rx']);
  });
});

/**
 * A program that is hit again while it is pushed off its CPU is skipped. True when that happened: the trace then says
 * so, and does not pass for whole.
 */
function expectFewSkipped({ health }: LoadedTrace): boolean {
  expect(health.conservation).toBe('holds');
  expect(health.lostEvents).toBeLessThan(10);
  return health.lostEvents > 0;
}

/** No number twice on a CPU of a ring, and not more numbers left out than events were lost. */
function expectHoles(events: LoadedTrace['events'], lost: number): void {
  const numbers = new Map<string, Set<number>>();
  for (const { event } of events) {
    const { ring, cpu, cseq } = event;
    if (ring === 'user') continue;
    const key = `${ring}/${cpu}`;
    const own = numbers.get(key) ?? new Set();
    expect(own.has(cseq)).toBe(false);
    numbers.set(key, own.add(cseq));
  }
  let holes = 0;
  for (const own of numbers.values()) holes += Math.max(...own) + 1 - own.size;
  expect(holes).toBeLessThanOrEqual(lost);
}
