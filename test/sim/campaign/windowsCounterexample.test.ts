import { describe, expect, it } from 'vitest';
import { searchWindowsCase } from '../../../src/scenarios/windows/workload/searchWindowsCase.ts';
import type { CaseFlow, WindowsCase } from '../../../src/scenarios/windows/workload/WindowsCase.ts';
import { windowsCaseArbitrary } from '../../../src/scenarios/windows/workload/windowsCaseArbitrary.ts';
import { searchCase, shrinkCase } from '../../../src/scenarios/workload/shrinkCase.ts';
import { generateWindowsCase } from '../../../src/sim/campaign/generateWindowsCase.ts';
import { caseOf } from '../../../src/sim/campaign/runCampaign.ts';
import type { RunResult } from '../../../src/sim/runResult.ts';
import { FAILURE_RATE, GENERATIONS, type Generation, runOf } from './windowsGenerations.ts';

const RUNS = 600;
const SEEDS = [1, 2, 3, 4];

const isPast100 = ({ violations }: RunResult): boolean =>
  violations.some(({ invariant }) => invariant === FAILURE_RATE);
/** A rate can be told at all: something was closed, and more failed. */
const isRatePast100 = ({ sums }: RunResult): boolean => sums.tcpClosed > 0 && sums.tcpFailures > sums.tcpClosed;

function failsIn(generation: Generation, question: (result: RunResult) => boolean): (made: WindowsCase) => boolean {
  return (made) => question(runOf(made, GENERATIONS[generation]));
}

/** Size of a case: flows, connections of HTTP.sys, polls. */
function sizeOf(made: WindowsCase, generation: Generation): readonly number[] {
  return [made.flows.length, made.connections.length, runOf(made, GENERATIONS[generation]).polls.length];
}

const FAILED = [3, 4, 5, 6];
const hasFailed = ({ ending, statuses }: CaseFlow): boolean =>
  (ending.kind !== 'none' && FAILED.includes(ending.status)) || statuses.some(({ status }) => FAILED.includes(status));

describe.each(SEEDS)('searched with seed %i, the smallest workload with more failures than closes', (seed) => {
  it('has one flow and two polls in V1: it lingers, and moves once more after the first poll', () => {
    const found = searchWindowsCase(failsIn('V1', isPast100), { seed, runs: RUNS });
    expect(sizeOf(found!.made, 'V1'), JSON.stringify(found)).toEqual([1, 0, 2]);
    const [flow] = found!.made.flows;
    expect(hasFailed(flow!)).toBe(true);
    expect(flow!.traffic).toHaveLength(1);
    expect(runOf(found!.made, GENERATIONS.V1).sums).toMatchObject({ tcpFailures: 2, tcpClosed: 1 });
    expect(runOf(found!.made, GENERATIONS.V2).sums).toMatchObject({ tcpFailures: 1, tcpClosed: 1 });
  });

  it('has one flow and one poll in V0: its failure ships without any close', () => {
    const found = searchWindowsCase(failsIn('V0', isPast100), { seed, runs: RUNS });
    expect(sizeOf(found!.made, 'V0'), JSON.stringify(found)).toEqual([1, 0, 1]);
    expect(runOf(found!.made, GENERATIONS.V0).sums).toMatchObject({ tcpFailures: 1, tcpClosed: 0 });
  });

  it('has one flow and two polls in V0 when there must be a close to divide by', () => {
    const found = searchWindowsCase(failsIn('V0', isRatePast100), { seed, runs: RUNS });
    expect(sizeOf(found!.made, 'V0'), JSON.stringify(found)).toEqual([1, 0, 2]);
    expect(runOf(found!.made, GENERATIONS.V0).sums).toMatchObject({ tcpFailures: 2, tcpClosed: 1 });
  });

  it('does not exist in V2', () => {
    const found = searchCase(
      { arbitrary: windowsCaseArbitrary(), fails: failsIn('V2', isPast100) },
      { seed, runs: RUNS },
    );
    expect(found && JSON.stringify(found.made)).toBeUndefined();
  });
});

describe('a failing case of a campaign', () => {
  const seed = 3;

  it(`of seed ${seed} is made small by fast-check, which has not drawn it: one flow, two polls`, () => {
    const fails = failsIn('V1', isPast100);
    const cases = Array.from({ length: 100 }, (_, index) => caseOf({ seed, generate: generateWindowsCase }, index));
    const failing = cases.filter(fails);
    expect(failing.length).toBeGreaterThan(10);
    const small = failing.map((made) => shrinkCase(made, { arbitrary: windowsCaseArbitrary(), fails })!.made);
    expect(small.map((made) => sizeOf(made, 'V1'))).toEqual(small.map(() => [1, 0, 2]));
  });

  it('that does not fail is not made small', () => {
    const made = caseOf({ seed, generate: generateWindowsCase }, 0);
    expect(shrinkCase(made, { arbitrary: windowsCaseArbitrary(), fails: () => false })).toBeUndefined();
  });
});
