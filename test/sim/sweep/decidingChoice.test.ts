import { describe, expect, it } from 'vitest';
import { decisionSentence } from '../../../src/report/decisionSentence.ts';
import { Random } from '../../../src/sim/random.ts';
import type { RecordedChoice } from '../../../src/sim/seededChoices.ts';
import { type DecidedRun, decidingChoice } from '../../../src/sim/sweep/decidingChoice.ts';

/** Runs that ask three places: an order of two, an order of four and a pick of three, some of them twice. */
function runs(count: number, outcomeOf: (choices: readonly RecordedChoice[]) => number): DecidedRun[] {
  const random = new Random(7);
  return Array.from({ length: count }, () => {
    const choices = [
      { place: 'noise', count: 4, answer: random.permutation(4) },
      { place: 'pair', count: 2, answer: random.permutation(2) },
      { place: 'pick', count: 3, answer: [random.below(3)] },
      { place: 'pair', count: 2, answer: random.permutation(2) },
    ];
    return { outcome: outcomeOf(choices), choices };
  });
}

function sentence(made: readonly DecidedRun[]): string {
  return decisionSentence(decidingChoice(made), made.length);
}

describe('the deciding choice', () => {
  it('is the pick that explains everything', () => {
    const made = runs(60, ([, , pick]) => pick!.answer[0]! * 10);
    expect(decidingChoice(made)).toMatchObject({
      explained: 1,
      by: [{ place: 'pick', question: 1, aspect: 'picked' }],
    });
    expect(sentence(made)).toBe('pick, answer 1 (which alternative is taken), explains every outcome of the 60 runs');
  });

  it('is told apart from another question at the same place', () => {
    const made = runs(60, ([, , , second]) => second!.answer[1]!);
    expect(decidingChoice(made).by).toEqual([{ place: 'pair', question: 2, aspect: 'last', pair: undefined }]);
  });

  it('can be several answers together', () => {
    const made = runs(200, ([, first, , second]) => first!.answer[1]! * 15 + second!.answer[1]! * 10);
    const decision = decidingChoice(made);
    expect(decision.explained).toBe(1);
    expect(decision.by.map(({ place, question }) => `${place} ${question}`).toSorted()).toEqual(['pair 1', 'pair 2']);
    expect(decision.cases.map(({ outcomes }) => outcomes[0]!).toSorted((a, b) => a - b)).toEqual([0, 10, 15, 25]);
    expect(sentence(made)).toBe('pair, answers 1 and 2 (who comes last), explain every outcome of the 200 runs');
  });

  it('can be who of a longer order comes first, or before another one', () => {
    const first = runs(200, ([noise]) => noise!.answer[0]!);
    expect(decidingChoice(first).by[0]).toMatchObject({ place: 'noise', aspect: 'first' });
    const before = runs(200, ([noise]) => Number(noise!.answer.indexOf(2) < noise!.answer.indexOf(0)));
    expect(decidingChoice(before).by).toEqual([{ place: 'noise', question: 1, aspect: 'earlier', pair: [0, 2] }]);
  });

  it('is not made up where chance decides that no choice shows', () => {
    const random = new Random(3);
    const made = runs(200, () => random.below(2));
    expect(decidingChoice(made).by).toEqual([]);
    expect(sentence(made)).toContain('none of the recorded choices');
  });

  it('says how much is explained when that is not all', () => {
    const random = new Random(3);
    const made = runs(400, ([, first]) => (random.below(10) === 0 ? 5 : first!.answer[1]!));
    const { explained, by } = decidingChoice(made);
    expect(by).toHaveLength(1);
    expect(explained).toBeGreaterThan(0.5);
    expect(explained).toBeLessThan(0.95);
    expect(sentence(made)).toMatch(/explains \d+ % of the spread$/);
  });

  it('is nothing when all runs come out the same', () => {
    expect(sentence(runs(10, () => 4))).toBe('nothing: all 10 runs come out the same');
  });

  it('does not take part where it was not asked', () => {
    const made = runs(100, ([, , pick]) => pick!.answer[0]!);
    const some = made.map((run, index) => (index % 2 === 0 ? run : { ...run, choices: run.choices.slice(0, 3) }));
    expect(decidingChoice(some).by.map(({ place }) => place)).toEqual(['pick']);
  });
});
