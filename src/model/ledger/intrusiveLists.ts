/** End of a chain, and the handle of the empty list. Node 0 is never used. */
const NIL = 0;
/** Small enough for the columns of a short run to live beside their owner; they grow by doubling. */
const FIRST_CAPACITY = 16;

/**
 * Many singly linked lists of items (integers from 1 on) in typed arrays. Joining two lists is O(1); a handle is a
 * plain number.
 *
 * A list of one item is that item itself and takes no room, so most lists cost nothing to make, copy or forget. A
 * longer list is the negated index of its head node; the head node knows the tail. 0 stands for the empty list.
 */
export class IntrusiveLists {
  private items = new Uint32Array(FIRST_CAPACITY);
  private next = new Uint32Array(FIRST_CAPACITY);
  private tail = new Uint32Array(FIRST_CAPACITY);
  private used = 1;
  /** First of the released nodes, chained by `next`. */
  private free = NIL;

  /** A list of one item, which is not 0. */
  single(item: number): number {
    return item;
  }

  /** Appends the list `from` to the list `into`. Afterwards only the returned handle may be used. */
  join(into: number, from: number): number {
    if (into === NIL) return from;
    if (from === NIL) return into;
    const head = this.headOf(into);
    const appended = this.headOf(from);
    this.next[this.tail[head]!] = appended;
    this.tail[head] = this.tail[appended]!;
    return -head;
  }

  /** A second list of the same items, in the same order. O(length). */
  copy(list: number): number {
    if (list >= 0) return list;
    let result = NIL;
    for (let node = -list; node !== NIL; node = this.next[node]!) result = this.join(result, this.items[node]!);
    return result;
  }

  /** Gives a list up; its room is used again. Afterwards the handle must not be used. O(1). */
  release(list: number): void {
    if (list >= 0) return;
    this.next[this.tail[-list]!] = this.free;
    this.free = -list;
  }

  /** Calls `visit` for each item, in the order in which the items were joined. */
  forEach(list: number, visit: (item: number) => void): void {
    if (list > 0) visit(list);
    else for (let node = -list; node !== NIL; node = this.next[node]!) visit(this.items[node]!);
  }

  /** Nodes that were ever needed at one time. */
  get nodeCount(): number {
    return this.used - 1;
  }

  /** Head node of a list that is not empty; a list of one item gets a node for it. */
  private headOf(list: number): number {
    if (list < 0) return -list;
    const node = this.allocate();
    this.items[node] = list;
    this.next[node] = NIL;
    this.tail[node] = node;
    return node;
  }

  private allocate(): number {
    if (this.free !== NIL) {
      const node = this.free;
      this.free = this.next[node]!;
      return node;
    }
    if (this.used === this.items.length) this.grow();
    this.used += 1;
    return this.used - 1;
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
