import type { AddedEvent } from '../model/events.ts';
import { orderAdded, type OrderedEvent } from '../model/order.ts';

/** The process-agent's id as a client of system-probe. */
export const PROCESS_AGENT_CLIENT = 'process-agent-unique-id';

/** When the process-agent registers and polls; all times in ns since the start of the trace. */
export interface PollSchedule {
  /** `undefined`: never by itself. */
  readonly registerAtNs: number | undefined;
  readonly pollEveryNs: number;
  readonly pollOffsetNs: number;
  /** Polls after the last event, so that everything can drain. */
  readonly quietPolls: number;
  /** Numbers (from 1) of the polls at which the process-agent cannot scan processes. */
  readonly failedScans?: readonly number[];
  /** Numbers of the polls whose payload never arrives. */
  readonly lostPayloads?: readonly number[];
}

/** The events that a schedule adds, one at a time, in order. */
export class ScheduledEvents {
  private readonly schedule: PollSchedule;
  private polls = 0;
  private isRegistered = false;
  private next: OrderedEvent<AddedEvent>;

  constructor(schedule: PollSchedule) {
    this.schedule = schedule;
    this.next = this.find();
  }

  /** The next event of the schedule; it has no end. */
  peek(): OrderedEvent<AddedEvent> {
    return this.next;
  }

  /** Takes the event that {@link peek} shows. */
  take(): OrderedEvent<AddedEvent> {
    const taken = this.next;
    if (taken.event.kind === 'register') this.isRegistered = true;
    else this.polls += 1;
    this.next = this.find();
    return taken;
  }

  private find(): OrderedEvent<AddedEvent> {
    const { registerAtNs, pollEveryNs, pollOffsetNs } = this.schedule;
    const pollAtNs = pollOffsetNs + this.polls * pollEveryNs;
    if (!this.isRegistered && registerAtNs !== undefined && registerAtNs <= pollAtNs) {
      return orderAdded({ kind: 'register', tNs: registerAtNs, client: PROCESS_AGENT_CLIENT }, 0);
    }
    return orderAdded({ kind: 'poll', tNs: pollAtNs, client: PROCESS_AGENT_CLIENT }, this.polls);
  }
}
