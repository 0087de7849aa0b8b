import type { RecordedEvent } from '../../model/events.ts';
import type { PollFaults, PollOutcome } from '../../model/pipeline.ts';
import type { FlowTable } from '../flowTable.ts';
import type { ProcessTable } from '../processTable.ts';
import type { TransferSums } from '../transferSums.ts';

/** Operating system of a host. */
export type Platform = 'linux' | 'windows';

/** The answer to a poll, and what the process-agent made of it. */
export type DeliveredPoll = Omit<PollOutcome, 'flushed' | 'activeCount' | 'aggregateCount'>;

/** The agent ended by itself. */
export interface AgentEnd {
  /** ns since the start of the run. */
  readonly tNs: number;
  /** Number of the event that it died of; 0 = none. */
  readonly event: number;
  /** Poll that it died in; 0 = none. */
  readonly poll: number;
  /** What went wrong, in words. */
  readonly cause: string;
  /** Upstream file and symbol. */
  readonly place: string;
}

/** A host with the agent on it, as the run loop drives them: one implementation for each platform. */
export interface SimulatedHost {
  readonly platform: Platform;
  readonly processes: ProcessTable;
  readonly flows: FlowTable;
  /** Services that own captured hits of sockets that were forgotten. */
  readonly forgottenServices: ReadonlySet<string>;
  /** Whenever the agent died, in order. */
  readonly ends: readonly AgentEnd[];
  /** How bytes came to the agent's hooks; `undefined` where the events tell no calls. */
  readonly transfers: Readonly<TransferSums> | undefined;
  /** Lets the agent's own timers run up to a time. */
  advanceTo(tNs: number): void;
  /** Something happens on the host. */
  apply(event: RecordedEvent): void;
  /** Somebody sets the wall clock. @param byNs - ns; negative when it is set back */
  stepWallClock(byNs: number): void;
  /** A client makes itself known to the agent. */
  register(client: string, tNs: number): void;
  /** A client asks for connections. */
  poll(client: string, tNs: number, faults: PollFaults): DeliveredPoll;
  /** Nothing more will happen: what the agent has not seen by now it will never see. */
  endWorkload(): void;
  /** A poll is over: forgets what has been of no use for long. Called only where memory must stay bounded. */
  forgetOld(): void;
  /** The agent's own counters that moved, by name, in byte order of the names. */
  counters(): Map<string, number>;
}
