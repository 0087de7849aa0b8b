/** Numbers of one ring and CPU that no event carries: what was lost, and when at the earliest and latest. */
export interface Gap {
  /** First and last number that is missing. */
  readonly from: number;
  readonly to: number;
  /** The event before it, ns; -Infinity where there is none. */
  readonly afterNs: number;
  /** The event after it, ns; Infinity where there is none. */
  readonly beforeNs: number;
}

/**
 * Finds the numbers that are missing on one ring and CPU. Events come in order of time, which is nearly the order of
 * their numbers: a hook may take its number a little after its time, and a soft interrupt in between.
 */
export class NumberGaps {
  private readonly open: Gap[] = [];
  private next = 0;
  private lastNs = -Infinity;
  /** Numbers whose events carry another time than that at which they were numbered. */
  private readonly untimed: number[] = [];

  /** @param tNs - when it was numbered; `undefined` where the event does not tell */
  add(number: number, tNs: number | undefined): void {
    if (tNs === undefined) {
      this.untimed.push(number);
      return;
    }
    if (number < this.next) {
      this.fill(number, tNs);
      return;
    }
    if (number > this.next) {
      this.open.push({ from: this.next, to: number - 1, afterNs: this.lastNs, beforeNs: tNs });
    }
    this.next = number + 1;
    this.lastNs = tNs;
  }

  /**
   * What is missing when all events were added.
   *
   * @param attempts - how many numbers were given out; `undefined` when nobody knows
   */
  conclude(attempts: number | undefined): readonly Gap[] {
    const end = attempts ?? this.untimed.reduce((end, number) => Math.max(end, number + 1), this.next);
    if (end > this.next) {
      this.open.push({ from: this.next, to: end - 1, afterNs: this.lastNs, beforeNs: Infinity });
      this.next = end;
    }
    for (const number of this.untimed) this.fill(number, -Infinity);
    return this.open;
  }

  /** A number that was missing is there after all. */
  private fill(number: number, tNs: number): void {
    for (let index = this.open.length - 1; index >= 0; index -= 1) {
      const gap = this.open[index]!;
      if (gap.to < number) return;
      if (gap.from > number) continue;
      // What is left may lie on either side of the late event.
      const left = { ...gap, beforeNs: Math.max(gap.beforeNs, tNs) };
      const parts = [
        { ...left, to: number - 1 },
        { ...left, from: number + 1 },
      ];
      this.open.splice(index, 1, ...parts.filter(({ from, to }) => from <= to));
      return;
    }
  }
}
