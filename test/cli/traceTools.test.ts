import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/model/events.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { packTrace } from '../../src/trace/TraceWriter.ts';
import { SAMPLE_EVENTS, SAMPLE_FACTS } from '../trace/sampleTrace.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';
import { expectOneError, runCli } from './runCli.ts';

const RECORDING = 'fixtures/forty-curls/trace.msgpack.gz';
const WINDOWS = 'fixtures/windows/flows-lingering.json';
const folder = temporaryFolder();
const out = (name: string) => path.join(folder.path, name);
const trace = (...args: string[]) => runCli(['trace', ...args]);
const hasTshark = spawnSync('tshark', ['--version']).error === undefined;
if (!hasTshark) process.stderr.write('!! exported packets are not shown to tshark: it is not installed !!\n');

const eventsIn = async (file: string): Promise<readonly RecordedEvent[]> =>
  (await loadTrace(file)).events.map(({ event }) => event);

describe('flowproof trace pack', () => {
  it('keeps every event, what the header says, and what the recorder lost', async () => {
    const file = out('packed.msgpack');
    expect(trace('pack', RECORDING, '-o', file)).toMatchObject({ status: 0, stderr: '' });
    const [before, after] = [await loadTrace(RECORDING), await loadTrace(file)];
    expect(after.events).toEqual(before.events);
    expect(after.footer?.json).toEqual(before.footer?.json);
    const { kinds: _, clock, ...said } = before.header.json;
    expect(after.header.json).toMatchObject({
      ...said,
      clock: { t0_mono_ns: (clock as Record<string, unknown>)['t0_mono_ns'] },
    });
    expect(trace('pack', file, '--rows', '-o', out('rows.msgpack'), '--json').status).toBe(0);
    expect(await eventsIn(out('rows.msgpack'))).toEqual(before.events.map(({ event }) => event));
  });

  it('keeps all kinds, and a trace that was cut stays one', async () => {
    const all = folder.write('all.msgpack', packTrace(SAMPLE_FACTS, SAMPLE_EVENTS, 'rows'));
    expect(trace('pack', all, '-o', out('all-columns.msgpack')).status).toBe(0);
    expect(await eventsIn(out('all-columns.msgpack'))).toEqual(await eventsIn(all));
    const cut = folder.write('cut.msgpack', gunzipSync(readFileSync(RECORDING)).subarray(0, 50_000));
    expectOneError(trace('pack', cut, '-o', out('none.msgpack')), 3, 'FP_TRACE_TRUNCATED');
    expect(existsSync(out('none.msgpack'))).toBe(false);
    expect(trace('pack', cut, '--allow-truncated', '-o', out('cut-columns.msgpack')).status).toBe(0);
    expect(trace('info', out('cut-columns.msgpack')).status).toBe(3);
  });
});

