import type { AgentProfile } from '../../model/profile.ts';
import type { CaseVerdict } from '../../sim/campaign/CaseKind.ts';
import { CaseOverdue } from './CaseOverdue.ts';
import { ENDLESS, endlessViolation } from './endlessFinding.ts';
import type { FuzzPlan } from './FuzzPlan.ts';
import { WorkerPool } from './WorkerPool.ts';

/** A case for an agent. */
export interface CaseToJudge {
  readonly kind: string;
  readonly made: unknown;
  readonly profile: AgentProfile;
  /** Where the workload is that it is faults of. */
  readonly over: string | undefined;
}

/** Runs a case that may not end, in a thread of its own that is ended after a while. */
export async function judgeApart({ over, ...judged }: CaseToJudge, caseMs: number): Promise<CaseVerdict> {
  const pool = new WorkerPool(1, { plan: planFor(judged.profile, over), caseMs });
  try {
    return (await pool.ask(0, { type: 'judge', ...judged })).verdict;
  } catch (error) {
    if (!(error instanceof CaseOverdue)) throw error;
    return { violations: [endlessViolation(caseMs)], path: ENDLESS };
  } finally {
    await pool.close();
  }
}

/** A worker wants a plan; this one has no cases. */
function planFor(profile: AgentProfile, over: string | undefined): FuzzPlan {
  return {
    seed: 0,
    kinds: [],
    agent: { profile, toggles: [] },
    pairs: false,
    over: over === undefined ? undefined : { location: over, digest: '' },
    huntsKnown: false,
    properties: undefined,
    cases: 0,
    shard: { index: 0, count: 1 },
    only: undefined,
  };
}
