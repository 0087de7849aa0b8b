import { assertNever } from '../model/assert.ts';
import type { Decision } from '../sim/sweep/decidingChoice.ts';

type DecidingAnswer = Decision['by'][number];

/**
 * Which choice of the agent decides, in one sentence.
 *
 * @param runs - how many were compared
 */
export function decisionSentence({ bits, explained, by }: Decision, runs: number): string {
  if (bits === 0) return `nothing: all ${runs} runs come out the same`;
  const places = [...new Set(by.map(({ place }) => place))];
  if (places.length === 0) return 'none of the recorded choices by itself: no answer tells more than chance would';
  const named = places.map((place) =>
    placeWithQuestions(
      place,
      by.filter((answer) => answer.place === place),
    ),
  );
  const subject = named.length === 1 ? named[0]! : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
  const verb = by.length === 1 ? 'explains' : 'explain';
  const share =
    explained > 0.9995 ? `every outcome of the ${runs} runs` : `${Math.round(explained * 100)} % of the spread`;
  return `${subject} ${verb} ${share}`;
}

function placeWithQuestions(place: string, answers: readonly DecidingAnswer[]): string {
  const questions = [...new Set(answers.map(({ question }) => question))].toSorted((a, b) => a - b);
  const aspects = [...new Set(answers.map(aspectText))];
  const which =
    questions.length === 1
      ? `answer ${questions[0]}`
      : `answers ${questions.slice(0, -1).join(', ')} and ${questions.at(-1)}`;
  return `${place}, ${which} (${aspects.join('; ')}),`;
}

function aspectText({ aspect, pair }: DecidingAnswer): string {
  switch (aspect) {
    case 'picked':
      return 'which alternative is taken';
    case 'first':
      return 'who comes first';
    case 'last':
      return 'who comes last';
    case 'earlier':
      return `which of ${pair?.join(' and ') ?? 'two'} comes first`;
    default:
      return assertNever(aspect);
  }
}
