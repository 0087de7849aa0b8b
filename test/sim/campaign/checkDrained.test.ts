import { describe, expect, it } from 'vitest';
import { findProfile } from '../../../src/model/profiles.ts';
import type { WindowsCase } from '../../../src/scenarios/windows/workload/WindowsCase.ts';
import { checkDrained } from '../../../src/sim/campaign/checkDrained.ts';
import { generateWindowsCase } from '../../../src/sim/campaign/generateWindowsCase.ts';
import { prepareWindowsCase } from '../../../src/sim/campaign/prepareWindowsCase.ts';
import { caseOf } from '../../../src/sim/campaign/runCampaign.ts';
import type { RunResult } from '../../../src/sim/runResult.ts';
import { simulate } from '../../../src/sim/simulate.ts';
import { PLAIN_CASE, PLAIN_CONNECTION, PLAIN_FLOW, PLAIN_REQUEST } from './plainCase.ts';

const PROFILE = findProfile('agent-2026-05')!;
const QUIET: WindowsCase = {
  ...PLAIN_CASE,
  flows: [PLAIN_FLOW],
  connections: [{ ...PLAIN_CONNECTION, requests: [PLAIN_REQUEST] }],
  agent: { ...PLAIN_CASE.agent, quietPolls: 2 },
};

function run(made: WindowsCase): RunResult {
  return simulate(prepareWindowsCase(made, PROFILE));
}

describe('two quiet polls', () => {
  it('are enough for everything in generated cases', () => {
    for (let index = 0; index < 300; index += 1) {
      const made = caseOf({ seed: 5, generate: generateWindowsCase }, index);
      expect(checkDrained(made, run(made)), `case ${index}`).toBeUndefined();
    }
  });

  it('leave nothing under way: a planted hit that waits on is found', () => {
    const result = run(QUIET);
    expect(checkDrained(QUIET, result)).toBeUndefined();
    const waits = { ...result, totals: { ...result.totals, byStage: new Map([['stat-keeper', 2] as const]) } };
    expect(checkDrained(QUIET, waits)).toMatchObject({ invariant: 'drained', observed: '2 stat-keeper' });
    const unanswered = { ...result, totals: { ...result.totals, byStage: new Map([['etw-request', 2] as const]) } };
    expect(checkDrained(QUIET, unanswered)).toBeUndefined();
  });

  it('leave no record of a connection under way: one that is planted is found', () => {
    const result = run(QUIET);
    const flow = result.ledger.openFlow();
    result.ledger.at(1, 1);
    result.ledger.moveFlows(result.ledger.listOfFlow(flow), 'closed-rows');
    expect(checkDrained(QUIET, result)?.observed).toBe(`socket ${flow} closed-rows`);
  });

  it('are asked for: a case that ends otherwise is left alone', () => {
    const result = run(QUIET);
    const waits = { ...result, totals: { ...result.totals, byStage: new Map([['stat-keeper', 2] as const]) } };
    const last = result.polls.length;
    for (const agent of [
      { quietPolls: 1 },
      { lostPayloads: [last] },
      { failedReads: [{ poll: last, table: 'open' as const }] },
    ]) {
      expect(checkDrained({ ...QUIET, agent: { ...QUIET.agent, ...agent } }, waits)).toBeUndefined();
    }
    expect(
      checkDrained(QUIET, { ...waits, ends: [{ tNs: 1, event: 1, poll: 0, cause: '', place: '' }] }),
    ).toBeUndefined();
  });
});
