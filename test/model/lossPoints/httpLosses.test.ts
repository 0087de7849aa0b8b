import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { HttpTransaction } from '../../../src/model/httpStats.ts';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import type { LossReason } from '../../../src/model/ledger/lossReasons.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { EventConsumer } from '../../../src/model/usm/EventConsumer.ts';
import { type EventPage, EventPages } from '../../../src/model/usm/EventPages.ts';
import { StatKeeper } from '../../../src/model/usm/StatKeeper.ts';
import { CaptureBench, FIN, request, response } from '../usm/captureBench.ts';
import { requestHalf, responseHalf, transaction } from '../usm/transactions.ts';

const usm = findProfile('agent-7.60')!.usm;
const CLOCK = { wallNs: 1_700_000_000_000_000_000n, monotonicNs: 20_000_000_000n };

/** A ledger with one captured hit: its handle, and the reason for which it ended. */
function oneHit() {
  const ledger = new Ledger();
  const transactionNumber = ledger.capture({ clientFlow: ledger.openFlow(), serverFlow: 0 });
  const reason = (): LossReason | undefined => [...ledger.totals().byReason.keys()][0];
  return { ledger, hits: ledger.listOfTransaction(transactionNumber), reason };
}

describe('hits that end in the statistics', () => {
  it.each<[LossReason, Partial<HttpTransaction>]>([
    ['path-empty', { fragment: 'GET  HTTP/1.1\r\n\r\n' }],
    ['path-not-printable', { fragment: 'GET /\x01 HTTP/1.1\r\n\r\n' }],
    ['method-unknown', { method: 0 }],
    ['latency-not-positive', { responseLastSeenNs: 1_000_000n }],
    ['status-out-of-range', { statusCode: 700 }],
  ])('%s', (expected, fields) => {
    const { ledger, hits, reason } = oneHit();
    new StatKeeper(usm, FIRST_CHOICES, ledger).process(transaction({ ...fields, hits }));
    expect(reason()).toBe(expected);
  });

  it('request-not-seen: a response whose request nobody saw', () => {
    const { ledger, hits, reason } = oneHit();
    const keeper = new StatKeeper(usm, FIRST_CHOICES, ledger);
    keeper.process(responseHalf(10, { hits }));
    keeper.getAndResetAllStats(CLOCK);
    expect(reason()).toBe('request-not-seen');
  });

  it('incomplete-buffer-full: a half that finds no room', () => {
    const { ledger, hits, reason } = oneHit();
    const keeper = new StatKeeper({ ...usm, maxHttpStatsBuffered: 1 }, FIRST_CHOICES, ledger);
    keeper.process(requestHalf(10, { srcPort: 1 }));
    keeper.process(requestHalf(10, { srcPort: 2, hits }));
    expect(reason()).toBe('incomplete-buffer-full');
    expect(keeper.telemetry.counters.dropped).toBe(1);
  });
});

describe('hits that end in the kernel', () => {
  it('in-flight-replaced: a request takes the place of another that was not sent on', () => {
    const { ledger, hits, reason } = oneHit();
    const bench = new CaptureBench({ tracker: ledger });
    bench.segment({ from: 'client', seq: 1, payload: request('/a'), hits });
    const [entry] = bench.program.inFlight.snapshot();
    // Without its start time the request is not taken for one that is due.
    entry!.value.requestStartedNs = 0n;
    bench.segment({ from: 'client', seq: 2, payload: request('/b') });
    expect(reason()).toBe('in-flight-replaced');
  });

  it('the last transaction of an open connection waits in the kernel for its FIN', () => {
    const bench = new CaptureBench();
    bench.segment({ from: 'client', seq: 1, payload: request('/a') });
    bench.segment({ from: 'server', seq: 9, payload: response(200) });
    expect(bench.emitted).toHaveLength(0);
    bench.segment({ from: 'client', seq: 2, flags: FIN });
    expect(bench.emitted).toHaveLength(1);
  });
});

describe('hits that end on their way to user space', () => {
  it.each<[LossReason, (consumer: EventConsumer, page: EventPage) => void]>([
    ['event-page-lost', (consumer, page) => consumer.losePage(page)],
    ['event-page-invalid', (consumer, page) => consumer.takeShortRecord(page)],
  ])('%s', (expected, happens) => {
    const { ledger, hits, reason } = oneHit();
    const sent: EventPage[] = [];
    const pages = new EventPages({
      numCpus: 1,
      profile: { pagesPerCpu: 2, eventsPerPage: 1 },
      output: (page) => sent.push(page) > 0,
      tracker: ledger,
    });
    const consumer = new EventConsumer(pages, ledger);
    pages.enqueue(0, transaction({ hits }));
    pages.flush(0);
    happens(consumer, sent[0]!);
    expect(reason()).toBe(expected);
  });

  it.each([
    ['negativeLengths', 1, 3],
    ['exceededLengths', 5, 1],
  ] as const)('%s: a page whose length makes no sense', (counter, slots, cap) => {
    const pages = new EventPages({ numCpus: 1, profile: usm, output: () => true });
    const consumer = new EventConsumer(pages, undefined, 'split');
    const page = (length: number, capacity: number): EventPage => ({
      cpu: 0,
      idx: 0,
      cap: capacity,
      slots: Array.from({ length }, () => ({ transaction: transaction(), isDelivered: false })),
      dropped: 0,
      failed: 0,
    });
    if (counter === 'negativeLengths') {
      pages.enqueue(0, transaction());
      pages.enqueue(0, transaction());
      consumer.sync(FIRST_CHOICES);
    }
    expect(consumer.takePage(page(slots, cap))).toEqual([]);
    expect(consumer.counters[counter]).toBe(1);
  });
});
