import { assert } from '../assert.ts';
import type { HttpTransaction } from '../httpStats.ts';
import { NO_TRACKER, type Tracker } from '../ledger/tracker.ts';
import type { UsmProfile } from '../profile.ts';

/** One event of a page. */
export interface EventSlot {
  transaction: HttpTransaction;
  /** Bookkeeping only: user space was given this event once, although the page still holds it. */
  isDelivered: boolean;
  /** Bookkeeping only: the event is on its way in a sent page, although the ring still holds it. */
  isSent?: boolean;
}

/** A page of events of one CPU. `len` is the number of slots. */
export interface EventPage {
  readonly cpu: number;
  /** Running number of the page on its CPU; an emptied page keeps its number until it is used again. */
  idx: number;
  /** Events that fit; 0 until the page is used for the first time. */
  cap: number;
  slots: EventSlot[];
  /** Events that found this page full, and attempts to send it that failed; both travel with the page (u32). */
  dropped: number;
  failed: number;
}

/** Hands a page to user space. @returns `false` when the output buffer is full; the page is then kept */
export type PageOutput = (page: EventPage) => boolean;

interface CpuPages {
  readonly cpu: number;
  idx: number;
  idxToFlush: number;
  /** The ring, as far as it was used. */
  readonly pages: EventPage[];
}

/** What the pages are made from. */
export interface EventPagesOptions {
  readonly numCpus: number;
  readonly profile: Pick<UsmProfile, 'pagesPerCpu' | 'eventsPerPage'> &
    Partial<Pick<UsmProfile, 'fullPagePolicy' | 'pagesPerFlush'>>;
  readonly output: PageOutput;
  /** Without HTTP monitoring no page is ever sent. */
  readonly isHttpMonitored?: boolean;
  readonly tracker?: Tracker;
}

/**
 * The way of events from kernel to user space: a ring of pages per CPU, sent only when full.
 *
 * A page filled by one packet is sent at the next flush of its CPU (network receive, TLS call). When the ring has come
 * round to a page that is not yet sent, new events are dropped and counted in that page. (With `overwrite` they are
 * written over it, and a sent page is not emptied: the ring sends its newer content for each of the two numbers.)
 *
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/events.h USM_EVENTS_INIT @ c45d449
 */
export class EventPages {
  readonly #cpus: CpuPages[] = [];
  readonly #pagesPerCpu: number;
  readonly #eventsPerPage: number;
  readonly #overwrites: boolean;
  readonly #pagesPerFlush: number;
  readonly #output: PageOutput;
  readonly #isHttpMonitored: boolean;
  readonly #tracker: Tracker;

  constructor(options: EventPagesOptions) {
    const { pagesPerCpu, eventsPerPage, fullPagePolicy, pagesPerFlush } = options.profile;
    assert(pagesPerCpu > 0 && eventsPerPage > 0, 'event pages without room');
    for (let cpu = 0; cpu < options.numCpus; cpu += 1) this.#cpus.push({ cpu, idx: 0, idxToFlush: 0, pages: [] });
    this.#pagesPerCpu = pagesPerCpu;
    this.#eventsPerPage = eventsPerPage;
    this.#overwrites = fullPagePolicy === 'overwrite';
    this.#pagesPerFlush = pagesPerFlush === 'one' ? 1 : pagesPerCpu;
    this.#output = options.output;
    this.#isHttpMonitored = options.isHttpMonitored ?? true;
    this.#tracker = options.tracker ?? NO_TRACKER;
  }

  get numCpus(): number {
    return this.#cpus.length;
  }

  /**
   * Writes one transaction into the current page of a CPU.
   *
   * @returns `no-pages` for a CPU beyond those the agent prepared pages for; nothing counts that
   */
  enqueue(cpu: number, transaction: HttpTransaction): 'stored' | 'dropped' | 'no-pages' {
    const state = this.#cpus[cpu];
    if (state === undefined) {
      this.#tracker.loseHits(transaction.hits, 'no-event-pages');
      return 'no-pages';
    }
    const page = this.#pageAt(state, state.idx);
    if (this.#overwrites && page.slots.length === this.#eventsPerPage) this.#overwrite(page);
    if (page.slots.length === this.#eventsPerPage) {
      page.dropped += 1;
      this.#tracker.loseHits(transaction.hits, 'event-pages-full');
      return 'dropped';
    }
    page.slots.push({ transaction, isDelivered: false });
    page.cap = this.#eventsPerPage;
    page.idx = state.idx;
    if (page.slots.length === this.#eventsPerPage) state.idx += 1;
    this.#tracker.moveHits(transaction.hits, 'event-page');
    return 'stored';
  }

  /** Sends the full pages of a CPU, at most one round of them (one page, before 7.44). A refused page is kept. */
  flush(cpu: number): void {
    const state = this.#cpus[cpu];
    if (state === undefined || !this.#isHttpMonitored) return;
    for (let round = 0; round < this.#pagesPerFlush && state.idxToFlush !== state.idx; round += 1) {
      const page = this.#pageAt(state, state.idxToFlush);
      if (!this.#output({ ...page })) {
        page.failed += 1;
        return;
      }
      for (const slot of page.slots) {
        if (!slot.isDelivered && slot.isSent !== true) this.#tracker.moveHits(slot.transaction.hits, 'event-channel');
        slot.isSent = true;
      }
      if (!this.#overwrites) page.slots = [];
      page.dropped = 0;
      page.failed = 0;
      state.idxToFlush += 1;
    }
  }

  /** User space reads one page from the map: the page that would hold that number, whatever number it has. */
  read(cpu: number, pageNumber: number): EventPage {
    return this.#pageAt(this.#state(cpu), pageNumber);
  }

  /** Where a CPU stands: number of the page it writes, of the page it sends next, and all its pages. */
  status(cpu: number): Readonly<CpuPages> {
    const state = this.#state(cpu);
    this.#pageAt(state, this.#pagesPerCpu - 1);
    return state;
  }

  /** The writer starts a page anew, whatever has become of its events. */
  #overwrite(page: EventPage): void {
    for (const { transaction, isDelivered, isSent } of page.slots) {
      if (!isDelivered && isSent !== true) this.#tracker.loseHits(transaction.hits, 'event-page-overwritten');
    }
    page.slots = [];
  }

  #state(cpu: number): CpuPages {
    const state = this.#cpus[cpu];
    assert(state !== undefined, `CPU ${cpu} has no event pages`);
    return state;
  }

  /** Pages are made when they are first asked for: most runs see few of them. */
  #pageAt({ cpu, pages }: CpuPages, pageNumber: number): EventPage {
    const index = pageNumber % this.#pagesPerCpu;
    while (pages.length <= index) pages.push({ cpu, idx: 0, cap: 0, slots: [], dropped: 0, failed: 0 });
    return pages[index]!;
  }
}
