import type { RunSteps, Step } from './Step.ts';

/** Where two runs that should be the same part. */
export interface Divergence {
  /** The step in words, for example `choice 3, docker-proxy.extract of 2`. */
  readonly step: string;
  /** What the first and the second run have there. */
  readonly first: string;
  readonly second: string;
}

/**
 * Names the first step in which two runs of one workload differ, causes before effects: a choice that was answered
 * differently, then what came of it, then a question that only one of them asked.
 *
 * @returns `undefined` when they left the same behind
 */
export function firstDivergence(one: RunSteps, other: RunSteps): Divergence | undefined {
  const choice = firstDifference(one.choices, other.choices);
  // Another question is an effect of what happened before it; another answer to the same question is a cause.
  if (choice?.isSameStep) return choice.divergence;
  const parts = Math.max(one.effects.length, other.effects.length);
  for (let part = 0; part < parts; part += 1) {
    const found = firstDifference(one.effects[part] ?? [], other.effects[part] ?? []);
    if (found) return found.divergence;
  }
  return choice?.divergence;
}

function firstDifference(one: readonly Step[], other: readonly Step[]) {
  const length = Math.max(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const [name = '', first = NOTHING] = one[index] ?? [];
    const [otherName = '', second = NOTHING] = other[index] ?? [];
    if (name === otherName && first === second) continue;
    // A step that only one of them has shifts all that follow: the earlier name is the one to be told.
    const step = name === '' ? otherName : name;
    const isSameStep = name === otherName;
    const divergence =
      isSameStep || name === '' || otherName === ''
        ? { step, first, second }
        : { step, first: `${name}: ${first}`, second: `${otherName}: ${second}` };
    return { isSameStep, divergence };
  }
  return undefined;
}

const NOTHING = 'nothing';
