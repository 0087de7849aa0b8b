import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpTransaction } from '../../../src/model/httpStats.ts';
import type { EventPage } from '../../../src/model/usm/EventPages.ts';
import { FIN, request, response } from './captureBench.ts';
import { CaptureRun, CountingTracker, steps, type RunOptions, type Step } from './captureRun.ts';

/** Seeds are in the message of a failed property; each law sees the same kind of runs. */
const RUNS = { numRuns: 150 };

function run(list: readonly Step[], options: RunOptions = {}): { capture: CaptureRun; tracker: CountingTracker } {
  const tracker = new CountingTracker();
  const capture = new CaptureRun({ tracker, ...options });
  for (const step of list) capture.step(step);
  return { capture, tracker };
}

function isIncomplete({ requestStartedNs, statusCode }: HttpTransaction): boolean {
  return requestStartedNs === 0n || statusCode === 0;
}

/** Sum of all counts over all polls and what is not yet polled. */
function countedHits(capture: CaptureRun): number {
  capture.poll();
  let sum = 0;
  for (const stats of capture.polls) {
    for (const aggregate of stats.values()) {
      for (const { count } of aggregate.stats.byStatus.values()) sum += count;
    }
  }
  return sum;
}

describe('conservation laws of HTTP capture', () => {
  it('law 1: every event written is captured, dropped, waiting or lost with its page', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { capture, tracker } = run(list);
        const { bench, consumer, delivered } = capture;
        const distinct = new Set(delivered);
        const undelivered = (pages: readonly EventPage[]): number =>
          pages.reduce(
            (sum, { slots }) => sum + slots.filter(({ transaction }) => !distinct.has(transaction)).length,
            0,
          );
        const inKernel = [0, 1].reduce((sum, cpu) => sum + undelivered(bench.pages.status(cpu).pages), 0);
        const redelivered = delivered.length - distinct.size;
        const written = bench.emitted.length - tracker.lostBy('no-event-pages');
        expect(written + redelivered).toBe(
          consumer.counters.eventsCaptured +
            bench.dropped +
            inKernel +
            undelivered(bench.channel) +
            undelivered(capture.lostPages),
        );
        expect(consumer.counters.eventsCaptured).toBe(delivered.length);
      }),
      RUNS,
    );
  });

  it('laws 2 and 4: an event is complete, waits in the joiner or was dropped there', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { capture, tracker } = run(list);
        const { counters } = capture.keeper.telemetry;
        const incomplete = capture.delivered.filter(isIncomplete).length;
        expect(incomplete).toBe(
          counters.joinerRequests + counters.joinerResponses + tracker.lostBy('incomplete-buffer-full'),
        );
      }),
      RUNS,
    );
  });

  it('law 3: the hit counter shows every event with a status of 100 to 599', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { capture } = run(list);
        const inRange = capture.delivered.filter(({ statusCode }) => statusCode >= 100 && statusCode < 600);
        expect(capture.keeper.telemetry.totalHits).toBe(inRange.length);
      }),
      RUNS,
    );
  });

  it.each(['wall', 'monotonic'] as const)(
    'laws 5 and 6: halves are joined, aged, dropped or waiting (%s clock)',
    (clock) => {
      fc.assert(
        fc.property(steps, (list) => {
          const { capture } = run(list, { joinerClock: clock });
          capture.poll();
          const { counters } = capture.keeper.telemetry;
          const { requests, responses } = capture.keeper.waitingHalves;
          expect(counters.joinerRequests).toBe(counters.joinerJoined + counters.joinerAged + requests);
          expect(counters.joinerResponses).toBeGreaterThanOrEqual(
            counters.joinerJoined + counters.joinerResponsesDropped,
          );
          expect(responses).toBe(0);
          if (clock === 'wall') expect(requests).toBe(0);
        }),
        RUNS,
      );
    },
  );

  it('laws 7 and 8: what is complete or joined is counted, or rejected by exactly one test', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { capture, tracker } = run(list);
        const counted = countedHits(capture);
        const { counters } = capture.keeper.telemetry;
        const complete = capture.delivered.filter((event) => !isIncomplete(event)).length;
        const outOfRange = tracker.lostBy('status-out-of-range');
        const { emptyPath, rejected, nonPrintable, unknownMethod, invalidLatency } = counters;
        const refused = emptyPath + rejected + nonPrintable + unknownMethod + invalidLatency;
        expect(complete + counters.joinerJoined).toBe(
          refused + tracker.lostBy('stats-map-full') + outOfRange + counted,
        );
        expect(counters.dropped).toBe(tracker.lostBy('stats-map-full') + tracker.lostBy('incomplete-buffer-full'));
        expect(counted).toBe(tracker.countedOrOutOfRange - outOfRange);
      }),
      RUNS,
    );
  });

  it('law 9: a sketch exists from the second sample on and holds all samples', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { capture } = run(list);
        capture.poll();
        for (const stats of capture.polls) {
          for (const aggregate of stats.values()) {
            for (const { count, sketch } of aggregate.stats.byStatus.values()) {
              expect(sketch?.count ?? 1).toBe(count);
              expect(sketch === undefined).toBe(count === 1);
            }
          }
        }
      }),
      RUNS,
    );
  });

  it('law 10: without loss each exchange that a next request or a FIN ends is counted once', () => {
    const exchanges = fc.array(
      fc.record({
        clientPort: fc.integer({ min: 40_000, max: 40_001 }),
        requests: fc.integer({ min: 1, max: 5 }),
        copies: fc.integer({ min: 1, max: 3 }),
        isClosed: fc.boolean(),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(exchanges, (connections) => {
        const capture = new CaptureRun();
        connections.forEach(({ clientPort, requests, copies, isClosed }, connection) => {
          const seq = 1000 * (connection + 1);
          for (let index = 0; index < requests; index += 1) {
            const sights = index === 0 ? copies : 1;
            for (let copy = 0; copy < sights; copy += 1) {
              const payload = request('/a');
              capture.bench.segment({ from: 'client', clientPort, seq: seq + index * 10, payload });
            }
            capture.bench.segment({ from: 'server', clientPort, seq: seq + index * 10 + 5, payload: response(200) });
            emptyPages(capture);
          }
          if (!isClosed) return;
          capture.bench.segment({ from: 'client', clientPort, seq: seq + 900, flags: FIN });
          emptyPages(capture);
        });
        const complete = capture.bench.rows.filter(([method, status]) => method > 0 && status > 0).length;
        const pairs = finishedPairs(connections);
        expect(capture.bench.emitted.length).toBe(complete);
        expect([countedHits(capture), complete]).toEqual([pairs, pairs]);
      }),
      RUNS,
    );
  });
});

/** Sends and takes every full page, then reads the rest. */
function emptyPages(capture: CaptureRun): void {
  capture.step({ kind: 'rx', cpu: 0, outputs: 9 });
  while (capture.bench.channel.length > 0) capture.step({ kind: 'take' });
  capture.poll();
}

/** A connection left open gives its last exchange to whoever uses its addresses and ports next. */
function finishedPairs(connections: readonly { clientPort: number; requests: number; isClosed: boolean }[]): number {
  const waiting = new Set<number>();
  let pairs = 0;
  for (const { clientPort, requests, isClosed } of connections) {
    if (waiting.delete(clientPort)) pairs += 1;
    pairs += isClosed ? requests : requests - 1;
    if (!isClosed) waiting.add(clientPort);
  }
  return pairs;
}
