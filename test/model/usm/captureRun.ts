import fc from 'fast-check';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { HttpTransaction } from '../../../src/model/httpStats.ts';
import type { LossReason } from '../../../src/model/ledger/lossReasons.ts';
import { NO_TRACKER, type Tracker } from '../../../src/model/ledger/tracker.ts';
import { EventConsumer } from '../../../src/model/usm/EventConsumer.ts';
import type { EventPage } from '../../../src/model/usm/EventPages.ts';
import type { HttpAggregates } from '../../../src/model/usm/httpAggregates.ts';
import { StatKeeper } from '../../../src/model/usm/StatKeeper.ts';
import { CaptureBench, FIN, RST, ACK, type SentSegment } from './captureBench.ts';

/** One step of a random run. */
export type Step =
  | { readonly kind: 'segment'; readonly segment: SentSegment }
  | { readonly kind: 'tls'; readonly from: 'client' | 'server'; readonly payload: string }
  | { readonly kind: 'tlsClose' }
  | { readonly kind: 'rx'; readonly cpu: number; readonly outputs: number }
  | { readonly kind: 'take' | 'losePage' | 'sync' | 'poll' | 'sweep' };

const REQUESTS = ['GET /a HTTP/1.1\r\n', 'POST /b?x=1 HTTP/1.1', 'GET /drop/1 HTTP/1.1', 'GET /\u0001 HTTP/1.1\r\n'];
const RESPONSES = [
  'HTTP/1.1 200 OK\r\n',
  'HTTP/1.1 404 No\r\n',
  'HTTP/1.1 100 Continue',
  'HTTP/1.1 600 Odd',
  'HTTP/1.1 000 Nil',
];
const PAYLOADS = [
  ...REQUESTS,
  ...RESPONSES,
  ...REQUESTS,
  ...RESPONSES,
  '',
  'body of a message',
  'GET /',
  'HTTPX foo bar',
];

const segments: fc.Arbitrary<Step> = fc
  .record({
    from: fc.constantFrom('client' as const, 'server' as const),
    seq: fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 0xffff_ffff),
    payload: fc.constantFrom(...PAYLOADS),
    flags: fc.constantFrom(ACK, ACK, ACK, ACK, ACK, FIN, RST),
    padding: fc.constantFrom('', '', '', 'GET /p', '\0\0'),
    cpu: fc.constantFrom(0, 0, 1, 2),
    clientPort: fc.constantFrom(40_000, 40_001, 40_002, 8085),
  })
  .map((segment) => ({ kind: 'segment', segment }));

/** Steps over few connections, sequence numbers and CPUs, so that copies, full maps and full pages are common. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { arbitrary: segments, weight: 20 },
    {
      arbitrary: fc.record({
        kind: fc.constant('tls' as const),
        from: fc.constantFrom('client' as const, 'server' as const),
        payload: fc.constantFrom(...PAYLOADS),
      }),
      weight: 3,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('rx' as const),
        cpu: fc.constantFrom(0, 1),
        outputs: fc.constantFrom(0, 1, 9, 9),
      }),
      weight: 4,
    },
    {
      arbitrary: fc.constantFrom<Step>({ kind: 'take' }, { kind: 'take' }, { kind: 'sync' }, { kind: 'poll' }),
      weight: 5,
    },
    { arbitrary: fc.constantFrom<Step>({ kind: 'losePage' }, { kind: 'sweep' }, { kind: 'tlsClose' }), weight: 1 },
  ),
  { maxLength: 150 },
);

/** Counts what a tracker is told, also for records without a handle. */
export class CountingTracker implements Tracker {
  readonly lost = new Map<LossReason, number>();
  countedOrOutOfRange = 0;
  moveHits(_list: number, stage: string): void {
    if (stage === 'stat-keeper') this.countedOrOutOfRange += 1;
  }
  loseHits(_list: number, reason: LossReason): void {
    this.lost.set(reason, this.lostBy(reason) + 1);
  }
  lostBy(reason: LossReason): number {
    return this.lost.get(reason) ?? 0;
  }
  joinHits = NO_TRACKER.joinHits;
  copyHits = NO_TRACKER.copyHits;
  moveFlows = NO_TRACKER.moveFlows;
  loseFlows = NO_TRACKER.loseFlows;
  joinFlows = NO_TRACKER.joinFlows;
  copyFlows = NO_TRACKER.copyFlows;
}

export interface RunOptions {
  readonly tracker?: Tracker;
  readonly joinerClock?: 'wall' | 'monotonic';
}

/** The whole capture with tiny limits, driven step by step. */
export class CaptureRun {
  readonly bench: CaptureBench;
  readonly consumer: EventConsumer;
  readonly keeper: StatKeeper;
  readonly delivered: HttpTransaction[] = [];
  readonly lostPages: EventPage[] = [];
  readonly polls: HttpAggregates[] = [];

  constructor({ tracker = NO_TRACKER, joinerClock = 'monotonic' }: RunOptions = {}) {
    const limits = { maxConcurrentRequests: 3, maxStacks: 3, maxSequences: 4, pagesPerCpu: 3, eventsPerPage: 2 };
    this.bench = new CaptureBench({ entry: 'dispatcher', tracker, ...limits });
    this.consumer = new EventConsumer(this.bench.pages, tracker);
    const profile = {
      joinerClock,
      maxHttpStatsBuffered: 2,
      quantization: false,
      connectionRollup: false,
      replaceRules: [{ pattern: '^/drop', repl: '' }],
    };
    this.keeper = new StatKeeper(profile, FIRST_CHOICES, tracker);
  }

  step(step: Step): void {
    switch (step.kind) {
      case 'segment':
        return this.bench.segment(step.segment);
      case 'tls':
        return this.bench.tlsCall(step.from, step.payload);
      case 'tlsClose':
        return this.bench.tlsClose();
      case 'rx':
        this.bench.outputsLeft = step.outputs;
        return this.bench.pages.flush(step.cpu);
      case 'take': {
        const page = this.bench.channel.shift();
        return page && this.deliver(this.consumer.takePage(page));
      }
      case 'losePage': {
        const page = this.bench.channel.shift();
        if (page === undefined) return;
        this.consumer.losePage(page);
        this.lostPages.push(page);
        return;
      }
      case 'sync':
        return this.deliver(this.consumer.sync(FIRST_CHOICES));
      case 'poll':
        return this.poll();
      case 'sweep':
        return this.bench.program.sweep(this.bench.nowNs + 50n, 100n, FIRST_CHOICES);
    }
  }

  poll(): void {
    this.deliver(this.consumer.sync(FIRST_CHOICES));
    const monotonicNs = this.bench.nowNs;
    this.polls.push(this.keeper.getAndResetAllStats({ wallNs: 1_700_000_000_000_000_000n + monotonicNs, monotonicNs }));
  }

  private deliver(events: readonly HttpTransaction[]): void {
    for (const event of events) {
      this.delivered.push(event);
      this.keeper.telemetry.countHit(event);
      this.keeper.process(event);
    }
  }
}
