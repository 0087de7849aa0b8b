import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpTransaction } from '../../../src/model/httpStats.ts';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import type { HitList } from '../../../src/model/ledger/tracker.ts';
import { CaptureBench, FIN, request, response } from './captureBench.ts';
import { CaptureRun, steps, type Step } from './captureRun.ts';

/** A ledger and one handle per captured transaction. */
class BookedTransactions {
  readonly ledger = new Ledger();
  readonly #flow = this.ledger.openFlow();

  capture(): HitList {
    return this.ledger.listOfTransaction(this.ledger.capture({ clientFlow: this.#flow, serverFlow: 0 }));
  }

  /** Ships all that was counted. */
  ship(capture: CaptureRun): void {
    for (const stats of capture.polls) {
      for (const aggregate of stats.values()) {
        for (const { hits } of aggregate.stats.byStatus.values()) {
          this.ledger.shipHits(hits, 'client', { service: 'client' });
        }
      }
    }
  }

  lost(): Record<string, number> {
    return Object.fromEntries(this.ledger.totals().byReason);
  }
}

/** A run whose requests are booked: all sights of one segment share a handle, as a driver gives them. */
function bookedRun(list: readonly Step[], booked: BookedTransactions | undefined): CaptureRun {
  const capture = new CaptureRun(booked ? { tracker: booked.ledger } : {});
  const handleBySegment = new Map<string, HitList>();
  for (const step of list) {
    if (step.kind !== 'segment' || !booked || !/^(GET|POST) /.test(step.segment.payload ?? '')) {
      capture.step(step);
      continue;
    }
    const { from, clientPort, seq, payload } = step.segment;
    const name = `${from} ${clientPort} ${seq} ${payload}`;
    const hits = handleBySegment.get(name) ?? booked.capture();
    handleBySegment.set(name, hits);
    capture.step({ kind: 'segment', segment: { ...step.segment, hits } });
  }
  return capture;
}

function withoutHandles(events: readonly HttpTransaction[]): Omit<HttpTransaction, 'hits'>[] {
  return events.map(({ hits: _hits, ...event }) => event);
}

function counts(capture: CaptureRun): unknown {
  return capture.polls.map((stats) =>
    [...stats].map(([key, { stats: requestStats }]) => [
      key,
      [...requestStats.byStatus].map(([status, { count, firstLatencySample }]) => [status, count, firstLatencySample]),
    ]),
  );
}

describe('ledger beside HTTP capture', () => {
  it('never changes an answer', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const booked = bookedRun(list, new BookedTransactions());
        const plain = bookedRun(list, undefined);
        expect(withoutHandles(booked.delivered)).toEqual(withoutHandles(plain.delivered));
        expect(counts(booked)).toEqual(counts(plain));
        expect(booked.consumer.counters).toEqual(plain.consumer.counters);
      }),
      { numRuns: 150 },
    );
  });

