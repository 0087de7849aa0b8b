import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import { ACK, CaptureBench, type EmittedRow, type Entry, FIN, request, response, RST } from './captureBench.ts';

const GET = request('/a');

/** Names of the segments in the tables: who sends, sequence number, payload, flags. */
const SEGMENTS = {
  R: ['client', 100, GET, ACK],
  'R/b': ['client', 150, request('/b'), ACK],
  'R/c': ['client', 200, request('/c'), ACK],
  'R/b+FIN': ['client', 150, request('/b'), FIN],
  R0: ['client', 0, GET, ACK],
  POST: ['client', 100, request('/a', 'POST'), ACK],
  body: ['server', 540, 'x'.repeat(40), ACK],
  late: ['client', 140, 'late body of the request', ACK],
  chunk: ['client', 140, 'GET /evil in a body chunk', ACK],
  P: ['server', 500, response(200), ACK],
  P2: ['server', 550, response(200), ACK],
  P3: ['server', 600, response(200), ACK],
  P404: ['server', 550, response(404), ACK],
  P100: ['server', 500, response(100), ACK],
  'P+FIN': ['server', 500, response(200), FIN],
  'P2+FIN': ['server', 550, response(200), FIN],
  HTTPX: ['server', 500, 'HTTPX foo bar', ACK],
  ack: ['client', 140, '', ACK],
  F: ['client', 900, '', FIN],
  Fs: ['server', 900, '', FIN],
  rst: ['server', 900, '', RST],
} as const;
type SegmentName = keyof typeof SEGMENTS;

const DONE: EmittedRow = [1, 200, 1010, 1020];

interface Case {
  readonly name: string;
  readonly order: readonly SegmentName[];
  readonly rows: readonly EmittedRow[];
  /** Where the dispatcher answers differently. */
  readonly atDispatcher?: readonly EmittedRow[];
  readonly ends?: { readonly clientPort: number; readonly serverPort: number };
  readonly source?: number;
}

const CASES: readonly Case[] = [
  { name: 'K1', order: ['R', 'P', 'body', 'Fs', 'F'], rows: [[1, 200, 1010, 1030]] },
  {
    name: 'K2',
    order: ['R', 'P', 'R/b', 'P2', 'R/c', 'P3', 'F'],
    rows: [DONE, [1, 200, 1030, 1040], [1, 200, 1050, 1060]],
  },
  {
    name: 'K3',
    order: ['R', 'R/b', 'P', 'P404', 'F'],
    rows: [
      [1, 0, 1010, 0],
      [1, 200, 1020, 1030],
      [0, 404, 0, 1040],
    ],
  },
  { name: 'K4', order: ['R', 'P+FIN', 'P+FIN', 'F'], rows: [DONE, [0, 200, 0, 1030]] },
  {
    name: 'K5',
    order: ['POST', 'P100', 'late', 'P2', 'F'],
    rows: [
      [2, 100, 1010, 1030],
      [0, 200, 0, 1040],
    ],
  },
  {
    name: 'K6',
    order: ['P', 'R', 'F'],
    rows: [
      [0, 200, 0, 1010],
      [1, 0, 1020, 0],
    ],
  },
  {
    name: 'K7',
    order: ['R', 'R', 'P', 'R', 'F'],
    rows: [
      [1, 200, 1010, 1030],
      [1, 0, 1040, 0],
    ],
    atDispatcher: [[1, 200, 1010, 1030]],
  },
  { name: 'K8', order: ['R', 'P', 'R/b+FIN', 'P2+FIN', 'F'], rows: [DONE, [1, 200, 1030, 1040]] },
  {
    name: 'K9',
    order: ['R', 'P', 'R/b', 'R/b', 'P2', 'F'],
    rows: [DONE, [1, 0, 1030, 0], [1, 200, 1040, 1050]],
    atDispatcher: [DONE, [1, 200, 1030, 1050]],
  },
  {
    name: 'K10',
    order: ['R', 'F', 'P', 'Fs'],
    rows: [
      [1, 0, 1010, 0],
      [0, 200, 0, 1030],
    ],
  },
  {
    name: 'K11',
    order: ['R', 'P', 'rst'],
    rows: [DONE],
    ends: { clientPort: 40_000, serverPort: 50_000 },
    source: 50_000,
  },
  { name: 'K12', order: ['R', 'P', 'rst'], rows: [DONE], ends: { clientPort: 1234, serverPort: 80 }, source: 1234 },
  { name: 'K13', order: ['HTTPX', 'F'], rows: [[0, 64_485, 0, 1010]], atDispatcher: [] },
  {
    name: 'K14',
    order: ['POST', 'chunk', 'P', 'F'],
    rows: [
      [2, 0, 1010, 0],
      [1, 200, 1020, 1030],
    ],
  },
  { name: 'K15', order: ['R', 'P', 'ack', 'rst'], rows: [DONE] },
  { name: 'K16', order: ['R0', 'P', 'F'], rows: [[0, 200, 0, 1020]] },
  { name: 'K17', order: ['POST', 'P', 'late', 'F'], rows: [[2, 200, 1010, 1030]] },
];

function send(bench: CaptureBench, name: SegmentName, hits = 0): void {
  const [from, seq, payload, flags] = SEGMENTS[name];
  bench.segment({ from, seq, payload, flags, hits });
}

const ENTRIES: readonly Entry[] = ['program', 'dispatcher'];

