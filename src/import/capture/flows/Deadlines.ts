/** Things that are due a fixed time after they were added, in order. */
export class Deadlines<T> {
  private readonly afterNs: bigint;
  private waiting: { readonly dueNs: bigint; readonly what: T }[] = [];
  private from = 0;

  constructor(afterNs: bigint) {
    this.afterNs = afterNs;
  }

  get size(): number {
    return this.waiting.length - this.from;
  }

  add(what: T, nowNs: bigint): void {
    this.waiting.push({ dueNs: nowNs + this.afterNs, what });
  }

  /** What is due by now; all that is above `countMax` counts as due. */
  *due(nowNs: bigint, countMax = Infinity): Generator<T> {
    for (;;) {
      const first = this.waiting[this.from];
      if (!first || (first.dueNs > nowNs && this.size <= countMax)) break;
      this.from += 1;
      yield first.what;
    }
    if (this.from < 1024 || this.from * 2 < this.waiting.length) return;
    this.waiting = this.waiting.slice(this.from);
    this.from = 0;
  }
}
