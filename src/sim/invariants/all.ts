import { agentSurvives } from './agentSurvives.ts';
import { backendMatchesLedger } from './backendMatchesLedger.ts';
import { everyHitArrives } from './everyHitArrives.ts';
import { failureRateBounded } from './failureRateBounded.ts';
import { filterOnlyProxy } from './filterOnlyProxy.ts';
import { hitConservation } from './hitConservation.ts';
import { hitsNotDuplicated } from './hitsNotDuplicated.ts';
import type { Invariant } from './invariant.ts';
import { noOrphansWhenReported } from './noOrphansWhenReported.ts';

/** Every invariant, in the order in which violations are reported. */
export const INVARIANTS: readonly Invariant[] = [
  hitConservation,
  backendMatchesLedger,
  filterOnlyProxy,
  everyHitArrives,
  hitsNotDuplicated,
  noOrphansWhenReported,
  failureRateBounded,
  agentSurvives,
];
