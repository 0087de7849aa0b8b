import { assert } from '../assert.ts';
import type { Fate, FlowFate, FlowRecord, HitRecord, LedgerTotals } from './fate.ts';
import type { HitLedger, Shipment, UnclaimedSide } from './hitLedger.ts';
import { grown, IntrusiveLists } from './intrusiveLists.ts';
import { LOSS_REASON_IDS, LOSS_REASONS, type LossReason } from './lossReasons.ts';
import {
  FLOW_STAGES,
  HIT_STAGES,
  type FlowList,
  type FlowStage,
  type HitList,
  type HitSide,
  type HitStage,
} from './tracker.ts';

const FIRST_CAPACITY = 256;

/** How a hit stands, as the columns hold it. `ABSENT`: this host has no socket on that side of the transaction. */
const ABSENT = 0;
const IN_FLIGHT = 1;
const SHIPPED = 2;
const DUPLICATED = 3;
const ENDED = 4;

/** How a flow stands. */
const FLOW_UNTRACKED = 0;
const FLOW_IN_FLIGHT = 1;
const FLOW_SHIPPED = 2;
const FLOW_LOST = 3;

const SIDE_INDEX = { client: 0, server: 1 } as const;
const REASON_INDEX = new Map(LOSS_REASON_IDS.map((id, index) => [id, index]));

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
}

/**
 * The double-entry book of a run: each captured transaction has, per side that can report it, exactly one fate.
 *
 * State lives in typed-array columns: hit `2 * transaction + side`, flow by number. Lists of transactions and flows
 * ride on the model's records as handles (see {@link HitLedger}). A shipped hit stays shipped whatever becomes of its
 * copies; a second shipment makes it a duplicated one.
 */
export class Ledger implements HitLedger {
  private readonly lists = new IntrusiveLists();

  private transactions = 0;
  private hitState = new Uint32Array(FIRST_CAPACITY);
  private hitDetail = new Uint32Array(FIRST_CAPACITY);
  private hitCause = new Uint32Array(FIRST_CAPACITY);
  private hitPoll = new Uint32Array(FIRST_CAPACITY);
  private hitFlow = new Uint32Array(FIRST_CAPACITY);
  private hitShipments = new Uint32Array(FIRST_CAPACITY);
  private capturedBy = new Uint32Array(FIRST_CAPACITY);

  private flows = 0;
  private flowState = new Uint32Array(FIRST_CAPACITY);
  private flowDetail = new Uint32Array(FIRST_CAPACITY);
  private flowCause = new Uint32Array(FIRST_CAPACITY);
  private flowPoll = new Uint32Array(FIRST_CAPACITY);
  private flowWithheldPoll = new Uint32Array(FIRST_CAPACITY);

  private readonly services: string[] = [];
  private readonly serviceIndex = new Map<string, number>();

  /** What became of the watched transaction, step by step. */
  readonly trail: TrailStep[] = [];
  private readonly watched: number;

  private event = 0;
  private poll = 0;
  private readonly stateTotals = [0, 0, 0, 0, 0];
  private readonly reasonTotals = LOSS_REASON_IDS.map(() => 0);
  private readonly stageTotals = HIT_STAGES.map(() => 0);
  private surplus = 0;

  /** @param watchedTransaction - keep the trail of this transaction; 0 = of none */
  constructor(watchedTransaction = 0) {
    this.watched = watchedTransaction;
  }

  /** Registers a socket end. @returns its number, from 1 */
  openFlow(): number {
    this.flows += 1;
    if (this.flows >= this.flowState.length) this.growFlows();
    this.flowState[this.flows] = FLOW_UNTRACKED;
    this.flowCause[this.flows] = this.event;
    return this.flows;
  }

  /** A list handle that stands for this one flow. */
  listOfFlow(flow: number): FlowList {
    return this.lists.single(flow);
  }

  /** Registers a captured request. @returns its number, from 1 */
  capture(transaction: CapturedTransaction): number {
    this.transactions += 1;
    const number = this.transactions;
    if (number * 2 + 1 >= this.hitState.length) this.growHits();
    this.openHit(number * 2, transaction.clientFlow);
    this.openHit(number * 2 + 1, transaction.serverFlow);
    return number;
  }

