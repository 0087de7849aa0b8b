/**
 * flowproof in vitest: importing this module adds expectations of runs to `expect`, and their types.
 *
 * ```ts
 * import { runTrace } from 'flowproof/vitest';
 * import { expect, it } from 'vitest';
 *
 * it('counts every curl', async () => {
 *   const run = await runTrace('trace.msgpack.gz', { toggles: { 'docker-proxy-pid-check': 'on' } });
 *   expect(run).toHaveHits({ service: 'mysrv', count: 40 });
 * });
 * ```
 */
import { expect } from 'vitest';
import type { FlowproofMatchers } from './FlowproofMatchers.ts';
import { MATCHERS } from './matchers.ts';

export type { FateName } from './checks/fates.ts';
export type { ExpectedServiceHits } from './checks/hits.ts';
export type { FlowproofMatchers } from './FlowproofMatchers.ts';
export type { RunChoices } from './RunChoices.ts';
export { propRun } from './property/propRun.ts';
export { PropertyFailure } from './property/PropertyFailure.ts';
export type { EventsOfProperty, GeneratedPlan, PropertyPlan, WorkloadPlan } from './property/PropertyPlan.ts';
export type { RunProperty } from './property/RunProperty.ts';
export { runScenario } from './runScenario.ts';
export { runTrace } from './runTrace.ts';
export type { HitSelector } from './selectHits.ts';

declare module 'vitest' {
  interface Matchers<T> extends FlowproofMatchers<T> {}
}

expect.extend(MATCHERS);
