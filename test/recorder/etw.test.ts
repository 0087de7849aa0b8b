import { existsSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent, RecordedKind } from '../../src/model/events.ts';
import { loadTrace, type LoadedTrace } from '../../src/trace/loadTrace.ts';
import { fieldsOf } from '../../src/trace/recordedKinds.ts';
import { run, scratch } from './recorder.ts';

const BUILD = path.resolve(import.meta.dirname, '../../bpf-recorder/build');
/** Payloads that the fuzzer makes here; `npm run test:long` makes ten times as many. */
const FUZZ_ROUNDS = 1_000_000;

/** Why the Windows recorder is not here; empty when it is. `npm test` has installed its compiler and built it. */
const lacking =
  process.env['FLOWPROOF_NO_ETW'] ??
  (existsSync(path.join(BUILD, 'etw-recorder.exe')) ? '' : 'not built: make -C bpf-recorder etw-all');
if (lacking !== '') process.stderr.write(`!! the tests of the Windows recorder are SKIPPED: ${lacking} !!\n`);

/** A trace that the recorder's own code wrote, of two requests on one connection. */
async function sample(...options: readonly string[]): Promise<LoadedTrace> {
  return loadTrace(sampleFile(...options));
}

function sampleFile(...options: readonly string[]): string {
  const file = path.join(scratch(), 'trace.msgpack');
  const { status, stderr } = run(path.join(BUILD, 'etw-sample'), [file, ...options]);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return file;
}

function ofKind<K extends RecordedKind>(trace: LoadedTrace, kind: K): Extract<RecordedEvent, { kind: K }>[] {
  return trace.events.flatMap(({ event }) =>
    event.kind === kind ? [event as Extract<RecordedEvent, { kind: K }>] : [],
  );
}

/** UTF-16 text out of bytes, up to its end or a zero. */
function wideText(bytes: string, offset: number): string {
  return Buffer.from(bytes.slice(offset), 'latin1').toString('utf16le').split('\0')[0] ?? '';
}

describe.skipIf(lacking !== '')('the Windows recorder', () => {
  it("is a program for 64-bit Windows that needs no library but the system's own", () => {
    const bytes = readFileSync(path.join(BUILD, 'etw-recorder.exe'));
    const peOffset = bytes.readUInt32LE(0x3c);
    expect(bytes.toString('latin1', peOffset, peOffset + 4)).toBe('PE\0\0');
    expect(bytes.readUInt16LE(peOffset + 4)).toBe(0x8664);
    const libraries = new Set(
      bytes
        .toString('latin1')
        .toLowerCase()
        .match(/\w+\.dll/g),
    );
    expect([...libraries].toSorted()).toEqual(['advapi32.dll', 'kernel32.dll', 'msvcrt.dll', 'shell32.dll']);
  });

  it('passes the unit tests of its portable part, with sanitizers on', () => {
    const { status, stdout } = run(path.join(BUILD, 'etw-unit'), []);
    expect(stdout).toMatch(/^ETW recorder unit tests: \d+ passed, 0 failed\n$/);
    expect(status).toBe(0);
  });

  it(`reads ${FUZZ_ROUNDS} cut and random payloads without a fault`, () => {
    const { status, stdout, stderr } = run(path.join(BUILD, 'etw-fuzz'), [String(FUZZ_ROUNDS), '1']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^etw-fuzz: 1000000 payloads, seed 1\netw-fuzz: \d+ whole, \d+ cut, no fault\n$/);
    expect(status).toBe(0);
  });

  it('is looked at by its fuzzer: a planted read beyond the payload is found', () => {
    const { status, stdout, stderr } = run(path.join(BUILD, 'etw-fuzz-planted'), [String(FUZZ_ROUNDS), '1']);
    expect(status).not.toBe(0);
    expect(stdout).not.toContain('no fault');
    expect(stderr).toMatch(/AddressSanitizer: heap-buffer-overflow[\s\S]* in take_status/);
  });
});