  /** A socket of this host turns out to be a side of the transaction; no effect when that side is known. */
  openSide(transaction: number, side: HitSide, flow: number): void {
    const hit = transaction * 2 + SIDE_INDEX[side];
    if (this.hitState[hit] === ABSENT) this.openHit(hit, flow);
  }

  /** A list handle that stands for this one transaction. */
  listOfTransaction(transaction: number): HitList {
    return this.lists.single(transaction);
  }

  at(event: number, poll: number): void {
    this.event = event;
    this.poll = poll;
  }

  moveHits(list: HitList, stage: HitStage): void {
    if (list === 0) return;
    const detail = HIT_STAGES.indexOf(stage);
    this.eachSide(list, (hit) => {
      if (this.isShipped(hit)) return;
      this.settle(hit, IN_FLIGHT, detail);
    });
  }

  loseHits(list: HitList, reason: LossReason): void {
    if (list === 0) return;
    this.eachSide(list, (hit) => this.end(hit, reason, this.event));
  }

  joinHits(into: HitList, from: HitList): HitList {
    return this.lists.join(into, from);
  }

  copyHits(list: HitList): HitList {
    return this.lists.copy(list);
  }

  moveFlows(list: FlowList, stage: FlowStage): void {
    const detail = FLOW_STAGES.indexOf(stage);
    this.lists.forEach(list, (flow) => this.settleFlow(flow, FLOW_IN_FLIGHT, detail));
  }

  loseFlows(list: FlowList, reason: LossReason): void {
    const detail = reasonIndex(reason);
    this.lists.forEach(list, (flow) => this.settleFlow(flow, FLOW_LOST, detail));
  }

  joinFlows(into: FlowList, from: FlowList): FlowList {
    return this.lists.join(into, from);
  }

  copyFlows(list: FlowList): FlowList {
    return this.lists.copy(list);
  }

  deliverFlows(list: FlowList): void {
    this.lists.forEach(list, (flow) => {
      this.flowPoll[flow] = this.poll;
    });
  }

  withholdFlows(list: FlowList): void {
    this.lists.forEach(list, (flow) => {
      this.flowWithheldPoll[flow] = this.poll;
    });
  }

  shipFlows(list: FlowList): void {
    this.lists.forEach(list, (flow) => this.settleFlow(flow, FLOW_SHIPPED, 0));
  }

  shipHits(list: HitList, side: HitSide, shipment: Shipment): void {
    if (list === 0) return;
    const service = this.internService(shipment.service);
    this.lists.forEach(list, (transaction) => {
      const hit = transaction * 2 + SIDE_INDEX[side];
      if (this.hitState[hit] === ABSENT || this.isShipped(hit)) this.surplus += 1;
      if (this.hitState[hit] === ABSENT) return;
      const again = this.isShipped(hit);
      this.hitShipments[hit] = this.hitShipments[hit]! + 1;
      this.settle(hit, again ? DUPLICATED : SHIPPED, again ? this.hitDetail[hit]! : service);
    });
  }

  filterHits(list: HitList, side: HitSide, reason: LossReason): void {
    this.lists.forEach(list, (transaction) => this.end(transaction * 2 + SIDE_INDEX[side], reason, this.event));
  }

  dropUnclaimedHits(list: HitList, side: HitSide, why: UnclaimedSide): void {
    this.lists.forEach(list, (transaction) => {
      const hit = transaction * 2 + SIDE_INDEX[side];
      if (this.hitState[hit] === ABSENT) return;
      const flow = this.hitFlow[hit]!;
      const cause = this.isLostBeforePayload(flow) ? this.flowCause[flow]! : this.event;
      this.end(hit, this.unclaimedReason(flow, why), cause);
    });
  }

