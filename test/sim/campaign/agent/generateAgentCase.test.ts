import { describe, expect, it } from 'vitest';
import { AGENT_CASE_DOMAIN } from '../../../../src/scenarios/agent/agentCaseDomain.ts';
import { generateAgentCase } from '../../../../src/sim/campaign/agent/generateAgentCase.ts';
import { caseOf } from '../../../../src/sim/campaign/runCampaign.ts';

const CASES = 2000;

describe('generated cases of the agent', () => {
  const made = Array.from({ length: CASES }, (_, index) => caseOf({ seed: 1, generate: generateAgentCase }, index));
  const sizes = made.map(({ ops }) => ops.length);

  it('have about 50 operations on average, small ones among them', () => {
    const mean = sizes.reduce((sum, size) => sum + size, 0) / CASES;
    expect(mean).toBeGreaterThan(48);
    expect(mean).toBeLessThan(55);
    expect(sizes.filter((size) => size < 20).length).toBeGreaterThan(CASES / 5);
  });

  it('have no more sockets than can be named', () => {
    const [, last] = AGENT_CASE_DOMAIN.socket;
    expect(AGENT_CASE_DOMAIN.socketsMax).toBe(last + 1);
    expect(made.every(({ sockets }) => sockets.length <= AGENT_CASE_DOMAIN.socketsMax)).toBe(true);
  });
});
