import { describe, expect, it } from 'vitest';
import { describeEvent } from '../../src/cli/describeEvent.ts';
import type { RecordedEvent } from '../../src/model/events.ts';
import { hexOfBytes } from '../../src/model/windows/byteText.ts';
import { footerFor } from '../../src/trace/footerFor.ts';
import { guidBytes, guidText } from '../../src/trace/guid.ts';
import type { HeaderFacts } from '../../src/trace/headerFor.ts';
import { hostFactsOf, hostFactsOfHeader } from '../../src/trace/hostFacts.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { validateTrace } from '../../src/trace/validateTrace.ts';
import type { WireMap } from '../../src/trace/wire.ts';
import { expectOneError, runCli } from '../cli/runCli.ts';
import { SAMPLE_EVENTS, SAMPLE_FACTS } from './sampleTrace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const WINDOWS_KINDS = /^(etw|flow_|driver_)/;
const WINDOWS_EVENTS = SAMPLE_EVENTS.filter(({ kind }) => WINDOWS_KINDS.test(kind)).map((event, cseq) => ({
  ...event,
  cseq,
}));
const IIS = {
  sites: [
    {
      id: '1',
      name: 'Default Web Site',
      apps: [{ path: '/' }, { path: '/shop', vdir: '/', json: { service: 'shop' } }],
    },
    { id: 'two', name: '', apps: [{ path: '/', web: { env: 'prod', version: '2' }, traceConfigFile: {} }] },
  ],
};
const HOST = {
  os: 'windows',
  build: 20_348,
  pointer_bytes: 8,
  cpus_possible: 4,
  boot_unix_ns: 1_680_000_000_000_000_001n,
  ephemeral_ranges: { 'ipv4 tcp': [49_152, 65_535], 'ipv6 udp': [1025, 5000] },
};

