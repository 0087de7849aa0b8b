import type { ConnColumns } from './ConnColumns.ts';
import { mixWord } from './hashWords.ts';

const FIRST_CAPACITY = 64;
const SLOTS_PER_ROW = 2;

/** Which fields of a row belong to the aggregation key, beside the ends, the transport and the process. */
export interface GroupKeyFields {
  readonly netns: boolean;
  readonly direction: boolean;
  readonly containerSource: boolean;
  readonly containerDest: boolean;
}

/**
 * The groups of one poll by aggregation key. A group is named by its first row; those of one key form a chain in the
 * order in which they were made. The key is read from the columns of that row, except for the ports, which a rule may
 * leave out.
 */
export class GroupIndex {
  private readonly fields: GroupKeyFields;
  /** First row of the chain plus 1, by hash; 0 is a free slot. */
  private slots = new Uint32Array(FIRST_CAPACITY * SLOTS_PER_ROW);
  private hashes = new Int32Array(FIRST_CAPACITY);
  private ports = new Uint32Array(FIRST_CAPACITY);
  /** Next row of the chain plus 1; 0 is the end. */
  private next = new Uint32Array(FIRST_CAPACITY);
  /** The slot where the last search ended. */
  private slot = 0;

  constructor(fields: GroupKeyFields) {
    this.fields = fields;
  }

  /** Forgets all groups, and makes room for rows below a capacity. */
  clear(capacity: number): void {
    if (this.ports.length >= capacity) {
      this.slots.fill(0);
      return;
    }
    this.slots = new Uint32Array(capacity * SLOTS_PER_ROW);
    this.hashes = new Int32Array(capacity);
    this.ports = new Uint32Array(capacity);
    this.next = new Uint32Array(capacity);
  }

  /**
   * Searches the groups of a row's key.
   *
   * @param ports - source and destination port as they count for the key
   * @returns the first group, or -1
   */
  find(table: ConnColumns, row: number, ports: number): number {
    const hash = this.hashOf(table, row, ports);
    this.hashes[row] = hash;
    this.ports[row] = ports;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    let found = -1;
    for (let entry = this.slots[slot]!; entry !== 0; entry = this.slots[slot]!) {
      if (this.hashes[entry - 1] === hash && this.hasSameKey(table, entry - 1, row)) {
        found = entry - 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
    this.slot = slot;
    return found;
  }

  /** The group made after this one; -1 for none. */
  after(group: number): number {
    return this.next[group]! - 1;
  }

  /**
   * Makes a row the group of a key without any: the one that was just searched in vain.
   */
  addFirst(row: number): void {
    this.slots[this.slot] = row + 1;
    this.next[row] = 0;
  }

  /** Makes a row one more group of the key of `last`, which is the last group of its chain. */
  addAfter(last: number, row: number): void {
    this.next[last] = row + 1;
    this.next[row] = 0;
  }

  private hashOf(table: ConnColumns, row: number, ports: number): number {
    const { fields } = this;
    let hash = mixWord(mixWord(mixWord(0, table.tuple.source(row)), table.tuple.dest(row)), ports);
    hash = mixWord(hash, table.tuple.pid(row));
    if (fields.containerSource) hash = mixWord(hash, table.details.containerSource(row));
    return mixWord(hash, fields.direction ? table.tuple.direction(row) : 0);
  }

  private hasSameKey(table: ConnColumns, first: number, row: number): boolean {
    const { fields } = this;
    return (
      this.ports[first] === this.ports[row] &&
      table.tuple.hasSameEnds(first, table.tuple, row) &&
      (!fields.direction || table.tuple.direction(first) === table.tuple.direction(row)) &&
      (!fields.netns || table.tuple.netns(first) === table.tuple.netns(row)) &&
      (!fields.containerSource || table.details.containerSource(first) === table.details.containerSource(row)) &&
      (!fields.containerDest || table.details.containerDest(first) === table.details.containerDest(row))
    );
  }
}
