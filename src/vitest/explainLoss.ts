import type { HitRecord } from '../model/ledger/fate.ts';
import { isMeantToEnd, LOSS_REASONS, type LossReason, type LossReasonInfo } from '../model/ledger/lossReasons.ts';
import { reasonOf } from '../report/explainHit.ts';
import type { RunResult } from '../sim/runResult.ts';

/** A reason with the number of hits that it ended. */
type Loss = readonly [reason: LossReason, hits: number];

/**
 * The line that says why hits are missing: the reason that ended most of them, in words, and what would have saved them.
 *
 * @param isAsked - which hits count; absent: all. Without the fates of single hits all count.
 * @returns `undefined` when nothing ended
 */
export function explainLoss(run: RunResult, isAsked?: (record: HitRecord) => boolean): string | undefined {
  const losses = isAsked && !run.forgotten ? lossesOf(run.ledger.hits().filter(isAsked)) : [...run.totals.byReason];
  const [first, ...others] = [...unintended(losses), ...intended(losses)];
  if (!first) return undefined;
  const rest = others.length === 0 ? '' : `; ${count(others.length, 'more reason')}`;
  return `${explainReason(...first)}${rest}`;
}

/** One reason in words, with what would have saved its hits. */
export function explainReason(reason: LossReason, hits: number): string {
  const { kind, text, savedBy }: LossReasonInfo = LOSS_REASONS[reason];
  const remedy = isMeantToEnd(reason) ? '; meant to end here' : savedBy === undefined ? '' : `; saved by ${savedBy}`;
  return `${hits} ${kind} (${reason}): ${text}${remedy}`;
}

/** Losses that nobody meant, most hits first. */
export function unintended(losses: Iterable<Loss>): Loss[] {
  return mostFirst([...losses].filter(([reason]) => !isMeantToEnd(reason)));
}

/** `1 hit`, `2 hits`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function intended(losses: Iterable<Loss>): Loss[] {
  return mostFirst([...losses].filter(([reason]) => isMeantToEnd(reason)));
}

function mostFirst(losses: readonly Loss[]): Loss[] {
  return losses.toSorted(([, a], [, b]) => b - a);
}

function lossesOf(records: readonly HitRecord[]): Loss[] {
  const losses = new Map<LossReason, number>();
  for (const { fate } of records) {
    const reason = reasonOf(fate);
    if (reason !== undefined) losses.set(reason, (losses.get(reason) ?? 0) + 1);
  }
  return [...losses];
}
