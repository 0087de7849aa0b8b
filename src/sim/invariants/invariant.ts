import type { Evidence } from '../recorderLoss/Evidence.ts';
import type { PollRecord, RunResult, RunSums, ServiceHits, Violation } from '../runResult.ts';

/** What invariants are checked on. */
export interface CheckedRun {
  /** The poll that is just over. */
  readonly poll: PollRecord;
  /** Hits that the back end has counted so far. */
  readonly hits: ReadonlyMap<string, ServiceHits>;
  /** So far, so that a check costs the same at every poll. */
  readonly sums: Readonly<RunSums>;
}

/** A statement about a run. `check` is asked after each poll and returns the violation that it sees, if any. */
export interface Invariant {
  readonly name: string;
  /** One sentence. */
  readonly about: string;
  readonly check: (run: CheckedRun) => Violation | undefined;
  /**
   * Whether a violation stands although the recorder lost events, asked at the end of a run: one hit or connection that
   * was recorded whole is enough. `always`: it does not depend on what was recorded. Absent: it rests on the whole
   * workload, so that any loss may explain it.
   */
  readonly proves?: 'always' | ((run: RunResult, evidence: Evidence) => boolean);
}
