import type { Ledger } from '../../../../src/model/ledger/ledger.ts';
import type { LossReason } from '../../../../src/model/ledger/lossReasons.ts';
import { type HitList, type HitStage, NO_TRACKER, type Tracker } from '../../../../src/model/ledger/tracker.ts';
import { AgentCrash } from '../../../../src/model/windows/AgentCrash.ts';
import { EtwHttpService } from '../../../../src/model/windows/etw/EtwHttpService.ts';
import type { EtwProfile } from '../../../../src/model/windows/etw/EtwState.ts';
import type { IisFile } from '../../../../src/model/windows/etw/iis/iisFile.ts';
import { fileTimeOfUnixNs } from '../../../../src/model/windows/etw/fileTime.ts';
import type { WindowsTransaction } from '../../../../src/model/windows/http/WindowsTransaction.ts';
import { START_NS } from './EtwBench.ts';
import { ACTIVITIES, contentOf, type OrderStep, READ, RESTART } from './etwOrders.ts';

/** Times in events' headers, one microsecond apart and used again and again. */
const FILE_TIMES = Array.from({ length: 256 }, (_, index) => fileTimeOfUnixNs(START_NS + BigInt(index) * 1000n));

/** Where a captured request is, as the ledger was told. */
type Place = 'captured' | 'linked' | 'completed' | 'taken' | 'ended';

/** Counts what the ledger is told, passes it on, and notes when a handle is used after its end. */
class LawTracker implements Tracker {
  readonly places = new Map<HitList, Place>();
  /** Losses by reason, of requests that never had a link, that had one, and that were completed. */
  readonly unlinkedLosses = new Map<LossReason, number>();
  readonly linkedLosses = new Map<LossReason, number>();
  readonly completedLosses = new Map<LossReason, number>();
  readonly completionOrder: HitList[] = [];
  readonly broken: string[] = [];
  linksCreated = 0;
  private readonly next: Tracker;

  constructor(next: Tracker) {
    this.next = next;
  }

  moveHits(list: HitList, stage: HitStage): void {
    const place = this.places.get(list);
    if (stage === 'etw-request' && place === 'captured') {
      this.linksCreated += 1;
      this.places.set(list, 'linked');
    } else if (stage === 'etw-completed' && place === 'linked') {
      this.completionOrder.push(list);
      this.places.set(list, 'completed');
    } else {
      this.broken.push(`request ${list} moved from ${place} to ${stage}`);
    }
    this.next.moveHits(list, stage);
  }

  loseHits(list: HitList, reason: LossReason): void {
    if (list === 0) return;
    const place = this.places.get(list);
    if (place === 'captured') countOne(this.unlinkedLosses, reason);
    else if (place === 'linked') countOne(this.linkedLosses, reason);
    else if (place === 'completed') countOne(this.completedLosses, reason);
    else this.broken.push(`request ${list} lost (${reason}) after ${place}`);
    this.places.set(list, 'ended');
    this.next.loseHits(list, reason);
  }

  joinHits = NO_TRACKER.joinHits;
  copyHits = NO_TRACKER.copyHits;
  moveFlows = NO_TRACKER.moveFlows;
  loseFlows = NO_TRACKER.loseFlows;
  joinFlows = NO_TRACKER.joinFlows;
  copyFlows = NO_TRACKER.copyFlows;
}

/** How an order is run. */
export interface LawRunOptions {
  readonly profile: EtwProfile;
  readonly iis?: IisFile | undefined;
  readonly ledger: Ledger;
}

/** Plays one order of events and keeps count beside the service, to be compared with the laws. */
export class EtwLawRun {
  readonly tracker: LawTracker;
  readonly service: EtwHttpService;
  readonly taken: WindowsTransaction[] = [];
  readonly captured: HitList[] = [];
  crashes = 0;
  readonly #options: LawRunOptions;
  #withoutRelated = 0;
  #events = 0;
  #openedConnections = 0;
  #addedEntries = 0;
  #cleanups = 0;
  /** Counters of lives of the service that are over. */
  #completedBefore = 0;
  #droppedBefore = 0;

  constructor(options: LawRunOptions) {
    this.#options = options;
    this.tracker = new LawTracker(options.ledger);
    this.service = new EtwHttpService(options.profile, this.tracker);
    this.service.start(options.iis);
  }

  play(order: readonly OrderStep[]): this {
    for (const step of order) this.playStep(step);
    return this;
  }

