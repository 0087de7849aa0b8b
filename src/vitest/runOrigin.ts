import type { RunResult } from '../sim/runResult.ts';

/** Where a run comes from, for messages. */
export interface RunOrigin {
  /** Trace or scenario, as the test named it. */
  readonly source: string;
  /** Command line that explains the missing hits of this run. */
  readonly explain: string;
  /** The recorder lost events, or the trace was cut: a missing hit proves nothing. */
  readonly isTainted: boolean;
}

const origins = new WeakMap<RunResult, RunOrigin>();

/** Remembers where a run comes from. @returns the run */
export function withOrigin(run: RunResult, origin: RunOrigin): RunResult {
  origins.set(run, origin);
  return run;
}

/** Where a run comes from; `undefined` when the test has simulated it by itself. */
export function originOf(run: RunResult): RunOrigin | undefined {
  return origins.get(run);
}
