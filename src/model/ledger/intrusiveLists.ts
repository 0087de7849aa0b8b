/** End of a chain, and the handle of the empty list. */
const NIL = 0;
const FIRST_CAPACITY = 256;

/**
 * Many singly linked lists of u32 items in typed arrays. Joining two lists is O(1); a handle is a plain number.
 *
 * A list handle is the index of its head node; the head node knows the tail. Index 0 is never used, so that 0 can stand
 * for the empty list.
 */
export class IntrusiveLists {
  private items = new Uint32Array(FIRST_CAPACITY);
  private next = new Uint32Array(FIRST_CAPACITY);
  private tail = new Uint32Array(FIRST_CAPACITY);
  private used = 1;

  /** Makes a list of one item. */
  single(item: number): number {
    const node = this.allocate();
    this.items[node] = item;
    this.next[node] = NIL;
    this.tail[node] = node;
    return node;
  }

  /** Appends the list `from` to the list `into`. Afterwards only the returned handle may be used. */
  join(into: number, from: number): number {
    if (into === NIL) return from;
    if (from === NIL || from === into) return into;
    const tailOfInto = this.tail[into]!;
    this.next[tailOfInto] = from;
    this.tail[into] = this.tail[from]!;
    return into;
  }

  /** A second list of the same items, in the same order. O(length). */
  copy(list: number): number {
    let result = NIL;
    for (let node = list; node !== NIL; node = this.next[node]!) {
      result = this.join(result, this.single(this.items[node]!));
    }
    return result;
  }

  /** Calls `visit` for each item, in the order in which the items were joined. */
  forEach(list: number, visit: (item: number) => void): void {
    for (let node = list; node !== NIL; node = this.next[node]!) visit(this.items[node]!);
  }

  private allocate(): number {
    if (this.used === this.items.length) this.grow();
    const node = this.used;
    this.used += 1;
    return node;
  }

  private grow(): void {
    const capacity = this.items.length * 2;
    this.items = grown(this.items, capacity);
    this.next = grown(this.next, capacity);
    this.tail = grown(this.tail, capacity);
  }
}

/** A larger copy of a column. */
export function grown(column: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(column);
  return larger;
}
