/** A timer that has been set; `cancel` makes it as if it had not been. */
export interface VirtualTimer {
  cancel(): void;
}

interface TimerEntry {
  readonly atNs: number;
  /** Timers of the same instant fire in the order in which they were set. */
  readonly sequence: number;
  fire: (() => void) | undefined;
}

/**
 * Time as whole nanoseconds since the start, and what is due when.
 *
 * The network takes no time, so whatever follows from something happens in the same instant: goroutines that became
 * ready run one after the other, first come, first served. Timers of an instant fire after everything explicit of it.
 */
export class VirtualClock {
  #nowNs = 0;
  #sequence = 0;
  /** A binary heap, the next timer first. */
  readonly #timers: TimerEntry[] = [];
  #ready: (() => void)[] = [];

  get nowNs(): number {
    return this.#nowNs;
  }

  /** Lets a goroutine run in this instant, after those that are ready already. */
  ready(step: () => void): void {
    this.#ready.push(step);
  }

  /** @param afterNs - from now; a timer of 0 ns fires in this instant, after everything explicit */
  startTimer(afterNs: number, fire: () => void): VirtualTimer {
    const entry: TimerEntry = { atNs: this.#nowNs + afterNs, sequence: this.#sequence, fire };
    this.#sequence += 1;
    this.#push(entry);
    return {
      cancel: () => {
        entry.fire = undefined;
      },
    };
  }

  /** Runs everything that is due before `atNs` and stops there, before the timers of that instant. */
  advanceTo(atNs: number): void {
    this.settle();
    for (let next = this.#timers[0]; next !== undefined && next.atNs < atNs; next = this.#timers[0]) {
      this.#pop();
      this.#nowNs = next.atNs;
      next.fire?.();
      this.settle();
    }
    this.#nowNs = Math.max(this.#nowNs, atNs);
  }

  /** Runs goroutines until none is ready. */
  settle(): void {
    while (this.#ready.length > 0) {
      const steps = this.#ready;
      this.#ready = [];
      for (const step of steps) step();
    }
  }

  #push(entry: TimerEntry): void {
    const heap = this.#timers;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent]!;
      if (!isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#timers;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (!isBefore(heap[child]!, last)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = last;
  }
}

function isBefore(a: TimerEntry, b: TimerEntry): boolean {
  return a.atNs < b.atNs || (a.atNs === b.atNs && a.sequence < b.sequence);
}
