import type { Choices } from '../choices.ts';
import type { HttpTransaction } from '../httpStats.ts';
import type { LossReason } from '../ledger/lossReasons.ts';
import { NO_TRACKER, type Tracker } from '../ledger/tracker.ts';
import type { UsmProfile } from '../profile.ts';
import type { EventPage, EventPages } from './EventPages.ts';

/** What the consumer counts. */
export interface EventConsumerCounters {
  eventsCaptured: number;
  invalidEvents: number;
  /** Kinds of invalid events, where they are told apart. */
  negativeLengths: number;
  exceededLengths: number;
  invalidBatches: number;
  failedFlushes: number;
  kernelDroppedEvents: number;
}

interface CpuOffsets {
  /** Number of the page that is expected next. */
  next: number;
  /** The page that a sync last read, and how many of its events it took. */
  partialId: number;
  partialOffset: number;
}

/**
 * User space's end of the event pages: takes sent pages, and reads unfinished ones when a poll asks for it.
 *
 * Kept on purpose: a page that was sent but not yet taken stands empty in the map under its old number. A sync that
 * meets it there forgets how much of it had been read, and the page is then delivered in full: events come twice
 * (until a page with an impossible length no longer moves the position).
 *
 * @upstream datadog-agent pkg/network/protocols/events/batch_consumer.go, batch_offsets.go @ c45d449
 */
export class EventConsumer {
  readonly counters: EventConsumerCounters = {
    eventsCaptured: 0,
    invalidEvents: 0,
    negativeLengths: 0,
    exceededLengths: 0,
    invalidBatches: 0,
    failedFlushes: 0,
    kernelDroppedEvents: 0,
  };
  readonly #pages: EventPages;
  readonly #tracker: Tracker;
  readonly #offsets: CpuOffsets[] = [];
  readonly #isSplit: boolean;
  readonly #movesOnMalformed: boolean;

  /**
   * @param invalidEventCounters - one counter for all invalid events (older agents), or one for each kind
   * @param malformedPage - whether a page with an impossible length changes what is expected next (older agents)
   */
  constructor(
    pages: EventPages,
    tracker: Tracker = NO_TRACKER,
    invalidEventCounters: UsmProfile['invalidEventCounters'] = 'single',
    malformedPage: UsmProfile['malformedPage'] = 'moves-offsets',
  ) {
    this.#movesOnMalformed = malformedPage === 'moves-offsets';
    this.#isSplit = invalidEventCounters === 'split';
    this.#pages = pages;
    this.#tracker = tracker;
    for (let cpu = 0; cpu < pages.numCpus; cpu += 1) this.#offsets.push({ next: 0, partialId: 0, partialOffset: 0 });
  }

  /** A sent page is taken from the channel. @returns its events that are to be handled, in order */
  takePage(page: EventPage): HttpTransaction[] {
    this.counters.failedFlushes += page.failed;
    this.counters.kernelDroppedEvents += page.dropped;
    const isLate = page.idx < this.nextPage(page.cpu);
    const events = this.#handle(page, false);
    this.#loseUndelivered(page, isLate ? 'event-page-taken-for-read' : 'event-page-lost');
    return events;
  }

  /** A record arrives that is too short to be a page. */
  takeShortRecord(page?: EventPage): void {
    this.counters[this.#isSplit ? 'invalidBatches' : 'invalidEvents'] += 1;
    if (page !== undefined) this.#loseUndelivered(page, 'event-page-invalid');
  }

  /** A sent page never arrives. The agent only sees a gap in the numbers, and goes on. */
  losePage(page: EventPage): void {
    this.#loseUndelivered(page, 'event-page-lost');
  }

  /**
   * Reads, for each CPU, the one page that is expected next, straight from the kernel's map.
   *
   * The agent reads the CPUs concurrently: their order is the choice `usm.event-consumer.sync`. The page's counters of
   * dropped events and failed sends are not taken here.
   */
  sync(choices: Choices): HttpTransaction[] {
    const events: HttpTransaction[] = [];
    for (const cpu of choices.order('usm.event-consumer.sync', this.#pages.numCpus)) {
      const expected = this.#offsets[cpu]?.next ?? 0;
      const page = this.#pages.read(cpu, expected);
      if (page.idx !== expected) continue;
      events.push(...this.#handle(page, true));
    }
    return events;
  }

  /** Number of the page that is expected next from a CPU. */
  nextPage(cpu: number): number {
    return this.#offsets[cpu]?.next ?? 0;
  }

  #handle(page: EventPage, isSync: boolean): HttpTransaction[] {
    const offsets = this.#offsets[page.cpu];
    if (offsets === undefined || page.idx < offsets.next) return [];
    const end = page.slots.length;
    const begin = page.idx === offsets.partialId ? offsets.partialOffset : 0;
    const count = end - begin;
    const isMalformed = count < 0 || count > page.cap;
    if (!isMalformed || this.#movesOnMalformed) {
      if (page.cap > 0 && end === page.cap) offsets.next = page.idx + 1;
      if (isSync) {
        offsets.partialId = page.idx;
        offsets.partialOffset = end;
      }
    }
    if (isMalformed) {
      const kind = count < 0 ? 'negativeLengths' : 'exceededLengths';
      this.counters[this.#isSplit ? kind : 'invalidEvents'] += 1;
      return [];
    }
    if (count === 0) return [];
    this.counters.eventsCaptured += count;
    return page.slots.slice(begin, end).map((slot) => this.#deliver(slot));
  }

  /**
   * Hands out one event. The page keeps it with a spare copy of its handle, for the case that it is handed out again.
   */
  #deliver(slot: EventPage['slots'][number]): HttpTransaction {
    const delivered = slot.transaction;
    slot.isDelivered = true;
    if (delivered.hits !== 0) {
      slot.transaction = { ...delivered };
      slot.transaction.hits = this.#tracker.copyHits(delivered.hits);
    }
    return delivered;
  }

  #loseUndelivered(page: EventPage, reason: LossReason): void {
    for (const slot of page.slots) {
      if (slot.isDelivered) continue;
      // Another sending of the same page may still bring the event.
      const lost = slot.transaction;
      slot.isDelivered = true;
      if (lost.hits === 0) continue;
      slot.transaction = { ...lost, hits: this.#tracker.copyHits(lost.hits) };
      this.#tracker.loseHits(lost.hits, reason);
    }
  }
}
