import type { HitLedger } from './ledger/hitLedger.ts';
import type { PollOutcome } from './pipeline.ts';

/**
 * Tells the ledger that the records of a poll are gone, so that what it remembers for them can be used again.
 *
 * Bookkeeping only; afterwards the outcome's handles must not be used.
 */
export function releasePoll({ delta }: Pick<PollOutcome, 'delta'>, ledger: HitLedger): void {
  releaseOtherPoll({ delta }, ledger);
  for (const { stats } of delta.http.values()) {
    for (const bucket of stats.byStatus.values()) {
      ledger.releaseHits(bucket.hits);
      // Another client may hold the same statistics.
      bucket.hits = 0;
    }
  }
}

/**
 * The same for the poll of a client that the ledger does not follow. The hits of its statistics are left alone: the
 * client that is followed holds the same objects, and may not have shipped them yet.
 */
export function releaseOtherPoll({ delta }: Pick<PollOutcome, 'delta'>, ledger: HitLedger): void {
  for (const conn of delta.conns) ledger.releaseFlows(conn.flows);
  for (const conn of delta.withheld) ledger.releaseFlows(conn.flows);
  for (const conn of delta.refused) ledger.releaseFlows(conn.flows);
}