  it('knows where each captured transaction is, and ends none that is still on its way', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const booked = new BookedTransactions();
        const capture = bookedRun(list, booked);
        const { captured, inFlight, lost, filtered, shipped, byStage } = booked.ledger.totals();
        expect(captured).toBe(inFlight + lost + filtered + shipped);
        expect(byStage.get('kernel-in-flight') ?? 0).toBeLessThanOrEqual(capture.bench.program.inFlight.size);
      }),
      { numRuns: 150 },
    );
  });

  it('ships each of a set of clean exchanges once, however often their segments are seen', () => {
    const booked = new BookedTransactions();
    const capture = new CaptureRun({ tracker: booked.ledger });
    const { bench } = capture;
    for (let index = 0; index < 5; index += 1) {
      const hits = booked.capture();
      const clientPort = 40_000 + (index % 2);
      for (let sight = 0; sight < 3; sight += 1) {
        bench.segment({ from: 'client', clientPort, seq: 100 * index + 1, payload: request('/a'), hits });
      }
      bench.segment({ from: 'server', clientPort, seq: 100 * index + 50, payload: response(200) });
      bench.segment({ from: 'client', clientPort, seq: 100 * index + 90, flags: FIN });
      capture.poll();
      bench.pages.flush(0);
      capture.step({ kind: 'take' });
    }
    booked.ship(capture);
    expect(booked.ledger.totals()).toMatchObject({ captured: 5, shipped: 5, surplusShipments: 0, lost: 0 });
  });

  it('shows events that a page delivers twice as shipped twice', () => {
    const booked = new BookedTransactions();
    const capture = new CaptureRun({ tracker: booked.ledger });
    const exchange = (clientPort: number): void => {
      const segment = { clientPort, cpu: 0 };
      capture.bench.segment({ ...segment, from: 'client', seq: 1, payload: request('/a'), hits: booked.capture() });
      capture.bench.segment({ ...segment, from: 'server', seq: 50, payload: response(200), flags: FIN });
    };
    exchange(40_000);
    capture.poll();
    exchange(40_001);
    capture.bench.pages.flush(0);
    capture.poll();
    capture.step({ kind: 'take' });
    capture.poll();
    booked.ship(capture);
    expect(booked.ledger.totals()).toMatchObject({ captured: 2, shipped: 1, duplicated: 1, surplusShipments: 1 });
  });

  it('copies the hit when a second sight of a request makes a second transaction', () => {
    const booked = new BookedTransactions();
    const bench = new CaptureBench({ tracker: booked.ledger });
    const first = booked.capture();
    const second = booked.capture();
    bench.segment({ from: 'client', seq: 1, payload: request('/a'), hits: first });
    bench.segment({ from: 'server', seq: 50, payload: response(200) });
    bench.segment({ from: 'client', seq: 20, payload: request('/b'), hits: second });
    bench.segment({ from: 'client', seq: 20, payload: request('/b'), hits: second });
    bench.segment({ from: 'server', seq: 70, payload: response(200) });
    bench.segment({ from: 'client', seq: 90, flags: FIN });
    const handles = bench.emitted.map(({ hits }) => hits);
    expect(handles).toEqual([first, second, second]);
    for (const hits of handles) booked.ledger.shipHits(hits, 'client', { service: 'client' });
    expect(booked.ledger.totals()).toMatchObject({ captured: 2, shipped: 1, duplicated: 1, surplusShipments: 1 });
  });
});

describe('reasons for which a hit ends in the kernel', () => {
  const CASES: readonly [reason: string, options: object, send: (bench: CaptureBench, hits: HitList) => void][] = [
    [
      'not-classified',
      {},
      (bench, hits) => bench.segment({ from: 'client', seq: 1, payload: 'GET http://a/ x', hits }),
    ],
    [
      'tls-not-hooked',
      {},
      (bench, hits) => bench.segment({ from: 'client', seq: 1, payload: '\u0016\u0003\u0001'.padEnd(40, 'x'), hits }),
    ],
    [
      'first-sequence-zero',
      {},
      (bench, hits) => {
        bench.segment({ from: 'client', seq: 0, payload: request('/a'), hits });
        bench.segment({ from: 'client', seq: 0, payload: request('/a'), hits });
      },
    ],
    [
      'sequence-number-repeated',
      {},
      (bench, hits) => {
        bench.segment({ from: 'server', seq: 7, payload: response(200) });
        bench.segment({ from: 'client', seq: 7, payload: request('/a'), hits });
      },
    ],
    [
      'in-flight-map-full',
      { maxConcurrentRequests: 0 },
      (bench, hits) => bench.segment({ from: 'client', seq: 1, payload: request('/a'), hits }),
    ],
    [
      'classification-map-full',
      { maxStacks: 0 },
      (bench, hits) => bench.segment({ from: 'client', seq: 1, payload: request('/a'), hits }),
    ],
    [
      'no-event-pages',
      { numCpus: 0 },
      (bench, hits) => bench.segment({ from: 'client', seq: 1, payload: request('/a'), flags: FIN, hits }),
    ],
    [
      'event-pages-full',
      { pagesPerCpu: 1, eventsPerPage: 1 },
      (bench, hits) => {
        bench.segment({ from: 'client', seq: 1, payload: request('/held'), flags: FIN });
        bench.segment({ from: 'client', seq: 2, payload: request('/a'), flags: FIN, hits });
      },
    ],
  ];

  it.each(CASES)('%s', (reason, options, send) => {
    const booked = new BookedTransactions();
    const bench = new CaptureBench({ entry: 'dispatcher', tracker: booked.ledger, ...options });
    send(bench, booked.capture());
    expect(booked.lost()).toEqual({ [reason]: 1 });
  });
});
