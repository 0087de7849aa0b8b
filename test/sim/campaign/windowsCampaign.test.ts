import { describe, expect, it } from 'vitest';
import {
  FAILURE_RATE,
  findingsOf,
  FORBIDDEN,
  GENERATIONS,
  profileWith,
  windowsCampaign,
} from './windowsGenerations.ts';

const SEED = 20_260_514;
const CASES = 2000;

describe(`generated Windows workloads, ${CASES} cases of seed ${SEED}`, () => {
  it.each(['V0', 'V1'] as const)('%s lets the failure rate pass 100 %', (generation) => {
    const profile = GENERATIONS[generation];
    const report = windowsCampaign(profile, { seed: SEED, cases: CASES });
    expect(findingsOf(report, { profile, forbidden: FORBIDDEN[generation] })).toEqual([]);
    expect(report.violating.get(FAILURE_RATE), `${FAILURE_RATE} of ${CASES}`).toBeGreaterThan(CASES / 20);
  });

  it('V2 never does', () => {
    const profile = GENERATIONS.V2;
    const report = windowsCampaign(profile, { seed: SEED, cases: CASES });
    expect(findingsOf(report, { profile, forbidden: FORBIDDEN.V2 })).toEqual([]);
    // The cases are no idle ones: the agent loses hits in many, and dies in some.
    expect(report.violating.get('every-hit-arrives')).toBeGreaterThan(CASES / 20);
    expect(report.violating.get('agent-survives')).toBeGreaterThan(0);
  });

  it.each([
    ['without the close that a failure implies', { 'windows-failure-implies-closed': 'off' }],
    ['without the rule for flows that linger', { 'lingering-flow-rule': 'off' }],
  ])('are looked at: V2 %s is found out', (_what, toggles) => {
    const profile = profileWith('agent-2026-05', toggles);
    const report = windowsCampaign(profile, { seed: SEED, cases: 200 });
    expect(findingsOf(report, { profile, forbidden: FORBIDDEN.V2 })).toHaveLength(1);
  });
});
