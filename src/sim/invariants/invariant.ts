import type { PollRecord, ServiceHits, Violation } from '../runResult.ts';

/** What invariants are checked on. */
export interface CheckedRun {
  /** All polls so far, the last one included. */
  readonly polls: readonly PollRecord[];
  /** Hits that the back end has counted so far. */
  readonly hits: ReadonlyMap<string, ServiceHits>;
  readonly sums: RunSums;
}

/** Sums over all polls so far, so that a check costs the same at every poll. */
export interface RunSums {
  /** Connections that the docker-proxy filter removed although another process owns them. */
  foreignRemoved: number;
  tcpFailures: number;
  tcpClosed: number;
}

/** A statement about a run. `check` is asked after each poll and returns the violation that it sees, if any. */
export interface Invariant {
  readonly name: string;
  /** One sentence. */
  readonly about: string;
  readonly check: (run: CheckedRun) => Violation | undefined;
}
