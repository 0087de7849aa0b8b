import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../../src/model/choices.ts';
import type { EventSlot } from '../../../../src/model/usm/EventPages.ts';
import { findToggle } from '../../../../src/model/toggles.ts';
import { USM_MUSEUM } from '../../../../src/model/museum/usmEntries.ts';
import { MuseumBench, type Peer } from './MuseumBench.ts';

const TINY = [
  'usm-pages-per-cpu=2',
  'usm-events-per-page=2',
  'max-concurrent-requests=3',
  'max-http-stats-buffered=20',
];

const peer = fc.constantFrom<Peer>(
  {},
  {},
  { server: '10.0.0.3' },
  { sport: 40_001, cpu: 1 },
  { dport: 61_001 },
  { sport: 40_001, dport: 61_001 },
  { tls: true },
  { sport: 40_002, cpu: 1, tls: true },
);

type Step = (bench: MuseumBench) => unknown;

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constantFrom('/a', '/b', '/c'), peer).map(([path, at]) => q(path, at)) },
  { weight: 5, arbitrary: fc.tuple(fc.constantFrom(100, 200, 404), peer).map(([status, at]) => p(status, at)) },
  {
    weight: 3,
    arbitrary: peer.map(
      (at): Step =>
        (bench) =>
          bench.fin(at),
    ),
  },
  {
    weight: 1,
    arbitrary: peer.map(
      (at): Step =>
        (bench) =>
          bench.rst(at),
    ),
  },
  {
    weight: 1,
    arbitrary: peer.map(
      (at): Step =>
        (bench) =>
          bench.qFin('/d', at),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(0, 1).map(
      (cpu): Step =>
        (bench) =>
          bench.trigger(cpu),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 1).map(
      (cpu): Step =>
        (bench) =>
          bench.capture.networkReceive(cpu),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>((bench) => bench.capture.takePages()) },
  { weight: 1, arbitrary: fc.constant<Step>(losePage) },
  { weight: 2, arbitrary: fc.constant<Step>((bench) => bench.poll()) },
  { weight: 1, arbitrary: fc.constant<Step>(sweep) },
);

function q(path: string, at: Peer): Step {
  return (bench) => bench.q(path, at);
}

function p(status: number, at: Peer): Step {
  return (bench) => bench.p(status, at);
}

function losePage({ capture }: MuseumBench): void {
  const page = capture.channel.shift();
  if (page !== undefined) capture.consumer.losePage(page);
}

function sweep(bench: MuseumBench): void {
  bench.nowNs += 31_000_000_000n;
  bench.capture.program.sweep(bench.nowNs, 30_000_000_000n, FIRST_CHOICES);
}

/** One old rule, or any mixture of old and new ones. */
const IDS = [...new Set(USM_MUSEUM.map(({ toggle }) => toggle.slice(0, toggle.indexOf('='))))];
const rules: fc.Arbitrary<string[]> = fc.oneof(
  fc.constantFrom(...USM_MUSEUM).map(({ toggle }) => [toggle]),
  fc
    .tuple(
      ...IDS.map((id) => fc.constantFrom(...(findToggle(id)!.values as readonly string[])).map((v) => `${id}=${v}`)),
    )
    .map((values) => [...values]),
);

/** How many records with a handle the parts of the capture hold. */
function holders({ program, pages, channel, statKeeper }: MuseumBench['capture']): Map<string, number> {
  const rings = Array.from({ length: pages.numCpus }, (_, cpu) => pages.status(cpu).pages).flat();
  const isWaiting = ({ isDelivered, transaction }: EventSlot): boolean => !isDelivered && transaction.hits !== 0;
  return new Map([
    ['kernel-in-flight', program.inFlight.snapshot().filter(({ value }) => value.hits !== 0).length],
    [
      'event-page',
      rings.flatMap(({ slots }) => slots).filter((slot) => isWaiting(slot) && slot.isSent !== true).length,
    ],
    ['event-channel', channel.flatMap(({ slots }) => slots).filter(isWaiting).length],
    ['incomplete-buffer', statKeeper.waitingHalves.requests],
  ]);
}

function run(steps: readonly Step[], toggles: readonly string[], isBooked: boolean): [MuseumBench, string[][]] {
  const bench = new MuseumBench(...TINY, ...toggles);
  bench.isBooked = isBooked;
  for (const each of steps) each(bench);
  return [bench, [bench.poll(), bench.poll()]];
}

describe('the ledger under old rules', () => {
  it('never changes an answer', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: 'max' }), rules, (steps, toggles) => {
        const [booked, rows] = run(steps, toggles, true);
        const [plain, plainRows] = run(steps, toggles, false);
        expect(booked.events).toEqual(plain.events);
        expect(rows).toEqual(plainRows);
        expect(booked.latencies).toEqual(plain.latencies);
      }),
      { numRuns: 500 },
    );
  });

  it('ships what is counted, knows where the rest is, and adds up', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: 'max' }), rules, (steps, toggles) => {
        const [{ ledger, capture, counted }] = run(steps, toggles, true);
        const totals = ledger.totals();
        const ended = totals.lost + totals.filtered + totals.orphaned;
        expect(totals.captured).toBe(totals.inFlight + totals.shipped + totals.duplicated + ended);
        expect(ledger.recount().shipments).toBe(counted);
        const held = holders(capture);
        for (const [stage, hits] of totals.byStage)
          expect([stage, hits <= (held.get(stage) ?? 0)]).toEqual([stage, true]);
      }),
      { numRuns: 1500 },
    );
  });
});
