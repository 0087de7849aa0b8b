import { U32Rows } from './U32Rows.ts';

/** End of a chain, and the handle of the empty list. Node 0 is never used. */
const NIL = 0;
/** Nodes that there is room for at first; they grow by doubling. */
const FIRST_NODES = 16;

/** Words of a node's row; the tail is known to the head of a list. */
const ITEM = 0;
const NEXT = 1;
const TAIL = 2;
const NODE_WORDS = 3;

/**
 * Many singly linked lists of items (integers from 1 on) in rows of a typed array. Joining two lists is O(1); a handle
 * is a plain number.
 *
 * A list of one item is that item itself and takes no room, so most lists cost nothing to make, copy or forget. A
 * longer list is the negated index of its head node; the head node knows the tail. 0 stands for the empty list.
 */
export class IntrusiveLists {
  private readonly rows = new U32Rows(NODE_WORDS, FIRST_NODES);
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
    this.rows.set(this.rows.get(head, TAIL), NEXT, appended);
    this.rows.set(head, TAIL, this.rows.get(appended, TAIL));
    return -head;
  }

  /** A second list of the same items, in the same order. O(length). */
  copy(list: number): number {
    if (list >= 0) return list;
    let result = NIL;
    for (let node = -list; node !== NIL; node = this.rows.get(node, NEXT))
      result = this.join(result, this.rows.get(node, ITEM));
    return result;
  }

  /** Gives a list up; its room is used again. Afterwards the handle must not be used. O(1). */
  release(list: number): void {
    if (list >= 0) return;
    this.rows.set(this.rows.get(-list, TAIL), NEXT, this.free);
    this.free = -list;
  }

  /** Calls `visit` for each item, in the order in which the items were joined. */
  forEach(list: number, visit: (item: number) => void): void {
    if (list > 0) visit(list);
    else for (let node = -list; node !== NIL; node = this.rows.get(node, NEXT)) visit(this.rows.get(node, ITEM));
  }

  /** Nodes that were ever needed at one time. */
  get nodeCount(): number {
    return this.used - 1;
  }

  /** Head node of a list that is not empty; a list of one item gets a node for it. */
  private headOf(list: number): number {
    if (list < 0) return -list;
    const node = this.allocate();
    this.rows.set(node, ITEM, list);
    this.rows.set(node, NEXT, NIL);
    this.rows.set(node, TAIL, node);
    return node;
  }

  private allocate(): number {
    if (this.free !== NIL) {
      const node = this.free;
      this.free = this.rows.get(node, NEXT);
      return node;
    }
    this.rows.reserve(this.used);
    this.used += 1;
    return this.used - 1;
  }
}
