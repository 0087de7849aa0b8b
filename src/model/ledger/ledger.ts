import type { Fate, FlowRecord, HitRecord, LedgerRecount, LedgerTotals } from './fate.ts';
import { FlowBook } from './flowBook.ts';
import { HitBook, hitIndex, sideOfHit } from './hitBook.ts';
import type { HitLedger, Shipment, UnclaimedSide } from './hitLedger.ts';
import { IntrusiveLists } from './intrusiveLists.ts';
import type { LossReason } from './lossReasons.ts';
import type { FlowList, FlowStage, HitList, HitSide, HitStage } from './tracker.ts';

/** One change of a watched hit's fate. */
export interface TrailStep {
  readonly side: HitSide;
  readonly event: number;
  readonly poll: number;
  readonly fate: Fate;
}

/** A captured transaction, as the driver of a run announces it. */
export interface CapturedTransaction {
  /** Flow of the client's socket; 0 when that end is not on this host. */
  readonly clientFlow: number;
  /** Flow of the server's socket; 0 when that end is not on this host. */
  readonly serverFlow: number;
  /** Where the request is first held; in the kernel when absent. */
  readonly stage?: HitStage;
}

/** Where a request is held first, unless its host says otherwise. */
const FIRST_STAGE: HitStage = 'kernel-in-flight';

/**
 * The double-entry book of a run: each captured transaction has, per side that can report it, exactly one fate.
 *
 * Lists of transactions and flows ride on the model's records as handles (see {@link HitLedger}); the fates themselves
 * stand in the rows of {@link HitBook} and {@link FlowBook}.
 */
export class Ledger implements HitLedger {
  /** What became of the watched transaction, step by step. */
  readonly trail: TrailStep[] = [];
  private readonly watched: number;
  private readonly lists = new IntrusiveLists();
  private readonly hitBook = new HitBook();
  private readonly flowBook = new FlowBook();
  private transactions = 0;
  /** Numbers of retired transactions, to be used again. */
  private readonly freeTransactions: number[] = [];
  private readonly here = { event: 0, poll: 0 };

  /** @param watchedTransaction - keep the trail of this transaction; 0 = of none */
  constructor(watchedTransaction = 0) {
    this.watched = watchedTransaction;
  }

  /** Registers a socket end. @returns its number, from 1 */
  openFlow(): number {
    return this.flowBook.open(this.here.event);
  }

  /** A list handle that stands for this one flow. */
  listOfFlow(flow: number): FlowList {
    return this.lists.single(flow);
  }

  /** Registers a captured request. @returns its number, from 1 */
  capture({ clientFlow, serverFlow, stage = FIRST_STAGE }: CapturedTransaction): number {
    const transaction = this.freeTransactions.pop() ?? this.nextTransaction();
    if (clientFlow !== 0) this.openSide(transaction, 'client', clientFlow, stage);
    if (serverFlow !== 0) this.openSide(transaction, 'server', serverFlow, stage);
    return transaction;
  }

  /**
   * Forgets a transaction whose hits have come to an end; they stay in all sums, and its number is used again.
   *
   * The caller knows that nothing holds the transaction any more.
   *
   * @returns `false`, and nothing happens, while one of its hits is in flight
   */
  retireTransaction(transaction: number): boolean {
    const client = hitIndex(transaction, 'client');
    const server = hitIndex(transaction, 'server');
    if (!this.hitBook.isSettled(client) || !this.hitBook.isSettled(server)) return false;
    this.hitBook.retire(client);
    this.hitBook.retire(server);
    this.freeTransactions.push(transaction);
    return true;
  }

  /** The same for a socket end. */
  retireFlow(flow: number): boolean {
    if (!this.flowBook.isSettled(flow)) return false;
    this.flowBook.retire(flow);
    return true;
  }

  /** A socket of this host turns out to be a side of the transaction; no effect when that side is known. */
  openSide(transaction: number, side: HitSide, flow: number, stage: HitStage = FIRST_STAGE): void {
    const hit = hitIndex(transaction, side);
    if (this.hitBook.exists(hit)) return;
    this.hitBook.open(hit, flow, stage, this.here);
    this.note(hit);
  }

  /** Calls `visit` with the number of each transaction that a list stands for. */
  eachTransaction(list: HitList, visit: (transaction: number) => void): void {
    this.lists.forEach(list, visit);
  }

  /** A list handle that stands for this one transaction. */
  listOfTransaction(transaction: number): HitList {
    return this.lists.single(transaction);
  }

  at(event: number, poll: number): void {
    this.here.event = event;
    this.here.poll = poll;
  }

  moveHits(list: HitList, stage: HitStage): void {
    if (list === 0) return;
    if (list > 0) {
      this.moveHit(hitIndex(list, 'client'), stage);
      this.moveHit(hitIndex(list, 'server'), stage);
    } else {
      this.eachSide(list, (hit) => this.moveHit(hit, stage));
    }
  }

  loseHits(list: HitList, reason: LossReason): void {
    if (list === 0) return;
    this.eachSide(list, (hit) => this.hitBook.end(hit, reason, this.here) && this.note(hit));
  }

  releaseHits(list: HitList): void {
    this.lists.release(list);
  }

  releaseFlows(list: FlowList): void {
    this.lists.release(list);
  }

  joinHits(into: HitList, from: HitList): HitList {
    return this.lists.join(into, from);
  }

  copyHits(list: HitList): HitList {
    return this.lists.copy(list);
  }

  shipHits(list: HitList, side: HitSide, { service }: Shipment): void {
    this.lists.forEach(list, (transaction) => {
      const hit = hitIndex(transaction, side);
      if (this.hitBook.ship(hit, service, this.here)) this.note(hit);
    });
  }

