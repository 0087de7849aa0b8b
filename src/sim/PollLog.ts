import type { PollRecord } from './runResult.ts';

/** Polls that a run remembers which keeps only sums. */
const POLLS_KEPT = 250;

/** The polls of a run. */
export class PollLog {
  /** Polls so far, the forgotten ones included. */
  count = 0;
  /** Polls from the first on that were dropped. */
  forgotten = 0;
  private records: PollRecord[] = [];
  /** How many of the records, from the first, have lost their removed connections. */
  private shortened = 0;

  add(record: PollRecord): void {
    this.count += 1;
    this.records.push(record);
  }

  /** What is remembered, in order. */
  get kept(): readonly PollRecord[] {
    return this.records;
  }

  /** Drops all but the last polls, and of those the removed connections: there can be thousands in each. */
  forget(): void {
    for (; this.shortened < this.records.length; this.shortened += 1) {
      this.records[this.shortened] = { ...this.records[this.shortened]!, removed: [] };
    }
    if (this.records.length < POLLS_KEPT * 2) return;
    this.records = this.records.slice(-POLLS_KEPT);
    this.shortened = this.records.length;
    this.forgotten = this.count - POLLS_KEPT;
  }
}
