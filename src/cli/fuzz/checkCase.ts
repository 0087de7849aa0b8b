import { createHash } from 'node:crypto';
import type { AgentProfile } from '../../model/profile.ts';
import type { CaseKind } from '../../sim/campaign/CaseKind.ts';
import { stepsOf } from './tryCases.ts';

/** Two runs of one case: a hash of what they left behind, or the first step in which they differ. */
export type CheckedCase =
  | { readonly isEqual: true; readonly hash: string }
  | ({ readonly isEqual: false } & FirstDifference);

/** The first step in which two runs differ. */
export interface FirstDifference {
  readonly first: string;
  readonly second: string;
}

const NOTHING = '(nothing)';

/** Runs a case twice. */
export function checkCase(kind: CaseKind<unknown>, made: unknown, profile: AgentProfile): CheckedCase {
  const steps = stepsOf(kind, made, profile);
  const difference = firstDifference(steps, stepsOf(kind, made, profile));
  if (difference) return { isEqual: false, ...difference };
  return { isEqual: true, hash: createHash('sha256').update(steps.join('\n')).digest('hex') };
}

/** Where two lists of steps part; `undefined` when they are equal. */
export function firstDifference(one: readonly string[], other: readonly string[]): FirstDifference | undefined {
  const count = Math.max(one.length, other.length);
  for (let index = 0; index < count; index += 1) {
    if (one[index] !== other[index]) return { first: one[index] ?? NOTHING, second: other[index] ?? NOTHING };
  }
  return undefined;
}
