import { UsageError } from '../../errors.ts';
import { durationFlag } from '../../runs/runSettings.ts';

/** Longest time of one case unless the user says otherwise, ms. */
export const CASE_MS = 60_000;
/** A slow machine needs some time for any case. */
const CASE_MS_MIN = 1000;
const NS_PER_MS = 1_000_000;

/** `--case-time` in ms. @throws UsageError for a time that a slow machine cannot keep */
export function readCaseTime(text: string | undefined): number {
  const ms = durationFlag('--case-time', text, CASE_MS * NS_PER_MS) / NS_PER_MS;
  if (ms < CASE_MS_MIN) throw new UsageError(`--case-time must be at least ${CASE_MS_MIN / 1000}s`);
  return ms;
}
