import { assert } from '../assert.ts';

/** A change of a count at one time. */
export interface StepChange {
  readonly tNs: number;
  /** Positive or negative. */
  readonly by: number;
}

/** A count that was read at one time. */
export interface StepReading {
  readonly tNs: number;
  readonly value: number;
}

/** Start included, end not; ns since the start of the trace. */
export interface Window {
  readonly startNs: number;
  readonly endNs: number;
}

/** What a count did in a window. */
export interface WindowExtremes {
  readonly min: number;
  readonly max: number;
}

/**
 * A count over time: it keeps its value until the next change. Changes of one instant are one change, so that a
 * connection which replaces another one is no dip.
 */
export class StepCurve {
  /** Ascending, without repetition. */
  private readonly times: readonly number[];
  /** From the time of the same place on; before the first time the count is 0. */
  private readonly values: readonly number[];

  private constructor(readings: readonly StepReading[]) {
    const times: number[] = [];
    const values: number[] = [];
    for (const { tNs, value } of readings) {
      assert(Number.isSafeInteger(tNs * PARTS_MAX), 'times are whole and small enough to be multiplied exactly');
      if (times.at(-1) === tNs) values.pop();
      else times.push(tNs);
      values.push(value);
    }
    this.times = times;
    this.values = values;
  }

  /** A count that begins at 0. The order of the changes does not matter. */
  static ofChanges(changes: readonly StepChange[]): StepCurve {
    let value = 0;
    const sorted = changes.toSorted((a, b) => a.tNs - b.tNs);
    return new StepCurve(sorted.map(({ tNs, by }) => ({ tNs, value: (value += by) })));
  }

  /** A count that was read now and then: each lasts until the next reading. Of one instant, the last counts. */
  static ofReadings(readings: readonly StepReading[]): StepCurve {
    return new StepCurve(readings.toSorted((a, b) => a.tNs - b.tNs));
  }

  /** The count at a time, changes of that very instant included. */
  at(tNs: number): number {
    const place = this.placeBehind(tNs, 1);
    return place === 0 ? 0 : this.values[place - 1]!;
  }

  /** Smallest and largest value in a window, the one at its start included. */
  extremes(window: Window): WindowExtremes {
    return this.extremesOfPart(window, { index: 0, count: 1 });
  }

  /** The same in each of `count` equal parts of a window. Borders may lie between two whole ns: nothing is rounded. */
  extremesOfParts(window: Window, count: number): WindowExtremes[] {
    assert(count <= PARTS_MAX && window.startNs <= window.endNs, 'a window has few parts and ends after its start');
    return Array.from({ length: count }, (_, index) => this.extremesOfPart(window, { index, count }));
  }

  private extremesOfPart({ startNs, endNs }: Window, part: { index: number; count: number }): WindowExtremes {
    const border = (index: number) => startNs * part.count + index * (endNs - startNs);
    const end = border(part.index + 1);
    let place = this.placeBehind(border(part.index), part.count);
    let min = place === 0 ? 0 : this.values[place - 1]!;
    let max = min;
    for (; place < this.times.length && this.times[place]! * part.count < end; place += 1) {
      min = Math.min(min, this.values[place]!);
      max = Math.max(max, this.values[place]!);
    }
    return { min, max };
  }

  /** Number of changes at or before `scaledNs / scale`. */
  private placeBehind(scaledNs: number, scale: number): number {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.times[middle]! * scale <= scaledNs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Times are multiplied by the number of parts: with 16 they stay exact for six days. */
const PARTS_MAX = 16;
