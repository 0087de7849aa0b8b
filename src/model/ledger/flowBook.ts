import { assert } from '../assert.ts';
import type { FlowFate, FlowRecord } from './fate.ts';
import { LOSS_REASON_IDS, LOSS_REASONS, type LossReason } from './lossReasons.ts';
import { FLOW_STAGES, type FlowStage } from './tracker.ts';
import { U32Rows } from './U32Rows.ts';

/** Rows of a new book; they grow by doubling. */
const FIRST_ROWS = 16;

/** Words of a flow's row. */
const STATE = 0;
/** By state: index of the stage, or of the reason. */
const DETAIL = 1;
const CAUSE = 2;
const DELIVERED_POLL = 3;
const WITHHELD_POLL = 4;
const FLOW_WORDS = 5;

const REASON_INDEX = new Map(LOSS_REASON_IDS.map((id, index) => [id, index]));
const STAGE_INDEX = new Map(FLOW_STAGES.map((stage, index) => [stage, index]));

const CLOSE_CHANNEL = STAGE_INDEX.get('close-channel')!;

/** How a flow stands, as its row holds it. */
const UNTRACKED = 0;
const IN_FLIGHT = 1;
const SHIPPED = 2;
const LOST = 3;

/** What became of the records of all sockets, in rows of a typed array. Flows are numbered from 1. */
export class FlowBook {
  private readonly rows = new U32Rows(FLOW_WORDS, FIRST_ROWS);
  /** Stages that any record was ever at. */
  private readonly stagesSeen = FLOW_STAGES.map(() => false);
  private count = 0;
  /** Numbers of retired flows, to be used again. */
  private readonly free: number[] = [];

  /** @returns the number of the new flow: that of a retired one, or the next */
  open(event: number): number {
    const flow = this.free.pop() ?? this.nextNumber();
    this.rows.set(flow, STATE, UNTRACKED);
    this.rows.set(flow, CAUSE, event);
    this.rows.set(flow, DELIVERED_POLL, 0);
    this.rows.set(flow, WITHHELD_POLL, 0);
    return flow;
  }

  /**
   * Whether the flow's record has come to an end, as far as can be told some polls after its close.
   *
   * Nothing stays in the channel of closes for polls; but a batch that is sent after a poll has read a part of it
   * carries that part along once more, where nobody takes it again.
   */
  isSettled(flow: number): boolean {
    const state = this.rows.get(flow, STATE);
    return (
      state === SHIPPED || state === LOST || (state === IN_FLIGHT && this.rows.get(flow, DETAIL) === CLOSE_CHANNEL)
    );
  }

  /** Forgets a flow: its number may stand for another one. */
  retire(flow: number): void {
    this.free.push(flow);
  }

  private nextNumber(): number {
    this.count += 1;
    this.rows.reserve(this.count);
    return this.count;
  }

  move(flow: number, stage: FlowStage, event: number): void {
    const detail = STAGE_INDEX.get(stage)!;
    this.stagesSeen[detail] = true;
    this.settle(flow, IN_FLIGHT, detail, event);
  }

  lose(flow: number, reason: LossReason, event: number): void {
    this.settle(flow, LOST, REASON_INDEX.get(reason)!, event);
  }

  /** Stages that any record was ever at, in the order in which records pass them. */
  stagesReached(): FlowStage[] {
    return FLOW_STAGES.filter((_, index) => this.stagesSeen[index]);
  }

  /** Every record in flight at one of the stages ends: whoever held them is gone. */
  loseAllAt(stages: readonly FlowStage[], reason: LossReason, event: number): void {
    const indexes = new Set(stages.map((stage) => STAGE_INDEX.get(stage)!));
    for (let flow = 1; flow <= this.count; flow += 1) {
      if (this.rows.get(flow, STATE) === IN_FLIGHT && indexes.has(this.rows.get(flow, DETAIL)))
        this.lose(flow, reason, event);
    }
  }

  ship(flow: number, event: number): void {
    this.settle(flow, SHIPPED, 0, event);
  }

  /** The flow's record is in the payload of this poll. */
  deliver(flow: number, poll: number): void {
    this.rows.set(flow, DELIVERED_POLL, poll);
  }

  /** The flow's record had nothing new to report in this poll. */
  withhold(flow: number, poll: number): void {
    this.rows.set(flow, WITHHELD_POLL, poll);
  }

  /** Poll whose payload last held the flow; 0 = none. */
  deliveredIn(flow: number): number {
    return this.rows.get(flow, DELIVERED_POLL);
  }

  /** Poll that last withheld the flow; 0 = none. */
  withheldIn(flow: number): number {
    return this.rows.get(flow, WITHHELD_POLL);
  }

  isInFlight(flow: number): boolean {
    return this.rows.get(flow, STATE) === IN_FLIGHT;
  }

  /**
   * Why and by which event the record was lost on its way to a payload; `undefined` when it was not. A record removed
   * by a filter had been delivered.
   */
  lossBeforePayload(flow: number): { readonly reason: LossReason; readonly event: number } | undefined {
    if (this.rows.get(flow, STATE) !== LOST) return undefined;
    const reason = LOSS_REASON_IDS[this.rows.get(flow, DETAIL)]!;
    return LOSS_REASONS[reason].stage === 'filter' ? undefined : { reason, event: this.rows.get(flow, CAUSE) };
  }

  /** The record of one flow. */
  record(flow: number): FlowRecord {
    assert(flow >= 1 && flow <= this.count, `flow ${flow} of ${this.count}`);
    return {
      flow,
      fate: this.fateOf(flow),
      cause: this.rows.get(flow, CAUSE),
      deliveredInPoll: this.rows.get(flow, DELIVERED_POLL),
    };
  }

  get size(): number {
    return this.count;
  }

  private fateOf(flow: number): FlowFate {
    const detail = this.rows.get(flow, DETAIL);
    switch (this.rows.get(flow, STATE)) {
      case IN_FLIGHT:
        return { kind: 'in-flight', stage: FLOW_STAGES[detail]! };
      case SHIPPED:
        return { kind: 'shipped' };
      case LOST:
        return { kind: 'lost', reason: LOSS_REASON_IDS[detail]! };
      default:
        return { kind: 'untracked' };
    }
  }

  private settle(flow: number, state: number, detail: number, event: number): void {
    this.rows.set(flow, STATE, state);
    this.rows.set(flow, DETAIL, detail);
    this.rows.set(flow, CAUSE, event);
  }
}
