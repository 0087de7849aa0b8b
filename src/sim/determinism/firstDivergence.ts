import type { PollRecord, RunResult } from '../runResult.ts';
import type { RecordedChoice } from '../seededChoices.ts';

/** Where two runs that should be the same part. */
export interface Divergence {
  /** The step in words, for example `choice 3, docker-proxy.extract`. */
  readonly step: string;
  /** What the first and the second run have there. */
  readonly first: string;
  readonly second: string;
}

/** One thing of a run under a name, as text that is equal for equal things. */
type Step = readonly [name: string, shown: string];

/**
 * Names the first step in which two runs of one workload differ, in the order in which causes come before effects: a
 * choice that was answered differently, then polls, deaths of the agent, its counters, fates of hits and of sockets.
 *
 * @returns `undefined` when they are the same in all that a result holds
 */
export function firstDivergence(one: RunResult, other: RunResult): Divergence | undefined {
  const choice = firstDifference(one.choices.map(choiceStep), other.choices.map(choiceStep));
  // Another question is an effect of what happened before it; another answer to the same question is a cause.
  if (choice && isOnlyAnswer(one.choices[choice.index], other.choices[choice.index])) return choice.divergence;
  const parts: readonly [readonly Step[], readonly Step[]][] = [
    [one.polls.flatMap(pollSteps), other.polls.flatMap(pollSteps)],
    [endSteps(one), endSteps(other)],
    [counterSteps(one), counterSteps(other)],
    [hitSteps(one), hitSteps(other)],
    [flowSteps(one), flowSteps(other)],
    [totalSteps(one), totalSteps(other)],
  ];
  for (const [first, second] of parts) {
    const found = firstDifference(first, second);
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
    const divergence =
      name === otherName || name === '' || otherName === ''
        ? { step, first, second }
        : { step, first: `${name}: ${first}`, second: `${otherName}: ${second}` };
    return { index, divergence };
  }
  return undefined;
}

const NOTHING = 'nothing';

function isOnlyAnswer(one: RecordedChoice | undefined, other: RecordedChoice | undefined): boolean {
  return one !== undefined && other !== undefined && one.place === other.place && one.count === other.count;
}

function choiceStep({ place, count, answer }: RecordedChoice, index: number): Step {
  return [`choice ${index + 1}, ${place}`, `${answer.join(' ')} of ${count}`];
}

/** A poll field by field, so that the first one that differs is named. */
function pollSteps(record: PollRecord): Step[] {
  return Object.entries(record).map(([field, value]): Step => [`poll ${record.poll}, ${field}`, show(value)]);
}

function endSteps({ ends }: RunResult): Step[] {
  return ends.map((end, index): Step => [`end ${index + 1} of the agent`, show(end)]);
}

function counterSteps({ counters }: RunResult): Step[] {
  return [...counters].map(([name, value]): Step => [`counter ${name}`, String(value)]);
}

function hitSteps({ ledger, forgotten }: RunResult): Step[] {
  if (forgotten) return [];
  return ledger.hits().map((record): Step => [`hit ${record.hit}`, show(record)]);
}

function flowSteps({ ledger, forgotten }: RunResult): Step[] {
  if (forgotten) return [];
  return Array.from({ length: ledger.flowCount }, (_, index): Step => {
    const record = ledger.flow(index + 1);
    return [`socket ${record.flow}`, show(record)];
  });
}

function totalSteps(result: RunResult): Step[] {
  const { totals, hits, sums, violations, forgotten } = result;
  return [
    ['hits by service', show(hits)],
    ['sums', show(sums)],
    ['ledger', show(totals)],
    ['violations', show(violations)],
    ['choices that were forgotten', show(forgotten ?? null)],
  ];
}

/** Plain data as text; maps in their order, which is a part of the result. */
function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Map)
    return showList(
      [...value].map(([key, inner]) => `${show(key)}: ${show(inner)}`),
      '{}',
    );
  if (Array.isArray(value)) return showList(value.map(show), '[]');
  if (typeof value === 'object' && value !== null) {
    return showList(
      Object.entries(value).map(([key, inner]) => `${key}: ${show(inner)}`),
      '{}',
    );
  }
  return String(value);
}

function showList(parts: readonly string[], [open = '', close = '']: string): string {
  return `${open}${parts.join(', ')}${close}`;
}
