import { assert } from '../assert.ts';
import type { FlowFate, FlowRecord } from './fate.ts';
import { grown } from './intrusiveLists.ts';
import { LOSS_REASON_IDS, LOSS_REASONS, type LossReason } from './lossReasons.ts';
import { FLOW_STAGES, type FlowStage } from './tracker.ts';

/** Small enough for the columns of a short run to live beside their owner; they grow by doubling. */
const FIRST_CAPACITY = 16;
const REASON_INDEX = new Map(LOSS_REASON_IDS.map((id, index) => [id, index]));
const STAGE_INDEX = new Map(FLOW_STAGES.map((stage, index) => [stage, index]));

const CLOSE_CHANNEL = STAGE_INDEX.get('close-channel')!;

/** How a flow stands, as the columns hold it. */
const UNTRACKED = 0;
const IN_FLIGHT = 1;
const SHIPPED = 2;
const LOST = 3;

/** What became of the records of all sockets, in typed-array columns. Flows are numbered from 1. */
export class FlowBook {
  private state = new Uint32Array(FIRST_CAPACITY);
  /** By state: index of the stage, or of the reason. */
  private detail = new Uint32Array(FIRST_CAPACITY);
  private cause = new Uint32Array(FIRST_CAPACITY);
  private deliveredPoll = new Uint32Array(FIRST_CAPACITY);
  private withheldPoll = new Uint32Array(FIRST_CAPACITY);
  /** Stages that any record was ever at. */
  private readonly stagesSeen = FLOW_STAGES.map(() => false);
  private count = 0;
  /** Numbers of retired flows, to be used again. */
  private readonly free: number[] = [];

  /** @returns the number of the new flow: that of a retired one, or the next */
  open(event: number): number {
    const flow = this.free.pop() ?? this.nextNumber();
    this.state[flow] = UNTRACKED;
    this.cause[flow] = event;
    this.deliveredPoll[flow] = 0;
    this.withheldPoll[flow] = 0;
    return flow;
  }

  /**
   * Whether the flow's record has come to an end, as far as can be told some polls after its close.
   *
   * Nothing stays in the channel of closes for polls; but a batch that is sent after a poll has read a part of it
   * carries that part along once more, where nobody takes it again.
   */
  isSettled(flow: number): boolean {
    const state = this.state[flow];
    return state === SHIPPED || state === LOST || (state === IN_FLIGHT && this.detail[flow] === CLOSE_CHANNEL);
  }

  /** Forgets a flow: its number may stand for another one. */
  retire(flow: number): void {
    this.free.push(flow);
  }

  private nextNumber(): number {
    this.count += 1;
    if (this.count >= this.state.length) this.grow();
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
      if (this.state[flow] === IN_FLIGHT && indexes.has(this.detail[flow]!)) this.lose(flow, reason, event);
    }
  }

  ship(flow: number, event: number): void {
    this.settle(flow, SHIPPED, 0, event);
  }

  /** The flow's record is in the payload of this poll. */
  deliver(flow: number, poll: number): void {
    this.deliveredPoll[flow] = poll;
  }

  /** The flow's record had nothing new to report in this poll. */
  withhold(flow: number, poll: number): void {
    this.withheldPoll[flow] = poll;
  }

  /** Poll whose payload last held the flow; 0 = none. */
  deliveredIn(flow: number): number {
    return this.deliveredPoll[flow]!;
  }

  /** Poll that last withheld the flow; 0 = none. */
  withheldIn(flow: number): number {
    return this.withheldPoll[flow]!;
  }

  isInFlight(flow: number): boolean {
    return this.state[flow] === IN_FLIGHT;
  }

  /**
   * Why and by which event the record was lost on its way to a payload; `undefined` when it was not. A record removed
   * by a filter had been delivered.
   */
  lossBeforePayload(flow: number): { readonly reason: LossReason; readonly event: number } | undefined {
    if (this.state[flow] !== LOST) return undefined;
    const reason = LOSS_REASON_IDS[this.detail[flow]!]!;
    return LOSS_REASONS[reason].stage === 'filter' ? undefined : { reason, event: this.cause[flow]! };
  }

  /** The record of one flow. */
  record(flow: number): FlowRecord {
    assert(flow >= 1 && flow <= this.count, `flow ${flow} of ${this.count}`);
    return { flow, fate: this.fateOf(flow), cause: this.cause[flow]!, deliveredInPoll: this.deliveredPoll[flow]! };
  }

  get size(): number {
    return this.count;
  }

  private fateOf(flow: number): FlowFate {
    const detail = this.detail[flow]!;
    switch (this.state[flow]) {
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
    this.state[flow] = state;
    this.detail[flow] = detail;
    this.cause[flow] = event;
  }

  private grow(): void {
    const capacity = this.state.length * 2;
    this.state = grown(this.state, capacity);
    this.detail = grown(this.detail, capacity);
    this.cause = grown(this.cause, capacity);
    this.deliveredPoll = grown(this.deliveredPoll, capacity);
    this.withheldPoll = grown(this.withheldPoll, capacity);
  }
}