  /** Sums of all fates, kept running: O(reasons). */
  totals(): LedgerTotals {
    const kinds = { lost: 0, filtered: 0, orphaned: 0 };
    const byReason = new Map<LossReason, number>();
    LOSS_REASON_IDS.forEach((id, index) => {
      const hits = this.reasonTotals[index]!;
      if (hits === 0) return;
      byReason.set(id, hits);
      kinds[LOSS_REASONS[id].kind] += hits;
    });
    const byStage = new Map<HitStage, number>();
    HIT_STAGES.forEach((stage, index) => {
      const hits = this.stageTotals[index]!;
      if (hits > 0) byStage.set(stage, hits);
    });
    const [, inFlight = 0, shipped = 0, duplicated = 0, ended = 0] = this.stateTotals;
    return {
      captured: inFlight + shipped + duplicated + ended,
      inFlight,
      shipped,
      duplicated,
      ...kinds,
      surplusShipments: this.surplus,
      byReason,
      byStage,
    };
  }

  /** Number of captured transactions. */
  get transactionCount(): number {
    return this.transactions;
  }

  /** Number of socket ends. */
  get flowCount(): number {
    return this.flows;
  }

  /**
   * All hits in order of capture. Made from the columns, not from the running sums, so that one can check the other.
   */
  hits(): HitRecord[] {
    const records: HitRecord[] = [];
    for (let hit = 2; hit <= this.transactions * 2 + 1; hit += 1) {
      if (this.hitState[hit] === ABSENT) continue;
      records.push({
        hit: records.length + 1,
        transaction: hit >> 1,
        side: sideOf(hit),
        capturedBy: this.capturedBy[hit]!,
        flow: this.hitFlow[hit]!,
        fate: this.fateOf(hit),
        cause: this.hitCause[hit]!,
      });
    }
    return records;
  }

  /** The record of one socket end. */
  flow(flow: number): FlowRecord {
    assert(flow >= 1 && flow <= this.flows, `flow ${flow} of ${this.flows}`);
    return {
      flow,
      fate: this.flowFateOf(flow),
      cause: this.flowCause[flow]!,
      deliveredInPoll: this.flowPoll[flow]!,
    };
  }

  private openHit(hit: number, flow: number): void {
    if (flow === 0) return;
    this.hitState[hit] = IN_FLIGHT;
    this.hitDetail[hit] = HIT_STAGES.indexOf('kernel-in-flight');
    this.hitFlow[hit] = flow;
    this.hitCause[hit] = this.event;
    this.capturedBy[hit] = this.event;
    this.count(hit, 1);
    this.note(hit);
  }

  private eachSide(list: HitList, visit: (hit: number) => void): void {
    this.lists.forEach(list, (transaction) => {
      visit(transaction * 2);
      visit(transaction * 2 + 1);
    });
  }

  private isShipped(hit: number): boolean {
    const state = this.hitState[hit];
    return state === SHIPPED || state === DUPLICATED;
  }

  private end(hit: number, reason: LossReason, cause: number): void {
    if (this.isShipped(hit)) return;
    this.settle(hit, ENDED, reasonIndex(reason));
    this.hitCause[hit] = cause;
  }

  private settle(hit: number, state: number, detail: number): void {
    if (this.hitState[hit] === ABSENT) return;
    this.count(hit, -1);
    this.hitState[hit] = state;
    this.hitDetail[hit] = detail;
    this.hitCause[hit] = this.event;
    this.hitPoll[hit] = this.poll;
    this.count(hit, 1);
    this.note(hit);
  }

  private note(hit: number): void {
    if (this.watched === 0 || hit >> 1 !== this.watched) return;
    this.trail.push({ side: sideOf(hit), event: this.event, poll: this.poll, fate: this.fateOf(hit) });
  }

  private count(hit: number, by: 1 | -1): void {
    const state = this.hitState[hit]!;
    const detail = this.hitDetail[hit]!;
    this.stateTotals[state] = this.stateTotals[state]! + by;
    if (state === ENDED) this.reasonTotals[detail] = this.reasonTotals[detail]! + by;
    if (state === IN_FLIGHT) this.stageTotals[detail] = this.stageTotals[detail]! + by;
  }

