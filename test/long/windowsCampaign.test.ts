import { describe, expect, it } from 'vitest';
import {
  FAILURE_RATE,
  findingsOf,
  FORBIDDEN,
  type Generation,
  GENERATIONS,
  windowsCampaign,
} from '../sim/campaign/windowsGenerations.ts';

const SEED = 50_823;
const CASES = 100_000;

/** Cases among them in which more connections fail than close: the same cases, one generation after the other. */
const PAST_100: Readonly<Record<Generation, number>> = { V0: 19_927, V1: 13_970, V2: 0 };

describe(`generated Windows workloads at length, ${CASES} cases of seed ${SEED}`, () => {
  it.each(['V0', 'V1', 'V2'] as const)(
    '%s',
    (generation) => {
      const profile = GENERATIONS[generation];
      const report = windowsCampaign(profile, { seed: SEED, cases: CASES });
      expect(findingsOf(report, { profile, forbidden: FORBIDDEN[generation] })).toEqual([]);
      expect(report.violating.get(FAILURE_RATE) ?? 0).toBe(PAST_100[generation]);
    },
    1_800_000,
  );
});
