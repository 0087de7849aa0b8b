import { formatDuration, parseDuration } from './duration.ts';

/** A duration that reads back as the same number of nanoseconds, in the largest unit that is exact. */
export function exactDuration(ns: number): string {
  const short = formatDuration(ns);
  return parseDuration(short) === ns ? short : `${ns}ns`;
}
