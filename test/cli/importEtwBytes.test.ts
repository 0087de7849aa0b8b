import { spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/model/events.ts';
import { hexOfBytes, u64At } from '../../src/model/windows/byteText.ts';
import { guidBytes } from '../../src/trace/guid.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { validateTrace } from '../../src/trace/validateTrace.ts';
import { ROOT } from '../tidy/sourceFiles.ts';
import { expectOneError, runCli } from './runCli.ts';

const KEEP_ALIVE = 'fixtures/windows/etw-keep-alive.json';
const LINGERING = 'fixtures/windows/flows-lingering.json';
const START = 133_252_832_570_000_000n;
const HEAD = { format: 'flowproof-etw-bytes/1', start: { fileTime: `${START}` } };
const EVENT = { t: 5, id: 12, act: '{80000000-0000-0011-0000-0000deadbeef}', data: '0100000000000000c800' };
const scratch = mkdtempSync(path.join(tmpdir(), 'flowproof-etw-'));
const OUTPUT = path.join(scratch, 'out.msgpack');
afterAll(() => rmSync(scratch, { recursive: true }));

function saved(name: string, content: string | Buffer): string {
  const file = path.join(scratch, name);
  writeFileSync(file, content);
  return file;
}

const importing = (file: string, args: readonly string[] = []) =>
  runCli(['import', 'etw-bytes', file, '-o', OUTPUT, ...args]);

/** The events of a dump after an import that went well. */
async function eventsOf(file: string, args: readonly string[] = []): Promise<readonly RecordedEvent[]> {
  const { status, stderr } = importing(file, args);
  expect([status, stderr]).toEqual([0, '']);
  const { problems, trace } = await validateTrace(OUTPUT);
  expect(problems).toEqual([]);
  return trace.events.map(({ event }) => event);
}

const dumpOf = (...events: readonly object[]) => saved('dump.json', JSON.stringify({ ...HEAD, events }));
const linesOf = (...records: readonly (object | string)[]) =>
  records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n');

describe('flowproof import etw-bytes', () => {
  it('writes the events of a dump to a trace, in their order, byte for byte', async () => {
    const dump = JSON.parse(readFileSync(path.join(ROOT, KEEP_ALIVE), 'utf8')) as { events: (typeof EVENT)[] };
    const events = await eventsOf(KEEP_ALIVE);
    expect(events.map((event) => (event.kind === 'etw' ? [event.tNs, event.id, hexOfBytes(event.data)] : []))).toEqual(
      dump.events.map(({ t, id, data }) => [t, id, data]),
    );
    const { header } = await loadTrace(OUTPUT);
    expect(header.t0RealNs).toBe(1_680_809_657_000_000_000n);
    expect(header.t0MonoNs).toBe(3_600_000_000_000n);
    expect(header.json).toMatchObject({
      host: { os: 'windows', build: 20_348, pointer_bytes: 8, cpus_possible: 4, boot_unix_ns: '1680806057000000000' },
      etw: { session: 'flowproof', level: 4, keywords_any: 0x136 },
      iis: { sites: [{ id: '1', name: 'Default Web Site' }] },
    });
    expect(runCli(['replay', OUTPUT]).status).toBe(0);
  });

  it('sums up what it read, for people and for scripts', () => {
    const { stdout } = importing(KEEP_ALIVE);
    expect(stdout).toContain('etw-keep-alive.json: 18 records over 0.900 s');
    expect(stdout).toMatch(/ {2}12 FastSend +3\n/);
    expect(stdout).toContain('requests: 3 begun, 3 completed, 0 served from the cache');
    const flows: unknown = JSON.parse(importing(LINGERING, ['--json']).stdout);
    expect(flows).toMatchObject({
      records: 7,
      flowReads: { open: { reads: 3, rows: 3, errors: 0 }, closed: { reads: 3, rows: 0 } },
      requests: { begun: 0 },
      losses: { eventsLost: 0 },
    });
  });

  it('keeps the rows of the driver as they are', async () => {
    const reads = (await eventsOf(LINGERING)).filter((event) => event.kind === 'flow_rows');
    const open = reads.filter(({ table }) => table === 'open');
    expect(open.map(({ rows }) => [rows.length, u64At(rows, 8), u64At(rows, 80)])).toEqual([
      [188, 0xcafebaben, 1500n],
      [188, 0xcafebaben, 3000n],
      [188, 0xcafebaben, 4500n],
    ]);
  });

  it('reads JSON lines, gzip, base64 and a byte order mark, and writes columns and gzip, with the same events', async () => {
    const dump = JSON.parse(readFileSync(path.join(ROOT, KEEP_ALIVE), 'utf8')) as { events: (typeof EVENT)[] };
    const { events: records, ...head } = dump;
    const expected = await eventsOf(KEEP_ALIVE);
    const base64 = records.map(({ data, ...record }) => ({
      ...record,
      dataBase64: Buffer.from(data, 'hex').toString('base64'),
    }));
    const lines = saved('dump.jsonl', `${linesOf(head, ...records)}\r\n\n`);
    const packed = saved('dump.jsonl.gz', gzipSync(linesOf(head, ...base64)));
    const marked = saved('marked.json', `\ufeff${JSON.stringify({ ...head, events: base64 })}`);
    for (const file of [lines, packed, marked]) expect(await eventsOf(file)).toEqual(expected);
    expect(await eventsOf(lines, ['--columns'])).toEqual(expected);
    const gzipped = path.join(scratch, 'out.msgpack.gz');
    expect(runCli(['import', 'etw-bytes', KEEP_ALIVE, '-o', gzipped]).status).toBe(0);
    importing(KEEP_ALIVE);
    expect(gunzipSync(readFileSync(gzipped)).equals(readFileSync(OUTPUT))).toBe(true);
  });

  it('takes every kind of record, with all its fields or as few as it can have', async () => {
    const provider = '{2f07e2ee-15db-40f1-90ef-9d7ba282188a}';
    const full = { ...EVENT, kind: 'etw', version: 1, level: 2, keyword: '0x8000000000000006', rel: '0f'.repeat(16) };
    const events = await eventsOf(
      dumpOf(
        { ...full, fileTime: `${START + 9n}`, pid: 4, tid: 8, processor: 63, provider },
        { fileTime: `${START - 50n}`, id: 23, act: '00'.repeat(16) },
        { kind: 'flows', t: 7, table: 'closed', api: 24, reader: 'event', rowsBase64: '', rounds: 3, error: 234 },
        { kind: 'loss', t: 7, eventsLost: 3, realTimeBuffersLost: 1 },
        { kind: 'limits', t: 7, maxOpen: 1, maxClosed: 2, closedThreshold: 3 },
        { kind: 'stats', t: 8, data: '01'.repeat(0x118) },
        { t: 900, id: 24, act: '00'.repeat(16) },
      ),
    );
    expect(events).toMatchObject([
      {
        tNs: 5,
        fileTime: START + 9n,
        keyword: 0x8000_0000_0000_0006n,
        provider: guidBytes(provider),
      },
      // Its own time is before the start, but it was delivered after the first one.
      { tNs: 5, fileTime: START - 50n, version: 0, level: 4, keyword: 0n, data: '' },
      { kind: 'flow_rows', api: 0x18, reader: 'event', rounds: 3, errorCode: 234, rows: '' },
      { kind: 'etw_loss', eventsLost: 3, logBuffersLost: 0, realTimeBuffersLost: 1 },
      { kind: 'driver_limits', closedThreshold: 3 },
      { kind: 'driver_stats', tNs: 8 },
      { tNs: 900, fileTime: START + 9n },
    ]);
    expect(importing(path.join(scratch, 'dump.json')).stdout).toContain(
      'losses    3 events, 0 log buffers, 1 real-time',
    );
  });

  it('lets the first record tell the start where the head does not', async () => {
    const { format } = HEAD;
    const events = [
      { ...EVENT, t: 100, fileTime: `${START}` },
      { ...EVENT, t: undefined, fileTime: `${START + 3n}` },
    ];
    const read = await eventsOf(saved('no-start.json', JSON.stringify({ format, events })));
    expect(read.map(({ tNs }) => tNs)).toEqual([100, 400]);
    expect((await loadTrace(OUTPUT)).header.t0RealNs).toBe(1_680_809_656_999_999_900n);
  });
});

/** A head, then an event, then what is wrong. */
const third = (record: object | string) => linesOf(HEAD, EVENT, record);

describe('what is no dump of events', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['nothing', '', /dump: it is empty/],
    [
      'an object without its end',
      '{"format": "flowproof-etw-bytes/1",\n "events": [{"t": 1,',
      /line 2, column 21: the JSON ends here/,
    ],
    ['an object with a slip', `{"format":1,\n"events": [1 2]}`, /line 2, column 14: it is no JSON from here/],
    [
      'half of the gzip',
      gzipSync(linesOf(HEAD, ...Array.from({ length: 9999 }, () => EVENT))).subarray(0, 300),
      /gzip data is cut off/,
    ],
    [
      'half of the object, gzipped',
      gzipSync(JSON.stringify({ ...HEAD, events: [EVENT] })).subarray(0, 90),
      /gzip data is cut off/,
    ],
    ['UTF-16', Buffer.from(`\ufeff${JSON.stringify(HEAD)}`, 'utf16le'), /it is no UTF-8/],
    ['a list', '[]', /it is no JSON object with a `format`/],
    ['no list of events', '{"format":"flowproof-etw-bytes/1","events":{}}', /head: events is no list/],
    ['another format', '{"format":"flowproof-etw-bytes/2"}', /line 1: format is not flowproof-etw-bytes\/1/],
    ['no format', '{"events":[]}', /head: format is missing/],
    ['an unknown key in the head', linesOf({ ...HEAD, hots: {} }), /line 1: unknown key hots/],
    ['an unknown key in the host', linesOf({ ...HEAD, host: { bulid: 1 } }), /line 1: unknown key bulid of host/],
    [
      'a wrong site',
      linesOf({ ...HEAD, iis: { sites: [{ id: 1, name: '', apps: [] }] } }),
      /line 1: iis.sites.0.id must be string/,
    ],
    ['a start before 1970', linesOf({ ...HEAD, start: { fileTime: 5 } }), /line 1: start is not between 1970 and 2262/],
    [
      'a boot that is no number',
      linesOf({ ...HEAD, host: { boot: { unixNs: 'x' } } }),
      /line 1: host.boot.unixNs is no whole number/,
    ],
    ['a line that is no JSON', third('{"t":5,"id":'), /line 3, column 13: it is no JSON value/],
    ['an unknown kind', third({ kind: 'flow' }), /line 3: kind is none of etw, flows, loss, limits, stats/],
    ['an unknown key', third({ ...EVENT, dta: '' }), /line 3: unknown key dta/],
    ['no id', third({ ...EVENT, id: undefined }), /line 3: id is missing/],
    ['an id beyond its width', third({ ...EVENT, id: 65_536 }), /line 3: id must be <= 65535/],
    [
      'odd hexadecimal digits',
      third({ ...EVENT, data: 'abc' }),
      /line 3: data has an odd number of hexadecimal digits \(3\)/,
    ],
    ['a digit that is none', third({ ...EVENT, data: 'abxc' }), /line 3: data has "x" at character 2/],
    ['wrong base64', third({ ...EVENT, data: undefined, dataBase64: 'a=b=' }), /line 3: dataBase64 is no base64/],
    ['data twice', third({ ...EVENT, dataBase64: '' }), /line 3: data and dataBase64 are both there/],
    ['too much data', third({ ...EVENT, data: '00'.repeat(65_536) }), /line 3: data has 65536 bytes/],
    ['a wrong GUID', third({ ...EVENT, act: '{80000000-0000-0011-0000-0000deadbee}' }), /line 3: act is no GUID/],
    ['a wrong related GUID', third({ ...EVENT, rel: '12' }), /line 3: rel is no GUID/],
    [
      'a time that JSON cannot hold',
      third('{"fileTime":133252832570000001,"id":1,"act":""}'),
      /line 3: fileTime is above 2\^53-1/,
    ],
    [
      'a time beyond 64 bits',
      third({ ...EVENT, fileTime: '18446744073709551616' }),
      /line 3: fileTime is above 2\^64-1/,
    ],
    ['a negative time', third({ ...EVENT, fileTime: -1 }), /line 3: fileTime is negative/],
    ['no time at all', third({ ...EVENT, t: undefined }), /line 3: neither t nor fileTime is there/],
    [
      'a time far away',
      third({ ...EVENT, t: undefined, fileTime: '9'.repeat(19) }),
      /line 3: fileTime is more than 104 days/,
    ],
    ['a delivery that goes back', third({ ...EVENT, t: 4 }), /line 3: t 4 is before the t 5 of the record before/],
    ['no start', linesOf({ format: HEAD.format }, EVENT), /line 2: fileTime is missing, and no start/],
    [
      'a row that is cut',
      third({ kind: 'flows', t: 9, table: 'open', api: '0x18', rows: '00'.repeat(188) }),
      /line 3: rows has 188 bytes, which are no whole rows: one of api 0x18 has 194/,
    ],
    [
      'an unknown api',
      third({ kind: 'flows', t: 9, table: 'open', api: 25, rows: '' }),
      /line 3: api is none of 23,24,0x17,0x18/,
    ],
    [
      'an unknown table',
      third({ kind: 'flows', t: 9, table: 'ajar', api: 23 }),
      /line 3: table is none of open,closed/,
    ],
    [
      'short statistics',
      third({ kind: 'stats', t: 9, data: '00' }),
      /line 3: data has 1 bytes, the driver's statistics have 280/,
    ],
  ])('is told of %s, and leaves the old trace alone', (_, content, message) => {
    const file = saved('dump', content);
    writeFileSync(OUTPUT, 'as it was');
    const result = importing(file);
    expectOneError(result, 3, 'FP_EVENT_DUMP');
    expect(result.stderr).toMatch(message);
    expect(readFileSync(OUTPUT, 'utf8')).toBe('as it was');
    expect(readdirSync(scratch).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is told with the number of the event where all stand in one object', () => {
    const result = importing(dumpOf(EVENT, EVENT, { ...EVENT, data: '0' }));
    expectOneError(result, 3, 'FP_EVENT_DUMP');
    expect(result.stderr).toContain('dump.json: event 2: data has an odd number');
  });

  it('is told as everywhere when it is missing, or the command line is wrong', () => {
    expectOneError(importing('nowhere.json'), 4, 'FP_FILE_MISSING');
    expectOneError(runCli(['import', 'etw-bytes', KEEP_ALIVE]), 2, 'FP_USAGE');
    expectOneError(runCli(['import', 'etw-bytes', KEEP_ALIVE, '-o', '-']), 2, 'FP_USAGE');
    const dump = saved('same.json', JSON.stringify(HEAD));
    symlinkSync(dump, path.join(scratch, 'link.json'));
    expectOneError(runCli(['import', 'etw-bytes', dump, '-o', path.join(scratch, 'link.json')]), 2, 'FP_USAGE');
    expect(readFileSync(dump, 'utf8')).toBe(JSON.stringify(HEAD));
  });
});

