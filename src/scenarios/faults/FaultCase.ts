import type { ClosedEventRace, FlowTableName } from '../../model/windows/flows/FlowDriver.ts';

/**
 * One thing that goes wrong while a given workload runs. Polls are those of the process-agent, from 1; a place in the
 * timetable counts skipped polls too. Times are whole ms.
 */
export type Fault =
  /** The first poll, and with it all others, comes at another time. */
  | { readonly fault: 'first-poll'; readonly atMs: number }
  /** One poll comes late, and the next one at its own time. */
  | { readonly fault: 'late-poll'; readonly place: number; readonly byMs: number }
  | { readonly fault: 'skipped-poll'; readonly place: number }
  | { readonly fault: 'lost-payload'; readonly poll: number }
  /** The process-agent cannot scan processes. */
  | { readonly fault: 'failed-scan'; readonly poll: number }
  | { readonly fault: 'late-registration'; readonly atMs: number }
  | { readonly fault: 'other-client'; readonly everyMs: number; readonly offsetMs: number }
  /** A limit of the agent is small. */
  | { readonly fault: 'small-limit'; readonly limit: string; readonly value: number }
  /** The wall clock is ahead. */
  | { readonly fault: 'clock-offset'; readonly byMs: number }
  /** Linux: somebody sets the wall clock. */
  | { readonly fault: 'clock-step'; readonly atMs: number; readonly byMs: number }
  /** Linux: a record of closes finds the kernel's buffer full. Records are counted from 1, as they are written. */
  | { readonly fault: 'lost-close'; readonly record: number }
  /** Linux: the agent learns translations later than the kernel. */
  | { readonly fault: 'late-translations'; readonly byMs: number }
  /** Windows: the driver cannot be read. */
  | { readonly fault: 'failed-read'; readonly poll: number; readonly table: FlowTableName }
  /** Windows: the closed-event loop runs into a poll. */
  | { readonly fault: 'closed-event-race'; readonly poll: number; readonly race: ClosedEventRace }
  /** Windows: the agent's own session loses an event of HTTP.sys. */
  | { readonly fault: 'missed-event'; readonly cseq: number }
  /** Windows: system-probe is started again when it dies. */
  | { readonly fault: 'restart'; readonly afterMs: number };

/** What goes wrong in one run of a given workload. Plain data: with workload and profile, a run is a function of it. */
export interface FaultCase {
  readonly faults: readonly Fault[];
  /** Seed of what the agent leaves to chance. */
  readonly seed: number;
}
