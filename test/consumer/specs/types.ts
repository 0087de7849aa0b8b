// Only its types are looked at: every line below an expected error must be one.
import { propRun, runTrace } from 'flowproof/vitest';
import { expect } from 'vitest';

export async function typesAreLookedAt(): Promise<void> {
  const run = await runTrace('trace.msgpack');
  const ofRun: void = expect(run).toConserveHits();
  const ofPromise: Promise<void> = expect(runTrace('trace.msgpack')).toConserveHits();
  const ofRuns: Promise<void> = expect(() => runTrace('trace.msgpack')).toBeDeterministic();
  await Promise.all([ofRun, ofPromise, ofRuns]);
  // @ts-expect-error -- a count is missing
  expect(run).toHaveHits({ service: 'mysrv' });
  // @ts-expect-error -- no such loss reason
  expect(run).toLoseOnly(['eaten-by-the-dog']);
  // @ts-expect-error -- no such fate
  expect(run).toHaveFate({ service: 'mysrv' }, 'eaten');
  // @ts-expect-error -- no such part of a hit
  expect(run).toHaveFate({ colour: 'red' }, 'shipped');
  // @ts-expect-error -- a workload is missing
  await propRun({ seeds: 3 }, () => {});
  // @ts-expect-error -- toggles are an object
  await runTrace('trace.msgpack', { toggles: 'docker-proxy-pid-check=on' });
}
