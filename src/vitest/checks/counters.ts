import type { RunResult } from '../../sim/runResult.ts';
import { type Judgement, MatcherUsageError } from '../judgement.ts';

const SIMILAR_SHOWN = 5;

/** A counter of the agent has a value at the end; one that never moved is 0. @throws MatcherUsageError */
export function checkCounter({ counters }: RunResult, name: string, value: number): Judgement {
  if (typeof name !== 'string' || typeof value !== 'number') {
    throw new MatcherUsageError('toHaveCounter expects the name of a counter and its value');
  }
  const observed = counters.get(name);
  return {
    holds: (observed ?? 0) === value,
    expected: `counter ${name} = ${value}`,
    opposite: `counter ${name} to be anything but ${value}`,
    observed: observed === undefined ? '0 (it never moved)' : String(observed),
    why: observed === undefined ? similarCounters(counters, name) : undefined,
  };
}

/** Counters that moved, those that look like the name first. */
function similarCounters(counters: ReadonlyMap<string, number>, name: string): string {
  if (counters.size === 0) return 'no counter of the agent moved in this run';
  const words = name.split(/[._ ]/).filter((word) => word.length > 2);
  const score = (other: string): number => words.filter((word) => other.includes(word)).length;
  const shown = [...counters.keys()].toSorted((a, b) => score(b) - score(a)).slice(0, SIMILAR_SHOWN);
  return `counters that moved: ${shown.map((each) => `${each} = ${counters.get(each)}`).join(', ')}`;
}
