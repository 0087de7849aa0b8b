import type { NamedWorkload } from './loadFaultKind.ts';
import type { ToggleChange } from '../../sim/bisect/toggleChange.ts';

/** Name of the file with the case, inside the directory of a finding. */
export const CASE_FILE = 'case.json';
export const CASE_FORMAT = 'flowproof-case/1';

/** A stored case as JSON. `kind` and `case` are what a run takes; the rest tells where it comes from. */
export interface CaseFile {
  readonly format: typeof CASE_FORMAT;
  /** Kind of case. */
  readonly kind: string;
  readonly case: unknown;
  /** Of faults over a given workload: where that is, seen from the directory of this file. */
  readonly over?: string;
  readonly found?: CaseOrigin;
}

/** How a stored case was found. */
export interface CaseOrigin extends FindingIdentity {
  readonly seed: number;
  readonly index: number;
  readonly shrinks: number;
  readonly isMinimal: boolean;
}

/** What makes two findings the same: an invariant, where it breaks, and for which agent. */
export interface FindingIdentity {
  /** Kind of case. */
  readonly kind: string;
  readonly invariant: string;
  /** See `CaseVerdict.path`. */
  readonly path: string;
  /** Id of the profile. */
  readonly profile: string;
  readonly toggles: readonly ToggleChange[];
  /** Two historic bugs among the toggles that it takes both to show it. */
  readonly together?: readonly ToggleChange[];
  /** The workload that it is faults of. */
  readonly over?: NamedWorkload;
  /** Open defects of the real agent were told as what they violate. */
  readonly huntsKnown?: boolean;
}