describe.each(ENTRIES)('transactions of plain traffic, entered at the %s', (entry) => {
  it.each(CASES)('$name: $order', ({ order, rows, atDispatcher, ends, source }) => {
    const bench = new CaptureBench({ entry });
    if (ends) bench.ends = ends;
    for (const name of order) send(bench, name);
    expect(bench.rows).toEqual(entry === 'dispatcher' && atDispatcher ? atDispatcher : rows);
    expect(bench.program.inFlight.size).toBe(0);
    if (source !== undefined) expect(bench.emitted.map(({ srcPort }) => srcPort)).toEqual([source]);
  });

  it('K20: a TLS read after the FIN of the socket gives two halves', () => {
    const bench = new CaptureBench({ entry });
    bench.ends = { clientPort: 40_000, serverPort: 443 };
    bench.tlsCall('client', GET);
    bench.segment({ from: 'server', seq: 9, flags: FIN });
    bench.tlsCall('client', response(200));
    bench.segment({ from: 'client', seq: 10, flags: FIN });
    expect(bench.rows).toEqual([
      [1, 0, 1010, 0],
      [0, 200, 0, 1030],
    ]);
    expect(bench.program.inFlight.size).toBe(0);
  });
});

describe('transactions of TLS libraries', () => {
  it('K18: one hooked side gives one complete transaction with its tag', () => {
    const bench = new CaptureBench();
    bench.tlsCall('client', GET);
    bench.tlsCall('server', response(200));
    bench.tlsClose();
    bench.segment({ from: 'client', seq: 9, flags: FIN });
    expect(bench.rows).toEqual([DONE]);
    expect(bench.emitted[0]?.tags).toBe(4n);
  });

  it('K19: both hooked sides give a request half, a whole transaction and a response half', () => {
    const bench = new CaptureBench();
    bench.tlsCall('client', GET);
    bench.tlsCall('client', GET);
    bench.tlsCall('server', response(200));
    bench.tlsCall('server', response(200));
    bench.tlsClose();
    expect(bench.rows).toEqual([
      [1, 0, 1010, 0],
      [1, 200, 1020, 1030],
      [0, 200, 0, 1040],
    ]);
  });

  it('leaves HTTP to the FIN when the close comes from tcp_close', () => {
    const bench = new CaptureBench();
    bench.tlsCall('client', GET);
    bench.tlsClose(true);
    expect(bench.emitted).toEqual([]);
    expect(bench.program.inFlight.size).toBe(1);
  });

  it('leaves an empty classification entry behind when an unknown connection closes', () => {
    const bench = new CaptureBench();
    bench.tlsClose();
    expect(bench.stacks.find(bench.tuple('client'))).toMatchObject({ application: 0, encryption: 0, flags: 0 });
  });

  it('takes only the bytes up to the end of the memory page when the next page cannot be read', () => {
    const bench = new CaptureBench();
    bench.tlsCall('client', `${GET}behind`, { readableBytes: 10 });
    expect(bench.program.inFlight.get(bench.tuple('client'))?.fragment).toBe('GET /a HTT');
  });
});

describe('bytes of a fragment', () => {
  it('takes Ethernet padding behind a short payload', () => {
    const bench = new CaptureBench();
    bench.segment({ from: 'client', seq: 1, payload: 'GET /a', padding: 'bc HTTP' });
    expect(bench.program.inFlight.get(bench.tuple('client'))?.fragment).toBe('GET /abc HTTP');
  });

  it('takes the padding of an empty FIN for a request when it looks like one', () => {
    const bench = new CaptureBench();
    bench.segment({ from: 'client', seq: 1, flags: FIN, padding: 'GET /p' });
    expect(bench.rows).toEqual([[1, 0, 1010, 0]]);
  });

  it('keeps 208 bytes', () => {
    const bench = new CaptureBench();
    bench.segment({ from: 'client', seq: 1, payload: `GET /${'a'.repeat(300)}` });
    expect(bench.program.inFlight.get(bench.tuple('client'))?.fragment).toHaveLength(208);
  });
});

describe('sweep of idle transactions', () => {
  /** Whether a response after so many seconds is still captured whole; the sweep runs once each period. */
  function isCaptured(periodS: number, ttlS: number, responseAfterS: number): boolean {
    const bench = new CaptureBench();
    bench.nowNs = 0n;
    send(bench, 'R');
    const startNs = bench.nowNs;
    const ns = (seconds: number): bigint => BigInt(seconds) * 1_000_000_000n;
    // The response comes a moment after the sweep of its second: the period began a moment after the request.
    for (let at = periodS; at <= responseAfterS; at += periodS) {
      bench.program.sweep(startNs + ns(at) + 5n, ns(ttlS), FIRST_CHOICES);
    }
    bench.nowNs = startNs + ns(responseAfterS);
    send(bench, 'P');
    send(bench, 'F');
    return bench.rows.some(([, status, startedNs]) => status === 200 && startedNs > 0);
  }

  it.each([
    [1, 1, 3, false],
    [1, 3, 1, true],
    [3, 1, 2, true],
  ])('period %d s, limit %d s, response after %d s: captured %s', (period, ttl, responseAfter, captured) => {
    expect(isCaptured(period, ttl, responseAfter)).toBe(captured);
  });

  it('removes a finished transaction of an idle keep-alive connection without handing it on', () => {
    const bench = new CaptureBench();
    send(bench, 'R');
    send(bench, 'P');
    bench.program.sweep(bench.nowNs + 30_000_000_001n, 30_000_000_000n, FIRST_CHOICES);
    expect(bench.program.inFlight.size).toBe(0);
    expect(bench.emitted).toEqual([]);
  });

  it('never removes an entry without times', () => {
    const bench = new CaptureBench();
    send(bench, 'R0');
    bench.program.sweep(1n << 60n, 1n, FIRST_CHOICES);
    expect(bench.program.inFlight.size).toBe(1);
  });
});
