import type { AddedEvent } from '../model/events.ts';
import { compareOrder, orderAdded, type OrderedEvent } from '../model/order.ts';
import type { ClosedEventRace, ReadFault } from '../model/windows/flows/FlowDriver.ts';

/** The process-agent's id as a client of system-probe. */
export const PROCESS_AGENT_CLIENT = 'process-agent-unique-id';

/** When one client registers and polls; all times in ns since the start of the trace. */
export interface ClientSchedule {
  /** `undefined`: never by itself. */
  readonly registerAtNs: number | undefined;
  readonly pollEveryNs: number;
  readonly pollOffsetNs: number;
}

/** Another client of system-probe beside the process-agent: a debug tool, a second agent. */
export interface OtherClient extends ClientSchedule {
  readonly id: string;
}

/** Somebody sets the host's wall clock. */
export interface ClockStep {
  readonly atNs: number;
  /** ns; negative when it is set back. */
  readonly byNs: number;
}

/** When the process-agent registers and polls, and what goes wrong at its polls. */
export interface PollSchedule extends ClientSchedule {
  /** Polls after the last event, so that everything can drain. */
  readonly quietPolls: number;
  /** Numbers (from 1) of the polls at which the process-agent cannot scan processes. */
  readonly failedScans?: readonly number[];
  /** Numbers of the polls whose payload never arrives. */
  readonly lostPayloads?: readonly number[];
  /** Places in the timetable (from 1) at which the process-agent does not poll at all; they have no number. */
  readonly skippedPolls?: readonly number[];
  /** Place in the timetable → ns by which that poll comes late, less than the poll interval. */
  readonly latePolls?: ReadonlyMap<number, number>;
  readonly otherClients?: readonly OtherClient[];
  /** In any order. */
  readonly clockSteps?: readonly ClockStep[];
  /** Windows: polls at which the driver cannot be read as it should. */
  readonly failedReads?: ReadonlyMap<number, ReadFault>;
  /** Windows: polls that the closed-event loop runs into, with what comes of it. */
  readonly closedEventRaces?: ReadonlyMap<number, ClosedEventRace>;
}

/** The events that a schedule adds, one at a time, in order. */
export class ScheduledEvents {
  private readonly clients: readonly ClientEvents[];
  /** In order, the next one last. */
  private readonly clockSteps: OrderedEvent<AddedEvent>[];

  constructor(schedule: PollSchedule) {
    const { otherClients = [], clockSteps = [], skippedPolls, latePolls } = schedule;
    this.clockSteps = clockSteps
      .map(({ atNs, byNs }, index) => orderAdded({ kind: 'clockStep', tNs: atNs, wallDeltaNs: byNs }, index))
      .toSorted((a, b) => compareOrder(b, a));
    this.clients = [
      new ClientEvents(PROCESS_AGENT_CLIENT, schedule, { skippedPolls, latePolls }),
      ...otherClients.map((other) => new ClientEvents(other.id, other)),
    ];
  }

  /** The next event of the schedule; it has no end. */
  peek(): OrderedEvent<AddedEvent> {
    const { next } = this.first();
    const step = this.clockSteps.at(-1);
    return step !== undefined && compareOrder(step, next) < 0 ? step : next;
  }

  /** Takes the event that {@link peek} shows. */
  take(): OrderedEvent<AddedEvent> {
    const next = this.peek();
    if (next.event.kind !== 'clockStep') return this.first().take();
    this.clockSteps.pop();
    return next;
  }

  /** Of two clients at the same place in the order the process-agent is first, then the one named first. */
  private first(): ClientEvents {
    let first = this.clients[0]!;
    for (let index = 1; index < this.clients.length; index += 1) {
      const other = this.clients[index]!;
      if (compareOrder(other.next, first.next) < 0) first = other;
    }
    return first;
  }
}

/** What is out of the ordinary in a timetable. */
interface Irregular {
  readonly skippedPolls?: readonly number[] | undefined;
  readonly latePolls?: ReadonlyMap<number, number> | undefined;
}

/** The timetable of one client. */
class ClientEvents {
  next: OrderedEvent<AddedEvent>;
  private readonly client: string;
  private readonly schedule: ClientSchedule;
  private readonly skipped: ReadonlySet<number>;
  private readonly late: ReadonlyMap<number, number>;
  private place = 0;
  private isRegistered = false;

  constructor(client: string, schedule: ClientSchedule, { skippedPolls = [], latePolls = new Map() }: Irregular = {}) {
    this.client = client;
    this.schedule = schedule;
    this.skipped = new Set(skippedPolls);
    this.late = latePolls;
    this.next = this.find();
  }

  take(): OrderedEvent<AddedEvent> {
    const taken = this.next;
    if (taken.event.kind === 'register') this.isRegistered = true;
    else this.place += 1;
    this.next = this.find();
    return taken;
  }

  private find(): OrderedEvent<AddedEvent> {
    while (this.skipped.has(this.place + 1)) this.place += 1;
    const { client } = this;
    const { registerAtNs, pollEveryNs, pollOffsetNs } = this.schedule;
    const lateNs = Math.min(this.late.get(this.place + 1) ?? 0, pollEveryNs - 1);
    const pollAtNs = pollOffsetNs + this.place * pollEveryNs + lateNs;
    if (!this.isRegistered && registerAtNs !== undefined && registerAtNs <= pollAtNs) {
      return orderAdded({ kind: 'register', tNs: registerAtNs, client }, 0);
    }
    return orderAdded({ kind: 'poll', tNs: pollAtNs, client }, this.place);
  }
}