  filterHits(list: HitList, side: HitSide, reason: LossReason): void {
    this.lists.forEach(list, (transaction) => {
      const hit = hitIndex(transaction, side);
      if (this.hitBook.end(hit, reason, this.here)) this.note(hit);
    });
  }

  dropUnclaimedHits(list: HitList, side: HitSide, why: UnclaimedSide): void {
    this.lists.forEach(list, (transaction) => {
      const hit = hitIndex(transaction, side);
      if (!this.hitBook.exists(hit)) return;
      const flow = this.hitBook.flowOf(hit);
      const event = this.flowBook.lossBeforePayload(flow)?.event ?? this.here.event;
      const at = { event, poll: this.here.poll };
      if (this.hitBook.end(hit, this.unclaimedReason(flow, why), at)) this.note(hit);
    });
  }

  moveFlows(list: FlowList, stage: FlowStage): void {
    if (list > 0) this.flowBook.move(list, stage, this.here.event);
    else this.lists.forEach(list, (flow) => this.flowBook.move(flow, stage, this.here.event));
  }

  loseFlows(list: FlowList, reason: LossReason): void {
    this.lists.forEach(list, (flow) => this.flowBook.lose(flow, reason, this.here.event));
  }

  loseEverything(
    reason: LossReason,
    stages: { readonly hits: readonly HitStage[]; readonly flows: readonly FlowStage[] },
  ): void {
    for (const hit of this.hitBook.endAllAt(stages.hits, reason, this.here)) this.note(hit);
    this.flowBook.loseAllAt(stages.flows, reason, this.here.event);
  }

  joinFlows(into: FlowList, from: FlowList): FlowList {
    return this.lists.join(into, from);
  }

  copyFlows(list: FlowList): FlowList {
    return this.lists.copy(list);
  }

  deliverFlows(list: FlowList): void {
    this.lists.forEach(list, (flow) => this.flowBook.deliver(flow, this.here.poll));
  }

  withholdFlows(list: FlowList): void {
    this.lists.forEach(list, (flow) => this.flowBook.withhold(flow, this.here.poll));
  }

  shipFlows(list: FlowList): void {
    this.lists.forEach(list, (flow) => this.flowBook.ship(flow, this.here.event));
  }

  /** Where a hit is in flight; `undefined` when it has ended or never was. */
  stageOf(transaction: number, side: HitSide): HitStage | undefined {
    const hit = hitIndex(transaction, side);
    if (!this.hitBook.exists(hit)) return undefined;
    const fate = this.hitBook.fateOf(hit);
    return fate.kind === 'in-flight' ? fate.stage : undefined;
  }

  /** The input event and the poll that fates are now caused by. */
  get place(): { readonly event: number; readonly poll: number } {
    return { ...this.here };
  }

  /** Sums of all fates, kept running. */
  totals(): LedgerTotals {
    return this.hitBook.totals();
  }

  /** All hits in order of capture, read from the rows. */
  hits(): HitRecord[] {
    return this.hitBook.records();
  }

  /** The fates counted one by one, to check the running sums. */
  recount(): LedgerRecount {
    return this.hitBook.recount();
  }

  /** Where hits and connection records have been in flight so far, whatever became of them. */
  stagesReached(): { readonly hits: readonly HitStage[]; readonly flows: readonly FlowStage[] } {
    return { hits: this.hitBook.stagesReached(), flows: this.flowBook.stagesReached() };
  }

  /** The record of one socket end. */
  flow(flow: number): FlowRecord {
    return this.flowBook.record(flow);
  }

  /** Largest number of a transaction so far: their count, unless some were retired. */
  get transactionCount(): number {
    return this.transactions;
  }

  /** Largest number of a socket end so far. */
  get flowCount(): number {
    return this.flowBook.size;
  }

  /** Why no record of the payload reported a hit: told by what became of the socket's own record. */
  private unclaimedReason(
    flow: number,
    { wasRefused, refusal = 'pid-collision', isOrphan }: UnclaimedSide,
  ): LossReason {
    const { poll } = this.here;
    const isInPayload = this.flowBook.deliveredIn(flow) === poll;
    if (wasRefused && isInPayload) return refusal;
    const loss = this.flowBook.lossBeforePayload(flow);
    if (loss) return loss.reason;
    if (isInPayload) return 'connection-key-mismatch';
    if (this.flowBook.withheldIn(flow) === poll) return isOrphan ? 'connection-delta-zero' : 'side-delta-zero';
    if (this.flowBook.isInFlight(flow)) return isOrphan ? 'connection-not-reported-yet' : 'side-not-reported-yet';
    if (this.flowBook.deliveredIn(flow) === 0) return 'connection-unknown';
    return isOrphan ? 'connection-reported-earlier' : 'side-reported-earlier';
  }

  private moveHit(hit: number, stage: HitStage): void {
    if (this.hitBook.move(hit, stage, this.here)) this.note(hit);
  }

  private nextTransaction(): number {
    this.transactions += 1;
    this.hitBook.reserve(hitIndex(this.transactions, 'server'));
    return this.transactions;
  }

  private eachSide(list: HitList, visit: (hit: number) => void): void {
    this.lists.forEach(list, (transaction) => {
      visit(hitIndex(transaction, 'client'));
      visit(hitIndex(transaction, 'server'));
    });
  }

  private note(hit: number): void {
    if (this.watched === 0 || hit >> 1 !== this.watched) return;
    this.trail.push({ side: sideOfHit(hit), ...this.here, fate: this.hitBook.fateOf(hit) });
  }
}
