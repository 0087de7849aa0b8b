import { describe, expect, it } from 'vitest';
import { checkDeterminism } from '../../../src/cli/checkDeterminism.ts';
import { exitStatusOf, NotDeterministicError } from '../../../src/errors.ts';
import { type Divergence, firstDivergence } from '../../../src/sim/determinism/firstDivergence.ts';
import { stepsOfRun } from '../../../src/sim/determinism/stepsOfRun.ts';
import type { RunResult } from '../../../src/sim/runResult.ts';
import { simulate } from '../../../src/sim/simulate.ts';
import { curls, scriptedRun, type ScriptedChanges } from '../scriptedRun.ts';

function run(changes: ScriptedChanges = {}): RunResult {
  return simulate(scriptedRun([curls(3)], changes));
}

const FIRST = run();

function divergence(one: RunResult, other: RunResult): Divergence | undefined {
  return firstDivergence(stepsOfRun(one), stepsOfRun(other));
}

describe('the first step in which two runs differ', () => {
  it('is none for the same run', () => {
    expect(divergence(FIRST, run())).toBeUndefined();
  });

  it('is a choice that was answered differently, though what follows differs too', () => {
    const [choice, ...others] = FIRST.choices;
    const turned = { ...choice!, answer: choice!.answer.toReversed() };
    const planted = { ...run({ schedule: { lostPayloads: [1] } }), choices: [turned, ...others] };
    expect(divergence(FIRST, planted)).toEqual({
      step: `choice 1, ${choice!.place} of 2`,
      first: choice!.answer.join(' '),
      second: turned.answer.join(' '),
    });
  });

  it('is a poll with its field', () => {
    const [poll, ...others] = FIRST.polls;
    const planted = { ...FIRST, polls: [{ ...poll!, kept: poll!.kept + 1 }, ...others], counters: new Map([['x', 1]]) };
    expect(divergence(FIRST, planted)).toEqual({
      step: 'poll 1, kept',
      first: String(poll!.kept),
      second: String(poll!.kept + 1),
    });
  });

  it('is a poll that only one of them has', () => {
    const planted = { ...FIRST, polls: FIRST.polls.slice(0, 2) };
    expect(divergence(FIRST, planted)).toMatchObject({ step: 'poll 3, poll', second: 'nothing' });
  });

  it('is a counter, when polls are the same', () => {
    const planted = { ...FIRST, counters: new Map([...FIRST.counters, ['zz.planted', 7]]) };
    expect(divergence(FIRST, planted)).toEqual({ step: 'counter zz.planted', first: 'nothing', second: '7' });
  });

  it('is a sum or the hash of forgotten choices, when nothing else is', () => {
    expect(divergence(FIRST, { ...FIRST, sums: { ...FIRST.sums, kept: -1 } })?.step).toBe('sums');
    const long = { ...FIRST, forgotten: { polls: 0, choices: 1, choicesHash: 'a' } };
    const other = { ...FIRST, forgotten: { polls: 0, choices: 1, choicesHash: 'b' } };
    expect(divergence(long, other)?.step).toBe('choices that were forgotten');
  });

  it('is a question that only one of them asked, when all else is the same', () => {
    const planted = { ...FIRST, choices: FIRST.choices.slice(1) };
    expect(divergence(FIRST, planted)?.step).toMatch(/^choice /);
  });
});

describe('the check of determinism', () => {
  it('accepts a run that is a function of its input', async () => {
    await expect(checkDeterminism('x', FIRST, async () => run())).resolves.toBeUndefined();
  });

  it('finds a run that depends on how often it was run', async () => {
    let times = 0;
    const planted = async (): Promise<RunResult> => {
      times += 1;
      return run({ toggles: { 'max-closed-conns': String(20 - times * 15) } });
    };
    const error = await checkDeterminism('planted run', FIRST, planted).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotDeterministicError);
    expect(String(error)).toMatch(/planted run: two runs differ, first in poll 1, \w+: \S+ and \S+/);
    expect(exitStatusOf(error)).toBe(70);
  });
});
