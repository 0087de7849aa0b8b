import { RINGS } from '../model/events.ts';
import type { Numbering } from './sumProblems.ts';

/** The numbers of all rings and CPUs, in columns by source (see `recordedSource`). */
export class NumberingTable {
  private seen = new Float64Array(64);
  private last = new Float64Array(64);
  /** Sources in the order in which they were first seen. */
  private readonly sources: number[] = [];

  count(source: number, sequence: number): void {
    if (source >= this.seen.length) this.grow(source);
    const seen = this.seen[source]!;
    if (seen === 0) this.sources.push(source);
    if (seen === 0 || sequence > this.last[source]!) this.last[source] = sequence;
    this.seen[source] = seen + 1;
  }

  list(): Numbering[] {
    return this.sources.map((source) => ({
      ring: RINGS[source % RINGS.length]!,
      cpu: Math.floor(source / RINGS.length) - 1,
      seen: this.seen[source]!,
      last: this.last[source]!,
    }));
  }

  private grow(source: number): void {
    const grown = (column: Float64Array) => {
      const larger = new Float64Array(source * 2);
      larger.set(column);
      return larger;
    };
    this.seen = grown(this.seen);
    this.last = grown(this.last);
  }
}