describe.skipIf(lacking !== '')('a trace of the Windows recorder', () => {
  it('is read back whole, in the order of delivery', async () => {
    const trace = await sample();
    expect(trace.health).toMatchObject({ isComplete: true, conservation: 'holds', unknownRecords: 0, problems: [] });
    expect(trace.events.map(({ event }) => event.cseq)).toEqual(trace.events.map((_, index) => index));
    expect(ofKind(trace, 'etw').map(({ id }) => id)).toEqual([21, 1, 2, 3, 8, 12, 1, 2, 3, 8, 12, 23, 24]);
    const times = trace.events.map(({ event }) => event.tNs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(trace.footer).toMatchObject({ ended: 'duration', isConserved: true, isComplete: true });
  });

  it('describes its kinds as the reader knows them', async () => {
    const { header } = await sample();
    for (const kind of ['etw', 'etw_loss', 'flow_rows', 'driver_limits', 'driver_stats'] as const) {
      expect(header.kinds.find(({ name }) => name === kind)?.fields).toEqual(
        fieldsOf(kind).map(([, { wire }]) => wire),
      );
    }
  });

  it('keeps 64-bit values, ids and what is absent', async () => {
    const [connected, received] = ofKind(await sample(), 'etw');
    expect(connected).toMatchObject({
      fileTime: 133252832570010000n,
      keyword: 0x8000000000000002n,
      activityId: `\xc0${'\0'.repeat(15)}`,
      relatedActivityId: undefined,
      provider: undefined,
      processor: 1,
    });
    expect(connected?.data).toHaveLength(48);
    expect(received?.relatedActivityId).toBe(`\x01${'\0'.repeat(15)}`);
  });

  it('tells host, session and redaction in its header, and no path of the machine', async () => {
    const { json } = (await sample()).header;
    expect(json['host']).toMatchObject({
      os: 'windows',
      build: 20348,
      pointer_bytes: 8,
      name: 'host',
      boot_unix_ns: expect.anything(),
    });
    expect(json['etw']).toMatchObject({ source: 'live', level: 4, keywords_any: 0x136, buffer_kib: 256 });
    expect(json['http']).toEqual({ redaction: 'urls' });
    expect(json['recorder']).toMatchObject({
      backend: 'etw',
      argv: ['/redacted/etw-recorder.exe', 'record', '-o', '/redacted/t.msgpack'],
    });
    expect(JSON.stringify(json)).not.toMatch(/someone|machine/);
    expect((await sample('--no-redact')).header.json['host']).toMatchObject({ name: 'machine' });
  });

  it('counts what the session lost as missing events', async () => {
    const { health, ...trace } = await sample();
    expect(Object.fromEntries(health.losses)).toMatchObject({ session: 3, rt_buffers_lost: 1 });
    expect(health.lostEvents).toBe(4);
    expect(ofKind({ health, ...trace }, 'etw_loss').map(({ eventsLost }) => eventsLost)).toEqual([0, 3]);
  });

  it('tells its losses also when it was cut', async () => {
    const file = sampleFile();
    truncateSync(file, readFileSync(file).length - 3);
    const { health } = await loadTrace(file, { allowTruncated: true });
    expect(health.cut).toBeDefined();
    expect(health.lostEvents).toBe(4);
  });

  it('replaces URLs alike wherever they stand, and keeps every length', async () => {
    const plain = ofKind(await sample('--no-redact'), 'etw');
    const redacted = ofKind(await sample(), 'etw');
    const urls = (events: typeof plain) =>
      events.flatMap(({ id, data }) => (id === 2 ? [wideText(data, 12)] : id === 3 ? [wideText(data, 50)] : []));
    expect(new Set(urls(plain))).toEqual(new Set(['http://h:80/a']));
    expect(new Set(urls(redacted)).size).toBe(1);
    expect(urls(redacted)[0]).toMatch(/^http:\/\/[a-z]:80\/[a-z]$/);
    expect(urls(redacted)[0]).not.toBe('http://h:80/a');
    expect(redacted.map(({ data }) => data.length)).toEqual(plain.map(({ data }) => data.length));
    const others = (events: typeof plain) => events.filter(({ id }) => id !== 2 && id !== 3).map(({ data }) => data);
    expect(others(redacted)).toEqual(others(plain));
  });

  it('keeps events that nobody handles only when asked, and of them only the length', async () => {
    const events = ofKind(await sample('--all-events'), 'etw');
    expect(events.find(({ id }) => id === 5)?.data).toBe('\0\0');
    expect(events).toHaveLength(14);
  });

  it('takes the time of the events when they come from a file', async () => {
    const times = ofKind(await sample('--etl'), 'etw').map(({ tNs }) => tNs);
    expect(times[0]).toBe(0);
    expect(times[1]).toBe(1_000_000);
  });

  it('holds flow rows as the driver gives them, limits and statistics', async () => {
    const trace = await sample();
    const [open, closed] = ofKind(trace, 'flow_rows');
    expect(open).toMatchObject({ table: 'open', api: 0x17, rounds: 1, errorCode: undefined, reader: undefined });
    expect(open?.rows).toHaveLength(188);
    expect(closed).toMatchObject({ table: 'closed', rows: '', errorCode: 31 });
    expect(ofKind(trace, 'driver_limits')).toMatchObject([
      { maxOpen: 32767, maxClosed: 65535, closedThreshold: 32767 },
    ]);
    expect(ofKind(trace, 'driver_stats')[0]?.stats).toHaveLength(0x118);
  });
});
