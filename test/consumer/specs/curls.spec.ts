import { propRun, runScenario, runTrace } from 'flowproof/vitest';
import { describe, expect, it } from 'vitest';

const PACKAGE = 'node_modules/flowproof';
const TRACE = `${PACKAGE}/fixtures/forty-curls/trace.msgpack.gz`;
const TWO_PROXIES = `${PACKAGE}/scenarios/two-proxies`;
const PID_CHECK = { 'docker-proxy-pid-check': 'on' };

describe('40 curls through docker-proxy', () => {
  it('all count for the server once the filter looks at the owner', async () => {
    const run = await runTrace(TRACE, { toggles: PID_CHECK });
    expect(run).toHaveHits({ service: 'mysrv', count: 40 });
    expect(run).toHaveHits({ service: 'curl', count: 40, side: 'client' });
    expect(run).toHaveFate({ service: 'mysrv' }, 'shipped');
    expect(run).toLoseNoHits();
    expect(run).toViolateNothing();
    expect(run).toOrphanNothing();
    expect(run).toSurvive();
  });

  it('none does as the agent is, for one reason', async () => {
    const run = await runTrace(TRACE);
    expect(run).toConserveHits();
    expect(run).toLoseOnly(['docker-proxy-without-pid-check']);
    expect(run).not.toHaveFate({ service: 'mysrv' }, 'shipped');
    expect(run).toViolate('filter-only-proxy');
  });

  it('come to the same end every time', async () => {
    await expect(() => runTrace(TRACE)).toBeDeterministic();
    await expect(runScenario(TWO_PROXIES, { seed: 7 })).toConserveHits();
  });

  it('keep their sum, whatever chance decides', async () => {
    const tried = await propRun({ events: TWO_PROXIES, seeds: 50 }, (run) => {
      expect(run).toConserveHits();
      expect(run).toLoseOnly(['docker-proxy-without-pid-check']);
    });
    expect(tried).toBe(50);
  });
});

describe('a Windows host', () => {
  it('keeps its failure rate at or below 100 % since May 2026', async () => {
    await propRun({ kind: 'windows', seeds: 100, profiles: ['agent-2026-05'], store: false }, (run) => {
      expect(run).toKeepFailureRateBounded();
      expect(run).toConserveHits();
    });
  });

  it('counts flows that linger', async () => {
    const run = await runScenario(`${PACKAGE}/scenarios/lingering-growing-v2`);
    expect(run).not.toHaveCounter('state.windowsLingeringFlows', 0);
  });
});