describe('flowproof trace slice', () => {
  it('keeps births of what it needs, says what it cut, and is a valid trace', async () => {
    const file = out('slice.msgpack');
    const { status, stdout } = trace('slice', RECORDING, '--from', '500ms', '--to', '900ms', '--json', '-o', file);
    expect(status).toBe(0);
    const told = JSON.parse(stdout) as { kept: number; cut: number; begunBefore: number; socketsKept: number };
    const [all, kept] = [await eventsIn(RECORDING), await eventsIn(file)];
    expect([told.kept, told.kept + told.cut]).toEqual([kept.length, all.length]);
    expect(trace('validate', file).status).toBe(0);
    expect(kept.every(({ tNs }) => tNs <= 900_000_000)).toBe(true);
    const born = new Set(kept.flatMap((event) => (event.kind === 'estab' ? [event.ck] : [])));
    const spoken = kept.flatMap((event) => (event.kind === 'http' || event.kind === 'close' ? [event] : []));
    expect(spoken.length).toBeGreaterThan(20);
    expect(spoken.every(({ ck, tNs }) => born.has(ck) && tNs >= 500_000_000)).toBe(true);
    expect(kept.some((event) => event.kind === 'proc' && event.comm === 'docker-proxy')).toBe(true);
  });

  it('takes the sockets of a port or of a process, with their listeners', async () => {
    const events = await eventsIn(RECORDING);
    const server = events.find((event) => event.kind === 'proc' && event.comm === 'python3');
    const pid = server?.kind === 'proc' ? server.pid : 0;
    expect(trace('slice', RECORDING, '--pid', String(pid), '-o', out('pid.msgpack')).status).toBe(0);
    const kept = await eventsIn(out('pid.msgpack'));
    expect(kept.filter(({ kind }) => kind === 'estab')).toHaveLength(40);
    expect(kept.filter(({ kind }) => kind === 'listen')).toHaveLength(1);
    expect(trace('slice', RECORDING, '--port', '1', '-o', out('none2.msgpack')).status).toBe(0);
    expect((await eventsIn(out('none2.msgpack'))).some(({ kind }) => kind === 'sock')).toBe(false);
  });

  it('of everything is the same trace, and replays to the same hits', () => {
    const file = out('everything.msgpack');
    expect(trace('slice', RECORDING, '--port', '8085', '--columns', '-o', file).status).toBe(0);
    const hits = (name: string) => (JSON.parse(runCli(['replay', name, '--json']).stdout) as { hits: unknown }).hits;
    expect(hits(file)).toEqual(hits(RECORDING));
  });

  it('does not hide what the recorder had lost', () => {
    const holes = SAMPLE_EVENTS.filter(({ kind }) => kind !== 'retrans');
    const lossy = folder.write('lossy.msgpack', packTrace(SAMPLE_FACTS, holes, 'rows'));
    expect(trace('slice', lossy, '-o', out('lossy-slice.msgpack')).status).toBe(0);
    expect(trace('validate', out('lossy-slice.msgpack')).status).toBe(7);
  });

  it('refuses bounds that make no sense', () => {
    const slice = (...args: string[]) => trace('slice', RECORDING, '-o', out('x'), ...args);
    expectOneError(slice('--from', 'soon'), 2, 'FP_USAGE');
    expectOneError(slice('--from', '2s', '--to', '1s'), 2, 'FP_USAGE');
    expectOneError(slice('--port', '70000'), 2, 'FP_USAGE');
    expectOneError(slice('--pid', 'x'), 2, 'FP_USAGE');
    expectOneError(trace('slice', '-', '-o', out('x')), 2, 'FP_USAGE');
    runCli(['import', 'etw-bytes', WINDOWS, '-o', out('windows.msgpack')]);
    expectOneError(trace('slice', out('windows.msgpack'), '--port', '80', '-o', out('x')), 2, 'FP_USAGE');
    expect(trace('slice', out('windows.msgpack'), '--to', '10s', '-o', out('w')).status).toBe(0);
    expect(trace('validate', out('w')).status).toBe(0);
  });
});

describe('flowproof trace diff', () => {
  it('finds two forms of one trace the same', () => {
    trace('pack', RECORDING, '-o', out('same.msgpack'));
    const { status, stdout } = trace('diff', RECORDING, out('same.msgpack'));
    expect([status, stdout]).toEqual([0, expect.stringContaining('same      all 160')]);
  });

  it('finds two recordings of the same traffic the same, though ports, pids and times differ', () => {
    expect(trace('diff', RECORDING, 'fixtures/pcap/forty-curls/trace.msgpack.gz').status).toBe(0);
  });

  it('names a connection that is missing, a message that differs, and another end', async () => {
    const events = await eventsIn(RECORDING);
    const [first, second, third] = events.flatMap((event) => (event.kind === 'estab' ? [event.ck] : []));
    const changed = events.flatMap((event): RecordedEvent[] => {
      if (!('ck' in event)) return [event];
      if (event.ck === third) return [];
      if (event.ck === first && event.kind === 'http' && event.method) return [{ ...event, path: '/other' }];
      return event.ck === second && event.kind === 'close' ? [] : [event];
    });
    const file = folder.write('changed.msgpack', packTrace(SAMPLE_FACTS, changed, 'rows'));
    const { status, stdout } = trace('diff', RECORDING, file, '--json');
    expect(status).toBe(1);
    const { differences } = JSON.parse(stdout) as { differences: { what: string; first: string; second: string }[] };
    const told = differences.map(({ what, first: one, second: other }) => `${what}: ${one} | ${other}`);
    expect(told).toContain('messages: message 1: tx GET /daniel | message 1: tx GET /other');
    expect(told).toContain('end: closed | open');
    expect(told.some((line) => line.startsWith('only in the first: 2 messages'))).toBe(true);
    expect(trace('diff', RECORDING, file).stdout).toContain('3 differences');
  });

  it('ends with one error where a trace cannot be read', () => {
    expectOneError(trace('diff', RECORDING, out('absent')), 4, 'FP_FILE_MISSING');
    expectOneError(trace('diff', RECORDING, 'package.json'), 3, 'FP_NOT_A_TRACE');
  });
});

