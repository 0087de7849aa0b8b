import { createHash } from 'node:crypto';
import type { AgentProfile } from '../../model/profile.ts';
import type { CaseKind } from '../../sim/campaign/CaseKind.ts';
import { type Divergence, firstDivergence } from '../../sim/determinism/firstDivergence.ts';
import { stepsOf } from './tryCases.ts';

/** Two runs of one case: a hash of what they left behind, or the first step in which they differ. */
export type CheckedCase =
  | { readonly isEqual: true; readonly hash: string }
  | { readonly isEqual: false; readonly divergence: Divergence };

/** Runs a case twice. */
export function checkCase(kind: CaseKind<unknown>, made: unknown, profile: AgentProfile): CheckedCase {
  const steps = stepsOf(kind, made, profile);
  const divergence = firstDivergence(steps, stepsOf(kind, made, profile));
  if (divergence) return { isEqual: false, divergence };
  return { isEqual: true, hash: createHash('sha256').update(JSON.stringify(steps)).digest('hex') };
}
