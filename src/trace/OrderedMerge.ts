import type { RecordedEvent } from '../model/events.ts';
import type { EventBlock } from './EventBlock.ts';
import { sortedRows } from './sortedRows.ts';

/** A block that is being handed out, with the place in the total order of its next event. */
class Cursor {
  readonly block: EventBlock;
  /** Number of the block in the file: of two events of the same place the one of the earlier block comes first. */
  readonly serial: number;
  /** Time of the last event of the block. */
  readonly newestNs: number;
  row = 0;
  tNs = 0;
  source = 0;
  sequence = 0;
  private readonly rows: Uint32Array | undefined;
  private next = 0;

  /** @param block - not empty */
  constructor(block: EventBlock, serial: number) {
    this.block = block;
    this.serial = serial;
    this.rows = sortedRows(block);
    this.newestNs = block.times[this.rows?.at(-1) ?? block.length - 1]!;
    this.advance();
  }

  /** Goes on to the next event. @returns `false` when there is none */
  advance(): boolean {
    if (this.next === this.block.length) return false;
    this.row = this.rows ? this.rows[this.next]! : this.next;
    this.next += 1;
    this.tNs = this.block.times[this.row]!;
    this.source = this.block.sources[this.row]!;
    this.sequence = this.block.sequences[this.row]!;
    return true;
  }

  isBefore(other: Cursor): boolean {
    if (this.tNs !== other.tNs) return this.tNs < other.tNs;
    if (this.source !== other.source) return this.source < other.source;
    if (this.sequence !== other.sequence) return this.sequence < other.sequence;
    return this.serial < other.serial;
  }
}

/** Puts the events of blocks into the total order, as far as blocks are there: a heap of blocks, each sorted. */
export class OrderedMerge {
  /** Events that were added and not taken. */
  waiting = 0;
  /** Time of the latest event that was added. */
  newestNs = -Infinity;
  private readonly heap: Cursor[] = [];
  private blocks = 0;
  /** Place of the last event taken. */
  private last = { tNs: -1, source: 0, sequence: 0 };

  /** @returns `false` when the block has an event that comes before one already taken: the order is lost */
  add(block: EventBlock): boolean {
    if (block.length === 0) return true;
    this.blocks += 1;
    const cursor = new Cursor(block, this.blocks);
    this.waiting += block.length;
    this.newestNs = Math.max(this.newestNs, cursor.newestNs);
    this.heap.push(cursor);
    this.siftUp(this.heap.length - 1);
    const { tNs, source, sequence } = this.last;
    return (cursor.tNs - tNs || cursor.source - source || cursor.sequence - sequence) >= 0;
  }

  /**
   * Takes the first events in order.
   *
   * @param untilNs - later events stay
   */
  take(count: number, untilNs = Infinity): RecordedEvent[] {
    const { heap, last } = this;
    const events: RecordedEvent[] = [];
    let first = heap[0];
    while (first && events.length < count && first.tNs <= untilNs) {
      events.push(first.block.event(first.row));
      last.tNs = first.tNs;
      last.source = first.source;
      last.sequence = first.sequence;
      if (!first.advance()) this.replaceFirst();
      this.siftDown();
      first = heap[0];
    }
    this.waiting -= events.length;
    return events;
  }

  private replaceFirst(): void {
    const moved = this.heap.pop()!;
    if (this.heap.length > 0) this.heap[0] = moved;
  }

  private siftUp(from: number): void {
    const { heap } = this;
    const cursor = heap[from]!;
    let child = from;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!cursor.isBefore(heap[parent]!)) break;
      heap[child] = heap[parent]!;
      child = parent;
    }
    heap[child] = cursor;
  }

  private siftDown(): void {
    const { heap } = this;
    const cursor = heap[0];
    if (!cursor) return;
    let parent = 0;
    for (;;) {
      let child = parent * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.isBefore(heap[child]!)) child += 1;
      if (!heap[child]!.isBefore(cursor)) break;
      heap[parent] = heap[child]!;
      parent = child;
    }
    heap[parent] = cursor;
  }
}