describe('a trace of Windows', () => {
  const folder = temporaryFolder();

  function write(facts: Partial<HeaderFacts>, events: readonly RecordedEvent[], footer: WireMap = footerFor(events)) {
    const writer = new TraceWriter({ ...SAMPLE_FACTS, ...facts }, 'rows');
    for (const event of events) writer.write(event);
    return folder.write('windows.msgpack', writer.finish(footer));
  }

  it('tells its host in the header, so that it can be replayed while it is read', async () => {
    const etw = { session: 'flowproof', level: 4, keywords_any: 0x136, buffers_max: 128, filters: ['pid 0'] };
    const { header } = await loadTrace(write({ host: HOST, etw, iis: IIS }, WINDOWS_EVENTS));
    expect(hostFactsOfHeader(header)).toMatchObject({
      platform: 'windows',
      cpuCount: 4,
      windows: { bootUnixNs: 1_680_000_000_000_000_001n, ephemeralRanges: HOST.ephemeral_ranges, iis: IIS },
    });
    expect(header.json['etw']).toEqual(etw);
  });

  it('is known by its events when the header is silent', async () => {
    const tick = SAMPLE_EVENTS.find(({ kind }) => kind === 'tick')!;
    const platform = async (host: WireMap, events: readonly RecordedEvent[]) =>
      hostFactsOf(await loadTrace(write({ host }, events))).platform;
    expect(await platform({}, WINDOWS_EVENTS)).toBe('windows');
    expect(await platform({}, [...WINDOWS_EVENTS, { ...tick, cseq: WINDOWS_EVENTS.length }])).toBe('windows');
    expect(await platform({}, SAMPLE_EVENTS)).toBe('linux');
    expect(await platform({}, [{ ...tick, cseq: 0 }])).toBe('linux');
    expect(await platform({ os: 'linux' }, WINDOWS_EVENTS)).toBe('linux');
    expect(await platform({ netns_ino: 5 }, SAMPLE_EVENTS)).toBe('linux');
  });

  it.each<[string, Partial<HeaderFacts>]>([
    ['/host/os', { host: { os: 'plan9' } }],
    ['/host/pointer_bytes', { host: { pointer_bytes: 6 } }],
    ['/host/ephemeral_ranges', { host: { ephemeral_ranges: { 'ipv4 tcp': [1] } } }],
    ['/host/ephemeral_ranges', { host: { ephemeral_ranges: { 'ipv5 tcp': [1, 2] } } }],
    ['/iis', { iis: {} }],
    ['/iis/sites/0/id', { iis: { sites: [{ id: 1, name: 'a', apps: [] }] } }],
    ['/iis/sites/0/apps/0', { iis: { sites: [{ id: '1', name: 'a', apps: [{ path: '/', tags: {} }] }] } }],
  ])('with a wrong %s in its header is refused', async (place, facts) => {
    await expect(loadTrace(write(facts, []))).rejects.toThrow(place);
  });

  it('is tainted by what the event session lost, whether its records or its footer tell', async () => {
    const loss = (cseq: number, lost: readonly [number, number, number]): RecordedEvent => {
      const [eventsLost, logBuffersLost, realTimeBuffersLost] = lost;
      const prefix = { tNs: cseq, cpu: -1, cseq, ring: 'user' } as const;
      return { kind: 'etw_loss', ...prefix, eventsLost, logBuffersLost, realTimeBuffersLost };
    };
    const check = async (events: readonly RecordedEvent[], footer = footerFor(events)) =>
      (await validateTrace(write({}, events, footer))).trace.health;
    const totals = [loss(0, [0, 0, 0]), loss(1, [5, 0, 1]), loss(2, [7, 2, 1])];
    const health = await check(totals);
    expect(health).toMatchObject({ isComplete: true, lostEvents: 10 });
    expect(health.losses).toEqual(
      new Map([
        ['session', 7],
        ['log_buffers_lost', 2],
        ['rt_buffers_lost', 1],
      ]),
    );
    expect((await check(totals.slice(0, 1))).lostEvents).toBe(0);
    const session = { attempts: 40, delivered: 31, lost: 9, per_cpu: [] };
    const told = { ...footerFor(totals), rings: { session }, detail: { rt_buffers_lost: 1 } };
    expect((await check(totals, told)).lostEvents).toBe(12);
    const file = write({ host: HOST }, totals);
    const { status, stderr, stdout } = runCli(['trace', 'validate', file]);
    expect([status, stderr]).toEqual([7, expect.stringContaining('FP_TRACE_LOSSY')]);
    expect(stdout).toContain('losses    session 7, log_buffers_lost 2, rt_buffers_lost 1');
    expect(runCli(['replay', file, '--expect', 'shop=1']).status).toBe(7);
  });

  it('is summed up by `trace info`: events, providers, reads', () => {
    const [etw, other] = WINDOWS_EVENTS;
    const known = { ...etw, provider: undefined } as RecordedEvent;
    const odd = WINDOWS_EVENTS.filter(({ kind }) => kind === 'flow_rows').map((event) => ({ ...event, rows: 'odd' }));
    const events = [etw!, other!, known, ...WINDOWS_EVENTS.slice(2), ...odd].map((event, cseq) => ({ ...event, cseq }));
    const file = write({ host: HOST }, events);
    const { stdout } = runCli(['trace', 'info', file]);
    expect(stdout).toContain('host      windows, build 20348\n');
    expect(stdout).toContain(
      'etw       33323130-3534-3736-3839-616263646566 1, Microsoft-Windows-HttpService 2; 1 with an earlier',
    );
    expect(stdout).toMatch(/ {2}12 FastSend +1\n {2}23 ConnClose +1\n {2}12 of 33323130-\S+ +1\n/);
    expect(stdout).toContain('flows     open table: 2 reads, 0 rows, 1 with bytes that are no whole rows\n');
    const invalid = runCli(['trace', 'validate', file]);
    expect([invalid.status, invalid.stderr]).toEqual([3, expect.stringContaining('FP_TRACE_INVALID')]);
    expect(invalid.stdout).toContain('(flow_rows): its 3 bytes are no whole rows of 188');
    expect(stdout).toContain('flows     closed table: 2 reads, 1 rows, 2 ended in an error, 1 with bytes');
    const facts: unknown = JSON.parse(runCli(['trace', 'info', file, '--json']).stdout);
    expect(facts).toMatchObject({
      windows: {
        etwEvents: { '12 FastSend': 1 },
        etwLate: 1,
        flowReads: { open: { reads: 2, rows: 0, errors: 0, odd: 1 } },
      },
    });
    expectOneError(runCli(['trace', 'info', `${file}.not`]), 4, 'FP_FILE_MISSING');
  });

  it('has events that can be told in a few words', () => {
    const told = WINDOWS_EVENTS.map((event) => describeEvent(event).text);
    expect(told).toEqual([
      'ETW 12 of 33323130-3534-3736-3839-616263646566',
      'ETW 23 ConnClose',
      'ETW says what it lost so far',
      "read of 1 row from the driver's closed table by process-agent",
      "read of 0 rows from the driver's open table by the recorder",
      'driver_limits',
      'driver_stats',
      'the driver follows 10.0.0.1:45678 -> 10.0.0.2:443 of pid 1234',
      'the driver follows [::1]:53 -> [2001:db8::7]:65535 of pid 0',
      "new totals of the driver's flow 18446603336221196289",
      "the driver's flow 18446603336221196289 ends with status 6, 3 references",
      'the driver has seen an HTTP transaction',
    ]);
  });
});

describe('a GUID', () => {
  it('is the 16 bytes as they stand in memory, its first three parts little endian', () => {
    const raw = '0af95edd9863a447ad344dcecdef795f';
    for (const text of ['dd5ef90a-6398-47a4-ad34-4dcecdef795f', '{DD5EF90A-6398-47A4-AD34-4DCECDEF795F}', raw]) {
      const bytes = guidBytes(text);
      expect(bytes && hexOfBytes(bytes)).toBe(raw);
      expect(bytes && guidText(bytes)).toBe('dd5ef90a-6398-47a4-ad34-4dcecdef795f');
    }
  });

  it.each([
    '',
    raw31(),
    '{dd5ef90a-6398-47a4-ad34-4dcecdef795f',
    'dd5ef90a-6398-47a4-ad344-dcecdef795f',
    'g'.repeat(32),
  ])('is not %j', (text) => expect(guidBytes(text)).toBeUndefined());
});

function raw31(): string {
  return '0'.repeat(31);
}
