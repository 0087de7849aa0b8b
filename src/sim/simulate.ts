import type { RecordedEvent } from '../model/events.ts';
import type { OrderedEvent } from '../model/order.ts';
import type { AgentProfile } from '../model/profile.ts';
import type { StateImplementation } from '../model/state/createStateStore.ts';
import type { EphemeralRanges } from '../model/state/EphemeralRanges.ts';
import type { IisFile } from '../model/windows/etw/iis/iisFile.ts';
import type { FilterFeed } from './filterFeed.ts';
import type { PollSchedule } from './pollSchedule.ts';
import type { DeliveredPoll } from './hosts/SimulatedHost.ts';
import type { RunResult } from './runResult.ts';
import { Simulation } from './Simulation.ts';
import type { CallsTold } from './transferSums.ts';

/** Facts of the host that a workload comes from. */
export interface HostFacts {
  readonly rootNetnsIno: number;
  readonly cpuCount?: number;
  /** Kernel monotonic clock and Unix time at time 0, ns. */
  readonly monotonicBaseNs?: bigint;
  readonly wallBaseNs?: bigint;
  /** Local port range, inclusive. */
  readonly ephemeralRange?: readonly [number, number];
  /** Linux: numbers, from 1, of the records of closes that find no room in the kernel's buffer. */
  readonly lostCloses?: ReadonlySet<number>;
  /** Linux: how much later than the kernel the agent learns a translation, ns; 0 when absent. */
  readonly lateTranslationsNs?: number;
  /** Which calls that send or receive the events tell; absent = none. */
  readonly callsTold?: CallsTold;
  /** What the agent's socket filter is fed from; absent = heads. */
  readonly filterFeed?: FilterFeed;
  /** Absent on Linux. */
  readonly windows?: WindowsFacts;
}

/** Facts of a Windows host. */
export interface WindowsFacts {
  /** Unix time at which it was booted, ns. */
  readonly bootUnixNs?: bigint;
  /** Ports that it gives to outgoing connections, by kind of traffic; absent = the usual ones. */
  readonly ephemeralRanges?: EphemeralRanges;
  /** Configuration of its sites; absent = it has none. */
  readonly iis?: IisFile;
  /** Numbers (`cseq`) of the ETW events that the agent's own session loses. */
  readonly missedEtw?: ReadonlySet<number>;
  /** Whether the driver follows every connection of HTTP.sys as long as the trace says nothing of flows. */
  readonly flowsFromEtw?: boolean;
  /** When system-probe is started again after it has died, ns; absent = never. */
  readonly restartAfterNs?: number;
}

/** What a run is a function of, besides its events. */
export interface RunSettings {
  readonly host: HostFacts;
  /** Profile with toggles applied. */
  readonly profile: AgentProfile;
  readonly schedule: PollSchedule;
  readonly seed: number;
  /** Keep the trail of this transaction (see `Ledger.trail`). */
  readonly watchedTransaction?: number;
  /**
   * What the result can tell afterwards. `everything`: the fate of every hit; memory grows with the run. `sums`: totals,
   * the last polls and verdicts; what ended is forgotten some polls later, so memory is bounded. A number: everything
   * of a run of up to so many events; a longer one goes on with sums. Default: everything.
   */
  readonly memory?: 'everything' | 'sums' | number;
  /** How the agent's state is kept; both ways answer alike. Plain objects suit short runs. Default: by the profile. */
  readonly stateImplementation?: StateImplementation;
}

/** Everything that a run is a function of. */
export interface RunOptions extends RunSettings {
  /** Recorded events in total order. */
  readonly events: readonly OrderedEvent<RecordedEvent>[];
}

/**
 * Looks at answers to clients as they are given; what it is handed is valid until it returns. A run does not depend on
 * whether anybody looks.
 */
export type PollObserver = (client: string, tNs: number, answer: DeliveredPoll) => void;

/** Recorded events in total order, some at a time: more than fit into memory. */
export type EventBatches = Iterable<readonly RecordedEvent[]> | AsyncIterable<readonly RecordedEvent[]>;

/**
 * Runs a workload through the agent under a virtual clock. The result is a function of the options: nothing else is
 * read.
 *
 * Polls go on after the last event until the schedule's quiet polls are over, so that everything can drain.
 */
export function simulate(options: RunOptions, observe?: PollObserver): RunResult {
  const simulation = new Simulation(options, observe);
  for (const { event } of options.events) simulation.apply(event);
  return simulation.finish();
}

/** The same for events that come in batches. @throws what the batches throw */
export async function simulateBatches(settings: RunSettings, batches: EventBatches): Promise<RunResult> {
  const simulation = new Simulation(settings);
  for await (const batch of batches) for (const event of batch) simulation.apply(event);
  return simulation.finish();
}
