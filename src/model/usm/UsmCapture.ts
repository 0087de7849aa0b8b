import type { Choices } from '../choices.ts';
import type { HttpTransaction } from '../httpStats.ts';
import type { ProtocolStackMap } from '../kernel/protocolStackMap.ts';
import { NO_TRACKER, type Tracker } from '../ledger/tracker.ts';
import type { PipelineObserver } from '../pipelineObserver.ts';
import type { UsmProfile } from '../profile.ts';
import { EventConsumer } from './EventConsumer.ts';
import { type EventPage, EventPages } from './EventPages.ts';
import type { HttpAggregates } from './httpAggregates.ts';
import { HttpDispatcher } from './HttpDispatcher.ts';
import { HttpProgram } from './HttpProgram.ts';
import type { PollClock } from './HalfJoiner.ts';
import type { Segment } from './segment.ts';
import { StatKeeper } from './StatKeeper.ts';
import { TlsHooks } from './TlsHooks.ts';

const NS_PER_MS = 1_000_000n;

/** What HTTP capture is made from. */
export interface UsmCaptureOptions {
  readonly profile: UsmProfile;
  readonly numCpus: number;
  /** Shared with connection tracking. */
  readonly stacks: ProtocolStackMap;
  readonly choices: Choices;
  readonly tracker?: Tracker;
  readonly observer?: Pick<PipelineObserver, 'eventEnqueued' | 'pageSent' | 'eventDelivered'>;
}

/**
 * HTTP capture from the socket filter to the statistics of a poll, its parts wired as the agent wires them:
 * dispatcher → program → event pages → (channel) → consumer → stat keeper.
 */
export class UsmCapture {
  readonly dispatcher: HttpDispatcher;
  readonly program: HttpProgram;
  /** The way in for what TLS libraries read and write. */
  readonly tls: TlsHooks;
  readonly pages: EventPages;
  readonly consumer: EventConsumer;
  readonly statKeeper: StatKeeper;
  /** Pages that were sent and that user space has not taken yet, in sending order. */
  readonly channel: EventPage[] = [];
  /** Events that were sent one by one and that user space has not taken yet. */
  readonly #singles: HttpTransaction[] = [];
  readonly #profile: UsmProfile;
  readonly #tracker: Tracker;
  readonly #choices: Choices;
  readonly #observer: NonNullable<UsmCaptureOptions['observer']>;

  constructor(options: UsmCaptureOptions) {
    const { profile, numCpus, stacks, choices, tracker = NO_TRACKER, observer = {} } = options;
    this.#profile = profile;
    this.#choices = choices;
    this.#observer = observer;
    this.pages = new EventPages({
      numCpus,
      profile,
      tracker,
      output: (page) => {
        this.channel.push(page);
        this.#observer.pageSent?.();
        return true;
      },
    });
    this.program = new HttpProgram({
      maxConcurrentRequests: profile.maxConcurrentRequests,
      sink: (cpu, transaction) => this.#emit(cpu, transaction),
      tracker,
      rules: profile,
    });
    const maxSequences = profile.maxConcurrentRequests;
    this.dispatcher = new HttpDispatcher({
      stacks,
      program: this.program,
      maxSequences,
      isHttpMonitored: true,
      rules: profile,
    });
    this.tls = new TlsHooks({
      stacks,
      program: this.program,
      pages: this.pages,
      isHttpMonitored: true,
      rules: profile,
    });
    this.consumer = new EventConsumer(this.pages, tracker, profile.invalidEventCounters, profile.malformedPage);
    this.#tracker = tracker;
    this.statKeeper = new StatKeeper(profile, choices, tracker);
  }

  /** The socket filter sees a segment. */
  segment(segment: Segment): void {
    this.dispatcher.onSegment(segment);
  }

  /** The receive hook of the network device runs on a CPU: full pages are sent. */
  networkReceive(cpu: number): void {
    this.pages.flush(cpu);
  }

  /** User space takes every page, or every single event, that waits in the channel. */
  takePages(): void {
    if (this.#singles.length > 0) this.#takeSingles();
    for (let page = this.channel.shift(); page !== undefined; page = this.channel.shift()) {
      for (const event of this.consumer.takePage(page)) this.#count(event);
    }
  }

  /** The USM part of a poll: reads unfinished pages, joins halves, and hands the statistics out. */
  poll(clock: PollClock): HttpAggregates {
    if (this.#singles.length > 0) this.#takeSingles();
    for (const event of this.consumer.sync(this.#choices)) this.#count(event);
    return this.statKeeper.getAndResetAllStats(clock);
  }

  /** What user space does every `mapCleanerIntervalMs`. @param nowNs - kernel monotonic clock */
  sweepIdle(nowNs: bigint): void {
    if (!this.#profile.inFlightSweep) return;
    this.program.sweep(nowNs, BigInt(this.#profile.idleTtlMs) * NS_PER_MS, this.#choices);
  }

  #emit(cpu: number, transaction: HttpTransaction): void {
    if (this.#profile.eventTransport === 'direct') {
      this.#tracker.moveHits(transaction.hits, 'event-channel');
      this.#singles.push(transaction);
    } else if (this.pages.enqueue(cpu, transaction) !== 'stored') {
      return;
    }
    this.#observer.eventEnqueued?.(transaction);
  }

  #takeSingles(): void {
    this.consumer.counters.eventsCaptured += this.#singles.length;
    for (const event of this.#singles.splice(0)) this.#count(event);
  }

  #count(event: HttpTransaction): void {
    this.#observer.eventDelivered?.(event);
    this.statKeeper.telemetry.countHit(event);
    this.statKeeper.process(event);
  }
}
