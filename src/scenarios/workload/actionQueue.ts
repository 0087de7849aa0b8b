/** Something that happens at a time; of two at the same time the one planned first comes first. */
interface Planned {
  readonly atNs: number;
  readonly order: number;
  readonly run: (atNs: number) => void;
}

/** A plan of actions by time: a binary heap, so that an action may plan further ones while the plan runs. */
export class ActionQueue {
  private readonly heap: Planned[] = [];
  private planned = 0;

  at(atNs: number, run: (atNs: number) => void): void {
    const heap = this.heap;
    heap.push({ atNs, order: this.planned, run });
    this.planned += 1;
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.isEarlier(child, parent)) return;
      this.swap(child, parent);
      child = parent;
    }
  }

  /** Runs all actions in order of time until none is left. */
  runAll(): void {
    for (let action = this.take(); action !== undefined; action = this.take()) action.run(action.atNs);
  }

  private take(): Planned | undefined {
    const heap = this.heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    let parent = 0;
    for (;;) {
      let child = parent * 2 + 1;
      if (child >= heap.length) return first;
      if (child + 1 < heap.length && this.isEarlier(child + 1, child)) child += 1;
      if (!this.isEarlier(child, parent)) return first;
      this.swap(child, parent);
      parent = child;
    }
  }

  private isEarlier(one: number, other: number): boolean {
    const a = this.heap[one]!;
    const b = this.heap[other]!;
    return a.atNs < b.atNs || (a.atNs === b.atNs && a.order < b.order);
  }

  private swap(one: number, other: number): void {
    const kept = this.heap[one]!;
    this.heap[one] = this.heap[other]!;
    this.heap[other] = kept;
  }
}
