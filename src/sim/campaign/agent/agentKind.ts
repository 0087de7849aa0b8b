import type { AgentCase } from '../../../scenarios/agent/AgentCase.ts';
import { missingHitsOf } from '../../condition.ts';
import type { CaseKind } from '../CaseKind.ts';
import { RUN_COMPLETES } from '../runCampaign.ts';
import { CLIENT_ISOLATION } from './clientIsolation.ts';
import { describeAgentCase } from './describeAgentCase.ts';
import { Findings } from './Findings.ts';
import { generateAgentCase } from './generateAgentCase.ts';
import { AGENT_INVARIANTS } from './invariants/all.ts';
import { judgeAgentCase } from './judgeAgentCase.ts';
import { runAgentCase } from './runAgentCase.ts';
import { stepsOfAgentRun } from './stepsOfAgentRun.ts';

const NAMES = [RUN_COMPLETES, ...AGENT_INVARIANTS.map(({ name }) => name), CLIENT_ISOLATION];

/** Lives of a Linux agent, told as operations on its own hooks. */
export const AGENT_KIND: CaseKind<AgentCase> = {
  name: 'agent',
  about: 'lives of a Linux agent, hook by hook: sockets, HTTP, translations, polls that things happen in, small limits',
  laws: NAMES,
  invariants: NAMES,
  generate: generateAgentCase,
  judge: judgeAgentCase,
  missingHits: (made, profile) => missingHitsOf(runAgentCase(made, profile, [], new Findings(true)).ledger.totals()),
  describe: describeAgentCase,
  steps: (made, profile) => stepsOfAgentRun(runAgentCase(made, profile, AGENT_INVARIANTS, new Findings(true))),
  async shrinker() {
    const { agentCaseShrinker } = await import('../../../scenarios/agent/agentCaseShrinker.ts');
    return agentCaseShrinker;
  },
};
