import type { HitList, Tracker } from '../../ledger/tracker.ts';
import type { ByteText } from '../byteText.ts';
import type { HttpDriver, HttpFlushAnswer } from './DriverHttp.ts';
import type { DriverHttpSettings } from './driverHttpSettings.ts';

/** One transaction that waits in the driver. */
interface WaitingTransaction {
  readonly record: ByteText;
  readonly hits: HitList;
}

/**
 * The packet driver's own HTTP transactions: they wait until the agent flushes them; a full table takes no more.
 *
 * The source of the driver is not public; its statistics count the transactions that it skipped for want of room.
 */
export class DriverHttpTable implements HttpDriver {
  /** Transactions that found the table full: the driver's `txns_skipped_max_exceeded`. */
  skipped = 0;
  private readonly settings: DriverHttpSettings;
  private readonly tracker: Tracker;
  private waiting: WaitingTransaction[] = [];

  constructor(settings: DriverHttpSettings, tracker: Tracker) {
    this.settings = settings;
    this.tracker = tracker;
  }

  /** Whether so many wait that the driver wakes the agent. */
  get isReadyEventSet(): boolean {
    return this.waiting.length >= this.settings.notificationThreshold;
  }

  /** The driver has seen a whole transaction. @param hits - the ledger's handle, taken over */
  add(record: ByteText, hits: HitList): void {
    if (this.waiting.length >= this.settings.maxTransactions) {
      this.skipped += 1;
      this.tracker.loseHits(hits, 'driver-http-table-full');
      return;
    }
    this.tracker.moveHits(hits, 'driver-http');
    this.waiting.push({ record, hits });
  }

  control(): boolean {
    return true;
  }

  flush(bufferBytes: number): HttpFlushAnswer {
    let count = 0;
    let bytes = 0;
    while (count < this.waiting.length && bytes + this.waiting[count]!.record.length <= bufferBytes) {
      bytes += this.waiting[count]!.record.length;
      count += 1;
    }
    const given = this.waiting.slice(0, count);
    this.waiting = this.waiting.slice(count);
    return { data: given.map(({ record }) => record).join(''), hits: given.map(({ hits }) => hits) };
  }
}
