import { describe, expect, it } from 'vitest';
import type { AgentCase } from '../../src/scenarios/agent/AgentCase.ts';
import { AGENT_KIND } from '../../src/sim/campaign/agent/agentKind.ts';
import { huntBug } from '../../src/sim/campaign/museum/huntBug.ts';
import { museumCampaigns } from '../../src/sim/campaign/museum/museumCampaigns.ts';

const RUNS_MAX = 50_000;

describe('museum, at length', () => {
  const numbered = museumCampaigns().filter(
    ({ entry, kind }) => kind === 'agent' && entry.number > 0 && entry.number <= 40,
  );

  it.each(numbered.map((campaign) => [campaign.entry.id, campaign] as const))(
    '%s is found',
    (_id, campaign) => {
      const trophy = huntBug<AgentCase>({ ...campaign, kind: AGENT_KIND, seed: 3, mayGoOn: (runs) => runs < RUNS_MAX });
      expect(trophy).toBeTypeOf('object');
    },
    600_000,
  );
});
