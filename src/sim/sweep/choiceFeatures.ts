import type { RecordedChoice } from '../seededChoices.ts';

/** One thing about one answer that can differ between runs. */
export interface ChoiceFeature {
  readonly place: string;
  /** Which question at this place, from 1. */
  readonly question: number;
  /** What about the answer. */
  readonly aspect: 'picked' | 'first' | 'last' | 'earlier';
  /** Of `earlier`: which two elements are compared. */
  readonly pair: readonly [number, number] | undefined;
  /** By run; -1 where the question was not asked. */
  readonly answers: readonly number[];
}

/** In a longer order, who comes before whom is too much to look at. */
const PAIRS_COUNT_MAX = 6;
const NOT_ASKED = -1;

/** What differs between the answers of several runs, in the order in which the runs asked. */
export function choiceFeatures(runs: readonly (readonly RecordedChoice[])[]): ChoiceFeature[] {
  const features = new Map<string, Omit<ChoiceFeature, 'answers'> & { answers: number[] }>();
  for (const [run, choices] of runs.entries()) {
    const asked = new Map<string, number>();
    for (const choice of choices) {
      const question = (asked.get(choice.place) ?? 0) + 1;
      asked.set(choice.place, question);
      for (const { aspect, pair, answer } of aspectsOf(choice)) {
        const key = `${choice.place} ${question} ${aspect} ${pair?.join(' ') ?? ''}`;
        let feature = features.get(key);
        if (!feature) {
          const answers = Array.from({ length: runs.length }, () => NOT_ASKED);
          feature = { place: choice.place, question, aspect, pair, answers };
          features.set(key, feature);
        }
        feature.answers[run] = answer;
      }
    }
  }
  return [...features.values()].filter(({ answers }) => answers.some((answer) => answer !== answers[0]));
}

interface Aspect extends Pick<ChoiceFeature, 'aspect' | 'pair'> {
  readonly answer: number;
}

function aspectsOf({ count, answer }: RecordedChoice): Aspect[] {
  if (answer.length === 1) return [{ aspect: 'picked', pair: undefined, answer: answer[0]! }];
  const last = { aspect: 'last', pair: undefined, answer: answer.at(-1)! } as const;
  // Of two elements, who is last says everything.
  if (count === 2) return [last];
  const first = { aspect: 'first', pair: undefined, answer: answer[0]! } as const;
  return [last, first, ...(count <= PAIRS_COUNT_MAX ? pairsOf(answer) : [])];
}

function pairsOf(answer: readonly number[]): Aspect[] {
  const places = answer.map((_, element) => answer.indexOf(element));
  return places.flatMap((place, one) =>
    places.slice(one + 1).map((otherPlace, index): Aspect => {
      const other = one + 1 + index;
      return { aspect: 'earlier', pair: [one, other], answer: place < otherPlace ? one : other };
    }),
  );
}
