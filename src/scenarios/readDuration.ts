import { parseDuration } from './duration.ts';
import type { FailAt } from './failAt.ts';

/** A duration that is required here; `never` is refused. */
export function duration(text: string, at: readonly (string | number)[], fail: FailAt): number {
  const ns = parseDuration(text);
  return ns ?? fail(at, `\`${text}\` is no duration; write for example 30s or 250ms`);
}

/** A duration with a default. */
export function optional(
  text: string | undefined,
  fallbackNs: number,
  at: readonly (string | number)[],
  fail: FailAt,
): number {
  return text === undefined ? fallbackNs : duration(text, at, fail);
}
