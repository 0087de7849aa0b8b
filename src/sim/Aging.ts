/**
 * Things that are forgotten when they have been of no use for a number of polls.
 *
 * What is not ready when its time has come waits for the next poll.
 */
export class Aging<T> {
  private readonly pollsKept: number;
  private readonly forget: (thing: T) => boolean;
  private batches: T[][] = [];
  private current: T[] = [];

  /** @param forget - forgets one thing; `false` when it cannot be forgotten yet */
  constructor(pollsKept: number, forget: (thing: T) => boolean) {
    this.pollsKept = pollsKept;
    this.forget = forget;
  }

  /** From now on the thing is of no use. */
  add(thing: T): void {
    this.current.push(thing);
  }

  /** A poll is over. */
  endPoll(): void {
    this.batches.push(this.current);
    this.current = [];
    if (this.batches.length <= this.pollsKept) return;
    const [due = [], ...younger] = this.batches;
    this.batches = younger;
    const left = due.filter((thing) => !this.forget(thing));
    if (left.length === 0) return;
    // Behind nothing but those of the next poll, so that they are looked at again soon.
    const next = younger[0];
    if (next === undefined) this.batches = [left];
    else for (const thing of left) next.push(thing);
  }
}