describe('the trace of an import', () => {
  it('cannot be written to a folder that is not there, or over a folder', () => {
    for (const output of [path.join(scratch, 'nowhere', 'x'), scratch]) {
      expectOneError(runCli(['import', 'etw-bytes', KEEP_ALIVE, '-o', output]), 5, 'FP_OUTPUT_UNWRITABLE');
    }
  });

  it.runIf(existsSync('/dev/full'))('on a full disk ends with an error of its own, and leaves the device there', () => {
    const result = runCli(['import', 'etw-bytes', KEEP_ALIVE, '-o', '/dev/full']);
    expectOneError(result, 5, 'FP_OUTPUT_UNWRITABLE');
    expect(result.stderr).toContain('/dev/full: cannot be written (ENOSPC)');
    expect(existsSync('/dev/full')).toBe(true);
  });

  it('that does not fit the disk leaves the old one alone, and nothing beside it', () => {
    writeFileSync(OUTPUT, 'as it was');
    const flowproof = path.join(ROOT, 'bin', 'flowproof');
    const args = [process.execPath, flowproof, 'import', 'etw-bytes', KEEP_ALIVE, '-o', OUTPUT];
    const { status, stderr } = spawnSync('sh', ['-c', 'ulimit -f 1; exec "$0" "$@"', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([5, expect.stringContaining('cannot be written (EFBIG)')]);
    expect(readFileSync(OUTPUT, 'utf8')).toBe('as it was');
    expect(readdirSync(scratch).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('takes the place of the old one as a whole, through a link, and never changes it in place', () => {
    writeFileSync(OUTPUT, 'as it was');
    const other = path.join(scratch, 'other-name');
    linkSync(OUTPUT, other);
    const link = path.join(scratch, 'link.msgpack');
    symlinkSync(OUTPUT, link);
    expect(runCli(['import', 'etw-bytes', KEEP_ALIVE, '-o', link]).status).toBe(0);
    expect(readFileSync(other, 'utf8')).toBe('as it was');
    expect(readFileSync(OUTPUT).length).toBeGreaterThan(1000);
    expect(readFileSync(link).equals(readFileSync(OUTPUT))).toBe(true);
  });
});

describe('docs/import.md', () => {
  const text = readFileSync(path.join(ROOT, 'docs', 'import.md'), 'utf8');

  it('shows what the command prints', () => {
    const [, command = '', output = ''] =
      /```console\n\$ flowproof (import etw-bytes [^\n]+)\n([\s\S]*?)```/.exec(text) ?? [];
    const { status, stdout } = runCli(command.replace('keep-alive.msgpack', OUTPUT).split(' '));
    expect([status, stdout]).toEqual([0, output.replace('keep-alive.msgpack', OUTPUT)]);
  });

  it('has an example that can be imported, and names every key of the schemas', async () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
    expect(await eventsOf(saved('example.json', example))).toMatchObject([
      { kind: 'etw', id: 1 },
      { kind: 'flow_rows' },
    ]);
    const section = text.slice(text.indexOf('## `flowproof import etw-bytes'), text.indexOf('## Options and errors'));
    const schemas = ['etw-bytes', 'etw-bytes-record'].map((name) =>
      readFileSync(path.join(ROOT, 'schemas', `${name}.schema.json`), 'utf8'),
    );
    const keys = schemas.flatMap((schema) => [
      ...schema.matchAll(/"(\w+)": \{ "(?:type|const|enum|description|\$ref)"/g),
    ]);
    const names = new Set(
      keys.map(([, key]) => key!).filter((key) => !/^(u\d+|count|instant|if|else|items|kind)$/.test(key)),
    );
    expect(names.size).toBeGreaterThan(35);
    const missing = [...names].filter((name) => !section.includes(`\`${name}\``) && !section.includes(`"${name}"`));
    expect(missing).toEqual([]);
  });
});
