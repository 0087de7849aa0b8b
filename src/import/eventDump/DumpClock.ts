import { DumpProblem } from './DumpProblem.ts';
import { fileTimeOfUnixNs, unixNsOfFileTime } from './dumpFields.ts';

/** The times that a record names. */
export interface RecordTimes {
  /** ns since the start. */
  readonly t: number | undefined;
  readonly fileTime: bigint | undefined;
}

/**
 * Gives records their time of delivery, which never goes back, and events the time in their header, which may.
 *
 * Where a record names no `t`, it was delivered at its `fileTime`, but not before the record before it.
 */
export class DumpClock {
  /** ns since 1970 at `t` 0; `undefined` while nobody said so. */
  startUnixNs: bigint | undefined;
  private lastNs = 0;

  constructor(startUnixNs: bigint | undefined) {
    this.startUnixNs = startUnixNs;
  }

  /** The first record tells the start where the head does not. */
  begin({ t, fileTime }: RecordTimes): void {
    if (this.startUnixNs !== undefined || fileTime === undefined) return;
    const start = unixNsOfFileTime(fileTime) - BigInt(t ?? 0);
    if (start >= 0n) this.startUnixNs = start;
  }

  /** Time of delivery, ns since the start. */
  deliver({ t, fileTime }: RecordTimes): number {
    const tNs = t ?? Math.max(this.lastNs, this.sinceStart(fileTime));
    if (tNs < this.lastNs) {
      throw new DumpProblem(
        `t ${tNs} is before the t ${this.lastNs} of the record before`,
        'put the records in the order of delivery; an earlier time in the header of an event is fileTime',
      );
    }
    this.lastNs = tNs;
    return tNs;
  }

  /** Time in the header of an event that was delivered then. */
  fileTimeAt(tNs: number, fileTime: bigint | undefined): bigint {
    if (fileTime !== undefined) return fileTime;
    if (this.startUnixNs === undefined) throw new DumpProblem('fileTime is missing, and no start tells what t 0 is');
    return fileTimeOfUnixNs(this.startUnixNs + BigInt(tNs));
  }

  private sinceStart(fileTime: bigint | undefined): number {
    if (fileTime === undefined) throw new DumpProblem('neither t nor fileTime is there');
    if (this.startUnixNs === undefined) throw new DumpProblem('t is missing, and no start tells what t 0 is');
    const since = unixNsOfFileTime(fileTime) - this.startUnixNs;
    if (since > BigInt(Number.MAX_SAFE_INTEGER))
      throw new DumpProblem('fileTime is more than 104 days after the start');
    return Number(since);
  }
}
