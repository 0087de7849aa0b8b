import type { RunResult } from '../sim/runResult.ts';
import { MatcherUsageError } from './judgement.ts';

const PARTS = ['totals', 'ledger', 'polls', 'sums', 'hits', 'counters', 'ends', 'violations'] as const;

/** The run that an expectation was given. @throws MatcherUsageError when it is something else */
export function receivedRun(matcher: string, received: unknown): RunResult {
  if (isRunResult(received)) return received;
  throw new MatcherUsageError(
    `${matcher} expects a RunResult (of simulate, runTrace or runScenario) or a promise of one, not ${describe(received)}`,
  );
}

/** Whether a value can be waited for. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function isRunResult(value: unknown): value is RunResult {
  return typeof value === 'object' && value !== null && PARTS.every((part) => part in value);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'function') return 'a function; call it';
  if (typeof value === 'string') return `the text ${JSON.stringify(value)}`;
  if (typeof value !== 'object') return `a ${typeof value}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? 'an empty object' : `an object with ${keys.slice(0, 5).join(', ')}`;
}
