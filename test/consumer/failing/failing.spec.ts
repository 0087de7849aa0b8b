import { propRun, runTrace } from 'flowproof/vitest';
import { expect, it } from 'vitest';

// Fails on purpose: what is printed is looked at.

it('misses hits', async () => {
  const run = await runTrace('node_modules/flowproof/fixtures/forty-curls/trace.msgpack.gz');
  expect(run).toHaveHits({ service: 'mysrv', count: 40 });
});

it('misses hits of a promise', async () => {
  await expect(runTrace('node_modules/flowproof/fixtures/forty-curls/trace.msgpack.gz')).toLoseNoHits();
});

it('has a failure rate past 100 %', async () => {
  await propRun({ kind: 'windows', seeds: 100, profiles: ['agent-7.60'] }, (run) => {
    expect(run).toKeepFailureRateBounded();
  });
});
