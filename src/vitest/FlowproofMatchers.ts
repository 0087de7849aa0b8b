import type { LossReason } from '../model/ledger/lossReasons.ts';
import type { FateName } from './checks/fates.ts';
import type { ExpectedServiceHits } from './checks/hits.ts';
import type { HitSelector } from './selectHits.ts';

/** Of a promise an expectation is a promise too, which the test must await. */
type Verdict<T> = T extends PromiseLike<unknown> ? Promise<void> : void;
type VerdictOfRuns<T> = T extends (...none: never[]) => PromiseLike<unknown> ? Promise<void> : void;

/** Expectations of a `RunResult`, or of a promise of one. All of them can be turned round with `.not`. */
export interface FlowproofMatchers<T = unknown> {
  /** Every captured hit has exactly one fate, and the back end counts what was shipped. */
  toConserveHits(): Verdict<T>;
  /** The back end counts exactly so many hits of a service; `side` is `server` unless given. */
  toHaveHits(expected: ExpectedServiceHits): Verdict<T>;
  /** Failed TCP connections delivered never exceed the closed ones. */
  toKeepFailureRateBounded(): Verdict<T>;
  /** No hit is lost, filtered or orphaned, except on purpose. */
  toLoseNoHits(): Verdict<T>;
  /** Hits are lost for these reasons only (docs/loss-reasons.md); they need not occur. */
  toLoseOnly(reasons: readonly LossReason[]): Verdict<T>;
  /** All selected hits have this fate (a kind or a loss reason); with `.not`, none of them has. */
  toHaveFate(selector: number | HitSelector, fate: FateName): Verdict<T>;
  /** The invariant of this name is violated. */
  toViolate(invariant: string): Verdict<T>;
  /** No invariant is violated. */
  toViolateNothing(): Verdict<T>;
  /** Of a function that runs: two calls give the same result to the byte. */
  toBeDeterministic(): VerdictOfRuns<T>;
  /** A counter of the agent has this value at the end; one that never moved is 0. */
  toHaveCounter(name: string, value: number): Verdict<T>;
  /** The agent does not die (Windows). */
  toSurvive(): Verdict<T>;
  /** No hit is orphaned: HTTP data always finds its connection. */
  toOrphanNothing(): Verdict<T>;
}
