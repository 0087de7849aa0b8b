import { MatcherUsageError } from '../judgement.ts';
import type { PropertyPlan } from './PropertyPlan.ts';
import type { RunProperty } from './RunProperty.ts';
import { tryCases } from './tryCases.ts';
import { tryWorkload } from './tryWorkload.ts';

/**
 * Tries a property on many runs: one workload with many seeds, or many generated workloads; with every profile.
 *
 * The first failure ends it. Its message has the seed, the case (made small, and stored where it is tried first from
 * then on), and a line that does it again.
 *
 * ```ts
 * await propRun({ kind: 'windows', seeds: 200, profiles: ['agent-2026-05'] }, (run) => {
 *   expect(run).toKeepFailureRateBounded();
 * });
 * ```
 *
 * @returns how many runs were tried
 * @throws PropertyFailure; MatcherUsageError when nothing would be tried; FlowproofError as `runTrace` does
 */
export async function propRun(plan: PropertyPlan, property: RunProperty): Promise<number> {
  if (plan.profiles?.length === 0) throw new MatcherUsageError('propRun: no profiles, so nothing would be tried');
  if (plan.kind !== undefined) return tryCases(plan, property);
  if (plan.events !== undefined) return tryWorkload(plan, property);
  throw new MatcherUsageError("propRun expects { events: a trace or scenario } or { kind: 'windows' }");
}
