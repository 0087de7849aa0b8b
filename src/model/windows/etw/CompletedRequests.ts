import type { LossReason } from '../../ledger/lossReasons.ts';
import type { Tracker } from '../../ledger/tracker.ts';
import type { WindowsTransaction } from '../http/WindowsTransaction.ts';

/**
 * Transactions that wait for the loop which takes all of them every three seconds.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go completedHttpTx @ c45d449
 */
export class CompletedRequests {
  private list: WindowsTransaction[] = [];
  private readonly tracker: Tracker;

  constructor(tracker: Tracker) {
    this.tracker = tracker;
  }

  get size(): number {
    return this.list.length;
  }

  /**
   * Adds one, unless more than `maxCount` wait: the list holds one more than its limit.
   *
   * @returns whether there was room
   */
  push(tx: WindowsTransaction, maxCount: number): boolean {
    if (this.list.length > maxCount) {
      this.tracker.loseHits(tx.hits, 'etw-completed-full');
      return false;
    }
    this.tracker.moveHits(tx.hits, 'etw-completed');
    this.list.push(tx);
    return true;
  }

  /** Takes all, in order of completion. */
  take(): WindowsTransaction[] {
    const taken = this.list;
    this.list = [];
    return taken;
  }

  /** Books the hits of all as ended. The list stays as it is. */
  loseHitsOfAll(reason: LossReason): void {
    for (const tx of this.list) {
      this.tracker.loseHits(tx.hits, reason);
      tx.hits = 0;
    }
  }
}
