import type { PollRecord, RunResult } from '../runResult.ts';
import type { RecordedChoice } from '../seededChoices.ts';
import type { RunSteps, Step } from './Step.ts';

/**
 * What a run of `simulate` left behind, step by step: its choices; then polls, deaths of the agent, its counters, fates
 * of hits and of sockets, sums.
 */
export function stepsOfRun(result: RunResult): RunSteps {
  return {
    choices: result.choices.map(choiceStep),
    effects: [
      result.polls.flatMap(pollSteps),
      endSteps(result),
      counterSteps(result),
      hitSteps(result),
      flowSteps(result),
      totalSteps(result),
    ],
  };
}

function choiceStep({ place, count, answer }: RecordedChoice, index: number): Step {
  return [`choice ${index + 1}, ${place} of ${count}`, answer.join(' ')];
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
