import { propRun, runTrace } from 'flowproof/vitest';
import { expect, it } from 'vitest';

const TRACE = 'node_modules/flowproof/fixtures/forty-curls/trace.msgpack.gz';

it('counts every curl once the filter looks at the owner', async () => {
  const run = await runTrace(TRACE, { toggles: { 'docker-proxy-pid-check': 'on' } });
  expect(run).toHaveHits({ service: 'mysrv', count: 40 });
  expect(run).toLoseNoHits();
  expect(run).toViolateNothing();
});

it('counts every curl with the agent as it is', async () => {
  const run = await runTrace(TRACE);
  expect(run).toHaveHits({ service: 'mysrv', count: 40 });
});

it('keeps the failure rate at or below 100 %', async () => {
  await propRun({ kind: 'windows', seeds: 200, profiles: ['agent-2026-05', 'agent-7.60'] }, (run) => {
    expect(run).toKeepFailureRateBounded();
  });
});