  /** What contradicts the laws E1 to E4, the bounds of the tables, and the ledger's rules. */
  violations(): string[] {
    const { tracker } = this;
    const { requests, connections, cacheEntries, completed, boundCacheEntries } = this.service.sizes();
    const { linksCreated } = tracker;
    const done = tracker.completionOrder.length;
    const dropped = tracker.linkedLosses.get('etw-completed-full') ?? 0;
    const filtered = tracker.linkedLosses.get('etw-protocol-off') ?? 0;
    const completedCount = this.#completedBefore + this.service.counters.completedRequests;
    const begun = this.captured.length;
    const unlinked = sumOf(tracker.unlinkedLosses);
    const takenHits = this.taken.map(({ hits }) => hits);
    const lostCompleted = sumOf(tracker.completedLosses);
    const law = (name: string, left: number, right: number): string[] =>
      left === right ? [] : [`${name}: ${left} is not ${right}`];
    const bound = (name: string, value: number, max: number): string[] =>
      value <= max ? [] : [`${name}: ${value} is more than ${max}`];
    return [
      ...tracker.broken,
      ...law('E1', begun, unlinked + linksCreated),
      ...law('E1 without related id', tracker.unlinkedLosses.get('etw-malformed') ?? 0, this.#withoutRelated),
      ...law('E2', linksCreated, done + sumOf(tracker.linkedLosses) + requests),
      ...law('E3', completedCount, done + filtered + dropped + this.#cleanups),
      ...law('E3 dropped', this.#droppedBefore + this.service.counters.dropped, dropped),
      ...law('E4', done, takenHits.length + completed + lostCompleted),
      ...this.orderViolation(takenHits),
      ...bound('links', requests, begun),
      ...bound('connections', connections, this.#openedConnections),
      ...bound('cache', cacheEntries, this.#addedEntries),
      ...bound('bound entries', boundCacheEntries, cacheEntries),
      ...bound('completed', completed, this.#options.profile.maxTrackedConnections + 1),
    ];
  }

  /** Ends everything that is in flight, so that the ledger's transactions can be used again. */
  finish(): void {
    this.service.loseUnfinished('etw-never-completed');
    for (const { hits } of this.taken) this.#options.ledger.loseHits(hits, 'agent-down');
  }

  private playStep(step: OrderStep): void {
    if (step.id === READ) {
      for (const tx of this.service.read()) {
        this.tracker.places.set(tx.hits, 'taken');
        this.taken.push(tx);
      }
      return;
    }
    if (step.id === RESTART) {
      this.endLife(false);
      return;
    }
    this.playEvent(step);
  }

  private playEvent(step: OrderStep): void {
    const { id, actor, related } = step;
    const before = id === this.#options.profile.etwCleanupEvent ? this.service.sizes().connections : 0;
    try {
      this.service.handle({
        id,
        fileTime: FILE_TIMES[this.#events % FILE_TIMES.length] ?? 0n,
        activityId: ACTIVITIES[actor] ?? '',
        relatedActivityId: related < 0 ? undefined : ACTIVITIES[related],
        data: contentOf(step),
        hits: id === 1 ? this.capture(related) : 0,
      });
    } catch (error) {
      if (!(error instanceof AgentCrash)) throw error;
      this.crashes += 1;
      this.service.loseUnfinished('agent-crashed');
      this.endLife(true);
    }
    this.#events += 1;
    if (id === 21) this.#openedConnections += 1;
    if (id === 25) this.#addedEntries += 1;
    if (before > 0) this.#cleanups += before - this.service.sizes().connections;
  }

  private capture(related: number): HitList {
    const { ledger } = this.#options;
    if (related < 0) this.#withoutRelated += 1;
    const hits = ledger.listOfTransaction(ledger.capture({ clientFlow: 0, serverFlow: 1 }));
    this.captured.push(hits);
    this.tracker.places.set(hits, 'captured');
    return hits;
  }

  /** Stops and starts the service. Only a crash forgets what was dropped. */
  private endLife(isCrash: boolean): void {
    this.#completedBefore += this.service.counters.completedRequests;
    if (isCrash) this.#droppedBefore += this.service.counters.dropped;
    else this.service.stop();
    this.service.start(this.#options.iis);
  }

  /** Transactions are taken in the order of their completion; those that a crash ended are left out. */
  private orderViolation(takenHits: readonly HitList[]): string[] {
    const completions = this.tracker.completionOrder.filter((hits) => this.tracker.places.get(hits) === 'taken');
    return completions.every((hits, index) => hits === takenHits[index]) ? [] : ['E4: taken in another order'];
  }
}

function countOne(counts: Map<LossReason, number>, reason: LossReason): void {
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
}

function sumOf(counts: ReadonlyMap<LossReason, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
