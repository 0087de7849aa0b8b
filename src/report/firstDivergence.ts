import type { RunResult } from '../sim/runResult.ts';
import { showFate } from './explainHit.ts';
import { toJson } from './json.ts';
import { reportRun } from './runReport.ts';

/**
 * The first step at which two runs differ, in words: a choice, a poll, the fate of a hit, a counter, anything else.
 *
 * @returns `undefined` when both are the same to the byte
 */
export function firstDivergence(first: RunResult, second: RunResult): string | undefined {
  return choice(first, second) ?? poll(first, second) ?? fate(first, second) ?? anything(first, second);
}

function choice(first: RunResult, second: RunResult): string | undefined {
  const index = firstDifference(first.choices, second.choices);
  if (index === undefined) return undefined;
  const show = ({ choices }: RunResult): string => {
    const made = choices[index];
    return made ? `${made.place} of ${made.count}: ${made.answer.join(' ')}` : 'none';
  };
  return `choice ${index + 1}: ${show(first)}, then ${show(second)}`;
}

function poll(first: RunResult, second: RunResult): string | undefined {
  const index = firstDifference(first.polls, second.polls);
  if (index === undefined) return undefined;
  const [a, b] = [first.polls[index], second.polls[index]];
  if (!a || !b) return `poll ${index + 1}: in one of the runs only`;
  const parts = Object.keys(a) as (keyof typeof a)[];
  const part = parts.find((key) => toJson(plain(a[key])) !== toJson(plain(b[key]))) ?? 'poll';
  return `poll ${a.poll}: ${part} ${toJson(plain(a[part]))}, then ${toJson(plain(b[part]))}`;
}

function fate(first: RunResult, second: RunResult): string | undefined {
  if (first.forgotten || second.forgotten) return undefined;
  const [a, b] = [first.ledger.hits(), second.ledger.hits()];
  const index = firstDifference(a, b);
  if (index === undefined) return undefined;
  const show = (record: (typeof a)[number] | undefined): string => (record ? showFate(record.fate) : 'missing');
  return `hit ${index + 1}: ${show(a[index])}, then ${show(b[index])}`;
}

function anything(first: RunResult, second: RunResult): string | undefined {
  const reports = [first, second].map((result) =>
    reportRun(result, { source: '', violations: result.violations, isTainted: false }),
  );
  const [a, b] = reports as [(typeof reports)[number], (typeof reports)[number]];
  const parts = Object.keys({ ...a, ...b }) as (keyof typeof a)[];
  const part = parts.find((key) => toJson(a[key]) !== toJson(b[key]));
  return part === undefined ? undefined : `${part}: ${toJson(a[part])}, then ${toJson(b[part])}`;
}

function firstDifference(a: readonly unknown[], b: readonly unknown[]): number | undefined {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    if (toJson(plain(a[index])) !== toJson(plain(b[index]))) return index;
  }
  return undefined;
}

/** With maps as lists of pairs: as objects they would all look alike. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(([key, each]) => [plain(key), plain(each)]);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
