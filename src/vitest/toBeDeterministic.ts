import type { MatcherResult } from 'vitest';
import { type Divergence, firstDivergence } from '../sim/determinism/firstDivergence.ts';
import { stepsOfRun } from '../sim/determinism/stepsOfRun.ts';
import type { RunResult } from '../sim/runResult.ts';
import { type Judgement, MatcherUsageError } from './judgement.ts';
import { isPromise, receivedRun } from './receivedRun.ts';
import { renderJudgement } from './renderJudgement.ts';

const NAME = 'toBeDeterministic';

/** Two calls of a function that runs give the same result to the byte. */
export function toBeDeterministic(received: unknown, isNot: boolean): MatcherResult {
  if (typeof received !== 'function') {
    throw new MatcherUsageError(`${NAME} expects a function that runs, for example () => runTrace(file)`);
  }
  const call = received as () => unknown;
  const judge = (first: RunResult, second: RunResult) => {
    const judgement = compare(first, second);
    return { pass: judgement.holds, message: () => renderJudgement(judgement, second, isNot) };
  };
  const first = call();
  if (isPromise(first)) return Promise.resolve(first).then((value) => again(value, call, judge));
  return judge(receivedRun(NAME, first), receivedRun(NAME, call()));
}

async function again<Verdict>(
  first: unknown,
  call: () => unknown,
  judge: (first: RunResult, second: RunResult) => Verdict,
): Promise<Verdict> {
  return judge(receivedRun(NAME, first), receivedRun(NAME, await call()));
}

function compare(first: RunResult, second: RunResult): Judgement {
  const divergence = firstDivergence(stepsOfRun(first), stepsOfRun(second));
  return {
    holds: divergence === undefined,
    expected: 'two runs with the same result',
    opposite: 'two runs that differ',
    observed: divergence === undefined ? 'both are the same in every part' : `they part at ${show(divergence)}`,
    why:
      divergence === undefined
        ? undefined
        : 'a run is a function of events, host, profile, schedule and seed: the two calls did not give it the same',
  };
}

function show({ step, first, second }: Divergence): string {
  return `${step}: ${first}, then ${second}`;
}
