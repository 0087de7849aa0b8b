import type { HypothesisId } from '../../../model/goclient/leak/hypothesisIds.ts';
import type { GrowthSample } from '../GrowthSample.ts';
import type { Prediction } from './compareObservation.ts';
import type { Hypothesis, HypothesisVariant } from './Hypothesis.ts';

/** A hypothesis that explains everything that was observed so far. */
export interface Survivor {
  readonly hypothesis: Hypothesis;
  readonly variant: HypothesisVariant;
  readonly prediction: Prediction;
}

/** Something that nobody has looked at yet, and what each answer would mean. */
export interface FurtherObservation {
  readonly look: string;
  readonly answers: readonly { readonly answer: string; readonly hypotheses: readonly HypothesisId[] }[];
}

interface Question {
  readonly look: string;
  answer(survivor: Survivor): string;
}

/** What can be counted from outside comes first, what has to be read in the service last. */
const QUESTIONS: readonly Question[] = [
  atEnd('what the read loops of new connections wait for, in a dump', ({ grown }) => grown.readLoop),
  atEnd('goroutines for each new descriptor', ({ goroutinesOver, fdsOver }) =>
    fdsOver === 0 ? 'no new descriptors' : (goroutinesOver / fdsOver).toFixed(1),
  ),
  atEnd('how many transports own the new connections, in a heap dump', ({ grown }) =>
    grown.transports > 1 ? 'one for each connection' : `${grown.transports}`,
  ),
  atEnd('requests for each connection, in a flow trace', ({ grown }) =>
    grown.opened === 0 ? 'no connections' : (grown.requests / grown.opened).toFixed(1),
  ),
  atEnd('calls that hang', ({ hangingOver }) => (hangingOver > 0 ? 'some' : 'none')),
  atEnd('goroutines over the baseline after a longer time', ({ goroutinesOver }) => `${goroutinesOver}`),
  {
    look: 'which constructor made the transports of the new connections: a label for each, or call stacks of the dials',
    answer: ({ hypothesis }) => hypothesis.findings.constructor,
  },
  {
    look: 'the fields of one of these transports at run time',
    answer: ({ hypothesis }) => hypothesis.findings.configuration,
  },
];

/** What would tell survivors apart; nothing when there are fewer than two. */
export function furtherObservations(survivors: readonly Survivor[]): FurtherObservation[] {
  return QUESTIONS.map((question) => ({ look: question.look, answers: grouped(survivors, question) })).filter(
    ({ answers }) => answers.length > 1,
  );
}

function atEnd(look: string, answer: (sample: GrowthSample) => string): Question {
  return { look, answer: ({ prediction }) => answer(prediction.at(prediction.endNs)) };
}

function grouped(survivors: readonly Survivor[], question: Question) {
  const groups = new Map<string, HypothesisId[]>();
  for (const survivor of survivors) {
    const answer = question.answer(survivor);
    const ids = groups.get(answer) ?? [];
    groups.set(answer, ids);
    ids.push(survivor.hypothesis.id);
  }
  return [...groups].map(([answer, hypotheses]) => ({ answer, hypotheses }));
}