  private settleFlow(flow: number, state: number, detail: number): void {
    this.flowState[flow] = state;
    this.flowDetail[flow] = detail;
    this.flowCause[flow] = this.event;
  }

  /** Why no record of the payload reported a hit: told by what became of the socket's own record. */
  private unclaimedReason(flow: number, { wasRefused, isOrphan }: UnclaimedSide): LossReason {
    if (wasRefused && this.flowPoll[flow] === this.poll) return 'pid-collision';
    if (this.isLostBeforePayload(flow)) return LOSS_REASON_IDS[this.flowDetail[flow]!]!;
    if (this.flowPoll[flow] === this.poll) return 'connection-key-mismatch';
    if (this.flowWithheldPoll[flow] === this.poll) return isOrphan ? 'connection-delta-zero' : 'side-delta-zero';
    if (this.flowState[flow] === FLOW_IN_FLIGHT) {
      return isOrphan ? 'connection-not-reported-yet' : 'side-not-reported-yet';
    }
    if (this.flowPoll[flow] === 0) return 'connection-unknown';
    return isOrphan ? 'connection-reported-earlier' : 'side-reported-earlier';
  }

  /** A record removed by a filter had been delivered; every other loss happens before a payload is made. */
  private isLostBeforePayload(flow: number): boolean {
    if (this.flowState[flow] !== FLOW_LOST) return false;
    return LOSS_REASONS[LOSS_REASON_IDS[this.flowDetail[flow]!]!].stage !== 'filter';
  }

  private fateOf(hit: number): Fate {
    const detail = this.hitDetail[hit]!;
    const poll = this.hitPoll[hit]!;
    switch (this.hitState[hit]) {
      case IN_FLIGHT:
        return { kind: 'in-flight', stage: HIT_STAGES[detail]! };
      case SHIPPED:
        return { kind: 'shipped', service: this.services[detail]!, poll };
      case DUPLICATED: {
        const shipments = this.hitShipments[hit]!;
        return { kind: 'duplicated', service: this.services[detail]!, poll, shipments };
      }
      default: {
        const reason = LOSS_REASON_IDS[detail]!;
        return { kind: LOSS_REASONS[reason].kind, reason, poll };
      }
    }
  }

  private flowFateOf(flow: number): FlowFate {
    const detail = this.flowDetail[flow]!;
    switch (this.flowState[flow]) {
      case FLOW_IN_FLIGHT:
        return { kind: 'in-flight', stage: FLOW_STAGES[detail]! };
      case FLOW_SHIPPED:
        return { kind: 'shipped' };
      case FLOW_LOST:
        return { kind: 'lost', reason: LOSS_REASON_IDS[detail]! };
      default:
        return { kind: 'untracked' };
    }
  }

  private internService(name: string): number {
    const known = this.serviceIndex.get(name);
    if (known !== undefined) return known;
    const index = this.services.length;
    this.services.push(name);
    this.serviceIndex.set(name, index);
    return index;
  }

  private growHits(): void {
    const capacity = this.hitState.length * 2;
    this.hitState = grown(this.hitState, capacity);
    this.hitDetail = grown(this.hitDetail, capacity);
    this.hitCause = grown(this.hitCause, capacity);
    this.hitPoll = grown(this.hitPoll, capacity);
    this.hitFlow = grown(this.hitFlow, capacity);
    this.hitShipments = grown(this.hitShipments, capacity);
    this.capturedBy = grown(this.capturedBy, capacity);
  }

  private growFlows(): void {
    const capacity = this.flowState.length * 2;
    this.flowState = grown(this.flowState, capacity);
    this.flowDetail = grown(this.flowDetail, capacity);
    this.flowCause = grown(this.flowCause, capacity);
    this.flowPoll = grown(this.flowPoll, capacity);
    this.flowWithheldPoll = grown(this.flowWithheldPoll, capacity);
  }
}

function sideOf(hit: number): HitSide {
  return (hit & 1) === 0 ? 'client' : 'server';
}

function reasonIndex(reason: LossReason): number {
  const index = REASON_INDEX.get(reason);
  assert(index !== undefined, `loss reason ${reason} is in the closed list`);
  return index;
}
