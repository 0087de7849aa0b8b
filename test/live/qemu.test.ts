import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoadedTrace, loadTrace } from '../../src/trace/loadTrace.ts';
import { runCli } from '../cli/runCli.ts';
import { answeredBytes, countedBytes } from '../runs/answeredBytes.ts';
import {
  CURLS,
  FIRST_POLL,
  TRACING_PROVIDERS,
  expectAcceptors,
  expectCallsAddUp,
  expectDatagram,
  expectVerdicts,
  expectWholeCurls,
} from './fortyCurls.ts';
import { flowStories } from './flowStories.ts';
import { callsBySocket, onlySockets, ownersBySocket, socketsOf } from './sockets.ts';
import { boot, lackingQemu, replay } from './qemu.ts';

const BACKENDS = ['cgroup', 'tracing'] as const;

describe.skipIf(lackingQemu !== '')("forty fresh curls through docker-proxy on Debian's own kernel", () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-qemu-'));
  const fileOf = (backend: string) => path.join(folder, `${backend}.msgpack`);
  const traces = {} as Record<(typeof BACKENDS)[number] | 'kprobe', LoadedTrace>;

  beforeAll(async () => {
    boot('bookworm', folder);
    for (const name of [...BACKENDS, 'kprobe'] as const) traces[name] = await loadTrace(fileOf(name));
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** How often a field of a kind has each value. */
  function tally(trace: LoadedTrace, keyOf: (event: LoadedTrace['events'][number]['event']) => string | undefined) {
    const counts: Record<string, number> = {};
    for (const { event } of trace.events) {
      const key = keyOf(event);
      if (key !== undefined) counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }

  it.each(BACKENDS)('are whole under backend %s: 160 sockets, 160 closes, no loss, sums that add up', (backend) => {
    expectWholeCurls(traces[backend]);
  });

  it('are told by the programs of their backend, and the kernel refuses none that it has', () => {
    const providers = (backend: (typeof BACKENDS)[number]) => traces[backend].header.json['recorder'];
    expect(providers('cgroup')).toMatchObject({ backend: 'cgroup', providers: { connect: 'sockops' } });
    expect(providers('tracing')).toMatchObject({
      backend: 'tracing',
      providers: TRACING_PROVIDERS,
    });
    const refused = readFileSync(path.join(folder, 'load.txt'), 'utf8').match(/^\S+ refused: .*$/gm);
    expect(refused).toHaveLength(2);
    for (const [index, name] of ['io-length', 'tls-length'].entries()) {
      expect(refused?.[index]).toMatch(
        new RegExp(String.raw`^${name} refused: kernel 6\.1\S+ does not have it: .*sock_send_length`),
      );
    }
  });

  it('are the same flows under both backends: ends, processes, bytes, errno and heads', () => {
    const stories = flowStories(traces.tracing);
    expect(stories).toHaveLength(4 * CURLS);
    expect(stories).toEqual(flowStories(traces.cgroup));
  });

  it('differ between the backends only in what is known of the owner, of calls, and of counters at the close', () => {
    const owners = (trace: LoadedTrace) =>
      tally(trace, (event) => (event.kind === 'owner' ? event.pidSource : undefined));
    // The server forks for each connection. Its child answers and closes, but its own copy may be the last to go.
    expect(Object.keys(owners(traces.cgroup))).toEqual(['closer']);
    expect(owners(traces.tracing)).toMatchObject({ acceptor: 2 * CURLS, writer: CURLS });
    const calls = (trace: LoadedTrace) => tally(trace, (event) => (event.kind === 'io' ? event.op : undefined));
    expect(calls(traces.cgroup)).toEqual({});
    expect(Object.keys(calls(traces.tracing)).toSorted()).toEqual(['read_sock', 'recvmsg', 'sendmsg', 'sendpage']);
    const closes = (trace: LoadedTrace) =>
      tally(trace, (event) => (event.kind === 'close' ? String(event.counters !== undefined) : undefined));
    expect(closes(traces.cgroup)).toEqual({ false: 4 * CURLS });
    expect(closes(traces.tracing)).toEqual({ true: 4 * CURLS });
  });

  it('were accepted by whom tracing says: docker-proxy and the server that listens', () => {
    expectAcceptors(traces.tracing);
  });

  it('have calls that add up to the bytes of every socket, although docker-proxy splices', () => {
    expectCallsAddUp(traces.tracing);
  });

  it('are told call by call and owner by owner alike by kprobes, which watched the same sockets', () => {
    expect(traces.kprobe.header.json['recorder']).toMatchObject({
      providers: { accept: 'kprobe', io: 'kprobe', connect: 'sockops', close: 'cgroup/sock_release' },
    });
    const seen = onlySockets(traces.kprobe, socketsOf(traces.tracing));
    expect(callsBySocket(seen)).toEqual(callsBySocket(traces.tracing));
    expect(ownersBySocket(seen)).toEqual(ownersBySocket(traces.tracing));
    expect(callsBySocket(seen).size).toBe(4 * CURLS);
    expect(ownersBySocket(seen).size).toBe(2 * CURLS);
    expect(flowStories(seen)).toEqual(flowStories(traces.tracing));
  });

  it('are as much alike with datagrams, whose peers the calls name, in both families', async () => {
    const calls = callsBySocket(await loadTrace(fileOf('relayed')));
    const seen = callsBySocket(traces.kprobe);
    for (const [ck, list] of calls) expect(seen.get(ck)).toEqual(list);
    const all = [...calls.values()].flat();
    for (const part of [
      'udp_recv 4 127.0.0.1',
      'udp_recv 4 ::1',
      'udp_send 4 ::1:9108',
      'udp_send 4 ::ffff:127.0.0.1:9107',
    ]) {
      expect(all.filter((call) => call.includes(` ${part}`)).length, part).toBeGreaterThanOrEqual(2);
    }
  });

  it('lose by kprobes what more threads wait for than the kernel has slots, and every lost call is counted', async () => {
    const waiting = await loadTrace(fileOf('waiting'));
    const seen = onlySockets(traces.kprobe, socketsOf(waiting));
    const lost = new Map<bigint, number>();
    for (const { event } of seen.events) if (event.kind === 'close') lost.set(event.ck, event.lost.data);
    const told = callsBySocket(seen);
    for (const [ck, calls] of callsBySocket(waiting)) {
      expect((told.get(ck)?.length ?? 0) + (lost.get(ck) ?? 0)).toBe(calls.length);
    }
    const sum = [...lost.values()].reduce((all, one) => all + one, 0);
    expect(sum).toBeGreaterThan(0);
    expect(traces.kprobe.footer?.rings.map(({ name, lost: all }) => [name, all])).toEqual([
      ['life', 0],
      ['data', sum],
    ]);
    expect(traces.kprobe.health).toMatchObject({ isComplete: true, conservation: 'holds' });
    expect(callsBySocket(waiting).size).toBe(40);
  });

  it('are answered with those bytes: every call is given to the hooks, and no counter is asked', async () => {
    const answered = (await answeredBytes(fileOf('tracing'), {})).at(-1)!;
    expect(answered.bytes).toEqual(countedBytes(traces.tracing.events.map(({ event }) => event)));
    const { stdout } = runCli(['replay', fileOf('tracing'), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ transfers: { bytesWithoutCall: 0, socketsWithoutCall: 0 } });
  });

  it('run beside UDP, which is told under both backends, each call only under tracing', async () => {
    for (const backend of BACKENDS) {
      const trace = await loadTrace(fileOf(`udp-${backend}`));
      const ck = expectDatagram(trace, backend === 'tracing');
      if (backend === 'cgroup') continue;
      const seen = traces.kprobe.events.flatMap(({ event }) => (event.kind === 'io' && event.ck === ck ? [event] : []));
      expect(seen.map(({ op, result, rport }) => [op, result, rport])).toEqual([['udp_send', 4, 9104]]);
    }
  });

  it('leave iterators, which tell a server and a connection from before a recording, with their holders', async () => {
    const { header, events } = await loadTrace(fileOf('older'));
    expect(header.json['recorder']).toMatchObject({ providers: { older: 'iter/tcp' } });
    const told = events.map(({ event }) => event);
    const socks = told.filter((event) => event.kind === 'sock');
    expect(socks.map(({ isPreexisting, pid }) => [isPreexisting, pid !== undefined])).toEqual(
      [1, 2, 3].map(() => [true, true]),
    );
    expect(told.filter((event) => event.kind === 'listen').map(({ port }) => port)).toEqual([9103]);
    const flows = told.filter((event) => event.kind === 'estab');
    expect(flows.map(({ dir, pidSource }) => [dir, pidSource])).toEqual([1, 2].map(() => [undefined, 'proc']));
  });

  it.each(BACKENDS)('give the same verdicts and hits under backend %s', (backend) => {
    expectVerdicts(fileOf(backend));
  });
});

describe.skipIf(lackingQemu !== '')("curls on Debian's kernel, locked down to confidentiality", () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-qemu-'));
  const file = path.join(folder, 'tracing.msgpack');

  beforeAll(() => boot('bookworm', folder, 'lockdown=confidentiality', 'fp_backends=tracing', 'fp_count=10'), 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are told by programs that read no memory, with the reason for the one that would', async () => {
    expect(readFileSync(path.join(folder, 'lockdown.txt'), 'utf8')).toContain('[confidentiality]');
    // A read of memory in any other object would have that object refused as well.
    const loads = readFileSync(path.join(folder, 'load.txt'), 'utf8');
    expect(loads.match(/^\S+(?= refused)/gm)).toEqual([
      'io-length',
      'kprobe',
      'io-kprobe',
      'tls-tracing',
      'tls-length',
      'exec',
    ]);
    const { header, health } = await loadTrace(file);
    expect(header.json['recorder']).toMatchObject({ backend: 'tracing-lite', providers: { process: 'tp_btf+proc' } });
    expect(health).toMatchObject({ isComplete: true, lostEvents: 0, conservation: 'holds' });
    const probed = JSON.parse(readFileSync(path.join(folder, 'probe.json'), 'utf8')) as {
      signals: { process: { refused: Record<string, string> } };
    };
    expect(probed.signals.process.refused['tp_btf']).toMatch(/^lockdown confidentiality forbids reading memory/);
  });

  it('give the same hits, because docker-proxy is known by its command line from /proc', () => {
    const { status, report } = replay(
      file,
      ...FIRST_POLL,
      '--toggle',
      'docker-proxy-pid-check=on',
      '--expect',
      'mysrv=10',
    );
    expect(report.violations).toEqual([]);
    expect(status).toBe(0);
    expect(report.hits['docker-proxy']).toEqual({ server: 10, client: 0 });
  });
});