describe('flowproof trace export', () => {
  it('prints lines of JSON: header, every event, footer', () => {
    const { status, stdout } = trace('export', RECORDING, '--jsonl');
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(1962 + 2);
    expect(lines.slice(1, -1).join('\n')).toBe(trace('cat', RECORDING).stdout.trimEnd());
    expect(JSON.parse(lines.at(-1)!)).toEqual({
      footer: { complete: true, events: 1962, lostEvents: 0, taintedFlows: 0 },
    });
  });

  it('gives Perfetto a track for each connection, with HTTP as slices that do not overlap, and polls', () => {
    const { stdout } = trace('export', RECORDING, '--perfetto', '--poll-every', '500ms', '--poll-offset', '500ms');
    const { traceEvents } = JSON.parse(stdout) as { traceEvents: PerfettoRow[] };
    const of = (ph: string, cat?: string) =>
      traceEvents.filter((row) => row.ph === ph && (cat === undefined || row.cat === cat));
    expect([of('B').length, of('E').length, of('X', 'http').length, of('i', 'poll').length]).toEqual([
      160, 160, 160, 2,
    ]);
    expect(of('M').some(({ args }) => args?.name === 'python3 (mysrv)')).toBe(true);
    for (const slice of of('X', 'http')) {
      expect(slice).toMatchObject({ name: 'GET /daniel', args: { status: 200 } });
      const around = traceEvents
        .filter(({ ph, tid }) => (ph === 'B' || ph === 'E') && tid === slice.tid)
        .map(({ ts }) => ts!);
      expect(slice.ts).toBeGreaterThanOrEqual(around[0]!);
      expect(slice.ts! + slice.dur!).toBeLessThanOrEqual(around[1]! + 0.001);
    }
  });

  it('writes packets that are imported again to the same connections', () => {
    const [packets, again] = [out('export.pcapng'), out('again.msgpack')];
    expect(trace('export', RECORDING, '--pcapng', '-o', packets)).toMatchObject({ status: 0, stdout: '' });
    const { status, stdout } = runCli(['import', 'pcap', '--capture', `all=${packets}`, '--json', '-o', again]);
    expect(status).toBe(0);
    const { counts } = JSON.parse(stdout) as { counts: { checksums: object; missing: number; unusable: object } };
    expect(counts.missing).toBe(0);
    expect(counts.checksums).toMatchObject({ absent: 0, wrong: 0, unknown: 0 });
    expect(trace('diff', RECORDING, again).status).toBe(0);
  });

  it.skipIf(!hasTshark)('writes packets that tshark reads: lengths, checksums and HTTP', () => {
    const packets = out('tshark.pcapng');
    trace('export', 'fixtures/pcap/forty-curls/trace.msgpack.gz', '--pcapng', '-o', packets);
    const checks = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE', '-d', 'tcp.port==8085,http'];
    const read = (filter: string) => {
      const { stdout, status } = spawnSync('tshark', ['-nr', packets, ...checks, '-Y', filter], { encoding: 'utf8' });
      expect(status).toBe(0);
      return stdout === '' ? 0 : stdout.trimEnd().split('\n').length;
    };
    expect(read('tcp.checksum.status == 0 || ip.checksum.status == 0 || _ws.malformed')).toBe(0);
    expect([read('tcp.flags.syn == 1 && tcp.flags.ack == 0'), read('tcp.flags.fin == 1')]).toEqual([80, 160]);
    expect([read('http.request'), read('http.response.code == 200')]).toEqual([80, 80]);
    expect(read('frame.comment contains "not recorded"')).toBeGreaterThan(0);
  });

  it('refuses to choose for its user', () => {
    expectOneError(trace('export', RECORDING), 2, 'FP_USAGE');
    expectOneError(trace('export', RECORDING, '--jsonl', '--perfetto'), 2, 'FP_USAGE');
    expectOneError(trace('export', RECORDING, '--pcapng'), 2, 'FP_USAGE');
    expectOneError(trace('export', RECORDING, '--jsonl', '--poll-every', '1s'), 2, 'FP_USAGE');
    expectOneError(trace('export', RECORDING, '--perfetto', '--poll-every', '0s'), 2, 'FP_USAGE');
    expectOneError(trace('export', 'package.json', '--jsonl'), 3, 'FP_NOT_A_TRACE');
    const own = folder.write('own.msgpack', packTrace(SAMPLE_FACTS, SAMPLE_EVENTS, 'rows'));
    expectOneError(trace('export', own, '--jsonl', '-o', own), 2, 'FP_USAGE');
  });

  it.each(['--jsonl', '--perfetto', '--pcapng'])('takes a trace with every kind of event: %s', (form) => {
    const file = folder.write('kinds.msgpack', packTrace(SAMPLE_FACTS, SAMPLE_EVENTS, 'columns'));
    expect(trace('export', file, form, '-o', out('kinds')), form).toMatchObject({ status: 0, stderr: '' });
    if (form === '--perfetto') expect(() => JSON.parse(readFileSync(out('kinds'), 'utf8')) as unknown).not.toThrow();
  });
});

interface PerfettoRow {
  readonly ph: string;
  readonly cat?: string;
  readonly name?: string;
  readonly tid?: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}
