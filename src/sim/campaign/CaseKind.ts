import type { AgentProfile } from '../../model/profile.ts';
import type { CaseShrinker } from '../../scenarios/workload/CaseShrinker.ts';
import type { RunSteps } from '../determinism/Step.ts';
import type { Random } from '../random.ts';
import type { Violation } from '../runResult.ts';
import type { RunOptions } from '../simulate.ts';

/**
 * A kind of generated cases: how one is drawn, run, told and made small. A case is plain JSON data, and a run of it is
 * a function of the case and a profile.
 *
 * Campaigns (`flowproof fuzz`), stored findings and scenarios with `workload: case` know cases only through this.
 */
export interface CaseKind<Case> {
  /** As `--kind` and `case.json` say it. */
  readonly name: string;
  /** One sentence. */
  readonly about: string;
  /** Invariants that must hold in every case: a campaign looks at these unless it is told otherwise. */
  readonly laws: readonly string[];
  /** Every invariant that `judge` can report, the laws among them. */
  readonly invariants: readonly string[];
  /** Draws a case; all of its chance comes from here. */
  generate(random: Random): Case;
  /** Runs a case and says what it violates. */
  judge(made: Case, profile: AgentProfile, options?: JudgeOptions): CaseVerdict;
  /** Runs a case and counts the hits that never arrived and were meant to. */
  missingHits(made: Case, profile: AgentProfile): number;
  /** What happens in a case, one event a line, for people. */
  describe(made: Case): readonly string[];
  /** Runs a case and tells what that leaves behind, step by step: two runs of a case must leave the same. */
  steps(made: Case, profile: AgentProfile): RunSteps;
  /** Everything that a run of the case takes, for kinds that `simulate` runs: then all commands can replay a case. */
  prepare?(made: Case, profile: AgentProfile): RunOptions;
  /** Loads what makes a failing case small. */
  shrinker(): Promise<CaseShrinker<Case>>;
}

/** What is looked at, beside the case. */
export interface JudgeOptions {
  /** Tell open defects of the real agent as what they violate: a hunt for those. */
  readonly huntsKnown?: boolean;
}

/** What a run of a case came to. */
export interface CaseVerdict {
  /**
   * Empty: everything holds. A violation whose invariant begins with {@link KNOWN} is an open defect of the real agent:
   * it is counted and never a finding.
   */
  readonly violations: readonly CaseViolation[];
  /**
   * Short name of where the ledger first disagrees, part of a finding's signature; empty when nothing is violated.
   * Several places are joined by `+`: a finding is new when one of them is.
   */
  readonly path: string;
}

/** A violation; with a path of its own where it has nothing to do with the ledger's. */
export interface CaseViolation extends Violation {
  readonly path?: string;
}

/** Begins the name of a violation that is an open defect of the real agent: `known:<id>`. */
export const KNOWN = 'known:';
