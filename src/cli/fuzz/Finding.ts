import { createHash } from 'node:crypto';
import { showChange, type ToggleChange } from '../../sim/bisect/toggleChange.ts';
import type { FindingIdentity } from '../../runs/cases/caseFile.ts';
import type { Violation } from '../../sim/runResult.ts';

export type { FindingIdentity };

/** A generated case that violates an invariant, as a campaign meets it. */
export interface RawFinding extends FindingIdentity {
  readonly seed: number;
  readonly index: number;
  readonly violation: Violation;
  readonly made: unknown;
}

/** A finding made small. */
export interface SmallFinding extends RawFinding {
  /** Every violation of the small case. */
  readonly violations: readonly Violation[];
  readonly shrinks: number;
  /** Whether shrinking came to its end: then nothing can be left out. */
  readonly isMinimal: boolean;
  /** The case in words, one event a line. */
  readonly events: readonly string[];
  /** Sets of toggles, each of which makes the case hold. */
  readonly flippedBy: readonly (readonly ToggleChange[])[];
  /** Where no toggle mends it: those with which it holds only because more hits are missing. */
  readonly hiddenBy: readonly ToggleChange[];
}

const SIGNATURE_DIGITS = 8;

/** A short name for the identity of a finding, for example `failure-rate-bounded-1f9a03c2`; also the directory's. */
export function signatureOf({ kind, invariant, path, profile, toggles, huntsKnown, over }: FindingIdentity): string {
  const settings = toggles.map(showChange).toSorted((a, b) => (a < b ? -1 : 1));
  const text = JSON.stringify([
    kind,
    invariant,
    path,
    profile,
    settings,
    ...(huntsKnown ? ['hunts-known'] : []),
    ...(over ? [over.digest] : []),
  ]);
  const digits = createHash('sha256').update(text).digest('hex').slice(0, SIGNATURE_DIGITS);
  return `${invariant.replaceAll(/[^a-z0-9]+/gi, '-')}-${digits}`;
}
