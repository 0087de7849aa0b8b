import type { AgentProfile } from '../../model/profile.ts';
import type { CaseVerdict } from '../../sim/campaign/CaseKind.ts';
import type { Divergence } from '../../sim/determinism/firstDivergence.ts';
import type { RunSteps } from '../../sim/determinism/Step.ts';
import type { CaseNumber } from './caseNumbers.ts';
import type { RawFinding, SmallFinding } from './Finding.ts';
import type { FuzzPlan } from './FuzzPlan.ts';

/** What a worker is started with. */
export interface WorkerStart {
  readonly plan: FuzzPlan;
  /** One number; not 0: stop as soon as possible. */
  readonly stop: Int32Array;
  /** See `Heartbeat`. */
  readonly heartbeat: Int32Array;
}

/** What a worker is asked for; it answers each with one {@link Reply}. */
export type Request =
  | { readonly type: 'try'; readonly from: number; readonly to: number }
  | {
      readonly type: 'shrink';
      readonly finding: RawFinding;
      /** Parts of paths that are stored already: the small case must show another. */
      readonly knownParts: readonly string[];
      readonly limitMs: number;
    }
  | { readonly type: 'judge'; readonly kind: string; readonly made: unknown; readonly profile: AgentProfile }
  | { readonly type: 'check'; readonly from: number; readonly to: number }
  | { readonly type: 'steps'; readonly place: number };

/** What a worker answers. */
export type Reply =
  | TriedReply
  | { readonly type: 'shrunk'; readonly finding: SmallFinding }
  | { readonly type: 'judged'; readonly verdict: CaseVerdict }
  | CheckedReply
  | { readonly type: 'steps'; readonly steps: RunSteps };

/** Cases that were tried. */
export interface TriedReply {
  readonly type: 'tried';
  readonly from: number;
  /** The first place that was not tried any more. */
  readonly to: number;
  /** Invariant → number of cases that violate it; `known:` ones too. */
  readonly violating: readonly (readonly [string, number])[];
}

/** Cases that were run twice. */
export interface CheckedReply {
  readonly type: 'checked';
  /** Hash of the steps of each case, in order. */
  readonly hashes: readonly string[];
  /** The first case whose two runs differ. */
  readonly diverged: DivergedCase | undefined;
}

/** A case of which two runs differ, and the first step in which they do. */
export interface DivergedCase extends Divergence {
  readonly number: CaseNumber;
}

/** Comes while cases are tried, as soon as something is found. */
export interface FoundNote {
  readonly type: 'found';
  readonly place: number;
  readonly finding: RawFinding;
}
