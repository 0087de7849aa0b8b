import type { AgentProfile } from '../../../model/profile.ts';
import type { AgentCase } from '../../../scenarios/agent/AgentCase.ts';
import type { CaseVerdict, JudgeOptions } from '../CaseKind.ts';
import { checkClientIsolation } from './clientIsolation.ts';
import { Findings } from './Findings.ts';
import { AGENT_INVARIANTS } from './invariants/all.ts';
import { runAgentCase } from './runAgentCase.ts';

/** Runs a case and asks all invariants. */
export function judgeAgentCase(
  made: AgentCase,
  profile: AgentProfile,
  { huntsKnown = false }: JudgeOptions = {},
): CaseVerdict {
  const findings = new Findings(!huntsKnown);
  const run = runAgentCase(made, profile, AGENT_INVARIANTS, findings);
  checkClientIsolation(made, profile, run, findings);
  return { violations: findings.violations, path: findings.path };
}
