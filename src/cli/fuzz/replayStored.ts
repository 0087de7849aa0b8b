import { showChange } from '../../sim/bisect/toggleChange.ts';
import path from 'node:path';
import { CASE_FILE } from '../../runs/cases/caseFile.ts';
import { loadCase } from '../../runs/cases/loadCase.ts';
import { isKnown } from '../../sim/campaign/judgeCase.ts';
import type { FindingIdentity } from './Finding.ts';
import { agentOfFinding } from './agentOfCase.ts';
import type { FindingsStore } from './FindingsStore.ts';
import type { AgentSettings, FuzzPlan } from './FuzzPlan.ts';
import { judgeStored } from './judgeStored.ts';

/** What became of stored findings. */
export interface StoredOutcome {
  /** Directories whose case still violates what it was stored for. */
  readonly failing: readonly string[];
  /** Directories whose case does not any more. */
  readonly fixed: readonly string[];
  /** Findings of another agent: another profile, or other toggles. */
  readonly ofOthers: number;
}

/** A finding that is stored. */
export interface StoredFinding {
  readonly directory: string;
  readonly found: FindingIdentity;
}

/** Runs what is stored of the same agent, in byte order of the names. @throws CaseFileError */
export async function replayStored(
  store: FindingsStore,
  plan: FuzzPlan,
  caseMs: number,
): Promise<StoredOutcome & { readonly findings: readonly StoredFinding[] }> {
  const findings: StoredFinding[] = [];
  const failing: string[] = [];
  const fixed: string[] = [];
  let ofOthers = 0;
  for (const directory of store.list()) {
    const { found, ...stored } = await loadCase(path.join(directory, CASE_FILE));
    if (!found || !isOfPlan(found, plan)) {
      ofOthers += 1;
      continue;
    }
    const { profile } = agentOfFinding(plan, found);
    const { violations } = await judgeStored({ ...stored, found }, profile, caseMs);
    const fails = violations.some((each) => !isKnown(each) && each.invariant === found.invariant);
    (fails ? failing : fixed).push(directory);
    if (fails) findings.push({ directory, found });
  }
  return { failing, fixed, ofOthers, findings };
}

/** Whether something was found for the very agent of a plan, or for one of its agents with two bugs. */
export function isOfPlan(
  found: Pick<FindingIdentity, 'profile' | 'toggles' | 'together' | 'huntsKnown' | 'over'>,
  { pairs, huntsKnown, over, agent: { profile, toggles } }: FuzzPlan,
): boolean {
  if (found.over?.digest !== over?.digest) return false;
  if (huntsKnown !== (found.huntsKnown ?? false)) return false;
  if (pairs || found.together) return pairs && found.together !== undefined;
  return found.profile === profile.id && showAll(found.toggles) === showAll(toggles);
}

function showAll(settings: AgentSettings['toggles']): string {
  return settings
    .map(showChange)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join(' ');
}
