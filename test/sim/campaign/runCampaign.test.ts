import { describe, expect, it } from 'vitest';
import type { WindowsCase } from '../../../src/scenarios/windows/workload/WindowsCase.ts';
import { windowsCaseArbitrary } from '../../../src/scenarios/windows/workload/windowsCaseArbitrary.ts';
import { generateWindowsCase } from '../../../src/sim/campaign/generateWindowsCase.ts';
import { caseOf, RUN_COMPLETES, runCampaign } from '../../../src/sim/campaign/runCampaign.ts';
import { backendMatchesLedger } from '../../../src/sim/invariants/backendMatchesLedger.ts';
import { hitConservation } from '../../../src/sim/invariants/hitConservation.ts';
import type { RunResult, Violation } from '../../../src/sim/runResult.ts';
import { GENERATIONS, runOf } from './windowsGenerations.ts';

const PLAN = { seed: 5, generate: generateWindowsCase };

/** The violations of a run after somebody has tampered with its result. */
function judgeTampered(tamper: (result: RunResult) => RunResult): (made: WindowsCase) => readonly Violation[] {
  return (made) => {
    const { polls, hits, sums } = tamper(runOf(made, GENERATIONS.V2));
    const run = { poll: polls.at(-1)!, hits, sums };
    return [hitConservation, backendMatchesLedger].flatMap(({ check }) => check(run) ?? []);
  };
}

describe('a campaign', () => {
  it('tries the same cases whenever it has the same seed, each of which can be made alone', () => {
    const seen: WindowsCase[] = [];
    runCampaign({ ...PLAN, cases: 20, judge: (made) => (seen.push(made), []) });
    expect(seen[7]).toEqual(caseOf(PLAN, 7));
    expect(seen[7]).not.toEqual(caseOf({ ...PLAN, seed: 6 }, 7));
    expect(new Set(seen.map((made) => JSON.stringify(made))).size).toBe(20);
  });

  it('goes on after an error and counts it as a violation', () => {
    const report = runCampaign({
      seed: 1,
      cases: 10,
      generate: (random) => random.below(2),
      judge: (made) => {
        if (made === 1) throw new RangeError('planted');
        return [];
      },
    });
    const thrown = report.violating.get(RUN_COMPLETES)!;
    expect(thrown).toBeGreaterThan(0);
    expect(thrown).toBeLessThan(10);
    expect(report.first.get(RUN_COMPLETES)).toMatchObject({
      made: 1,
      violations: [{ invariant: RUN_COMPLETES, observed: 'RangeError: planted' }],
    });
  });

  it('finds a hit too many in the back end, and one that the ledger has lost', () => {
    const tooMany = judgeTampered((result) => ({
      ...result,
      hits: new Map([...result.hits, ['planted', { server: 1, client: 0 }]]),
    }));
    const found = runCampaign({ ...PLAN, cases: 10, judge: tooMany });
    expect(found.violating.get('backend-matches-ledger')).toBe(10);

    const lost = judgeTampered((result) => ({
      ...result,
      polls: result.polls.map((poll) => ({ ...poll, totals: { ...poll.totals, captured: poll.totals.captured + 1 } })),
    }));
    expect(runCampaign({ ...PLAN, cases: 10, judge: lost }).violating.get('hit-conservation')).toBe(10);
    expect(runCampaign({ ...PLAN, cases: 10, judge: judgeTampered((result) => result) }).violating.size).toBe(0);
  });
});

describe('a generated Windows case', () => {
  const cases = Array.from({ length: 500 }, (_, index) => caseOf(PLAN, index));

  it('is plain data: stored and read again it is the same', () => {
    for (const made of cases) expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });

  it('is one that fast-check could have drawn, so that it can be made smaller', () => {
    const arbitrary = windowsCaseArbitrary();
    expect(cases.filter((made) => !arbitrary.canShrinkWithoutContext(made))).toEqual([]);
    expect(arbitrary.canShrinkWithoutContext({ ...cases[0]!, seed: -1 })).toBe(false);
  });

  it('runs the same twice', () => {
    for (const made of cases.slice(0, 20)) {
      const [first, second] = [runOf(made, GENERATIONS.V2), runOf(made, GENERATIONS.V2)];
      expect(second.polls).toEqual(first.polls);
      expect(second.counters).toEqual(first.counters);
    }
  });
});
