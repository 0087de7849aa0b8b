/** A stretch of time, ns since the start of the trace, both ends included. */
export interface TimeSpan {
  readonly fromNs: number;
  readonly toNs: number;
}

/** Everything from the beginning to the end. */
export const ALWAYS: TimeSpan = { fromNs: -Infinity, toNs: Infinity };

/** Many spans, joined where they overlap, so that one look finds whether another span meets any. */
export class TimeSpans {
  private readonly joined: TimeSpan[] = [];

  constructor(spans: Iterable<TimeSpan>) {
    for (const span of [...spans].toSorted((a, b) => (a.fromNs < b.fromNs ? -1 : a.fromNs > b.fromNs ? 1 : 0))) {
      const last = this.joined.at(-1);
      if (last === undefined || span.fromNs > last.toNs) this.joined.push(span);
      else if (span.toNs > last.toNs) this.joined[this.joined.length - 1] = { fromNs: last.fromNs, toNs: span.toNs };
    }
  }

  /** Whether any of them overlaps the given one. */
  meet({ fromNs, toNs }: TimeSpan): boolean {
    let low = 0;
    let high = this.joined.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.joined[middle]!.toNs < fromNs) low = middle + 1;
      else high = middle;
    }
    return low < this.joined.length && this.joined[low]!.fromNs <= toNs;
  }
}
