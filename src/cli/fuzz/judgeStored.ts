import type { AgentProfile } from '../../model/profile.ts';
import type { LoadedCase } from '../../runs/cases/loadCase.ts';
import type { CaseVerdict } from '../../sim/campaign/CaseKind.ts';
import { judgeCase } from '../../sim/campaign/judgeCase.ts';
import { ENDLESS } from './endlessFinding.ts';
import { judgeApart } from './judgeApart.ts';

/**
 * Runs a stored case. One that was stored because it did not end is run in a thread that can be ended.
 *
 * @param caseMs - longest time of such a case
 */
export async function judgeStored(
  { kind, made, found, over }: LoadedCase,
  profile: AgentProfile,
  caseMs: number,
): Promise<CaseVerdict> {
  if (found?.path !== ENDLESS) {
    return judgeCase(kind, made, profile, { huntsKnown: found?.huntsKnown ?? false });
  }
  return judgeApart({ kind: kind.name, made, profile, over }, caseMs);
}
