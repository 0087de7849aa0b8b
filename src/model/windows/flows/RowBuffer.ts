import { assert } from '../../assert.ts';

/** Below this length a Go slice doubles when it is full. */
const DOUBLING_MAX = 256;

/** Rows as somebody took them from a buffer: a reset that clears the slots in place is seen here too. */
export interface RowView<Row> {
  readonly length: number;
  at(index: number): Row;
}

/**
 * Rows that are used again and again, so that a poll need not make new ones.
 *
 * Capacities follow Go's rule of growth, without the rounding to the sizes of its memory classes.
 *
 * @upstream datadog-agent pkg/network/buffer.go ConnectionBuffer @ c45d449
 */
export class RowBuffer<Row> {
  private slots: (Row | undefined)[] = [];
  private used = 0;
  private capacityRows: number;
  private readonly minRows: number;
  private readonly zeroRow: () => Row;

  /** @param minRows - a reset does not go below this capacity */
  constructor(options: { readonly initialRows: number; readonly minRows: number; readonly zeroRow: () => Row }) {
    this.capacityRows = options.initialRows;
    this.minRows = options.minRows;
    this.zeroRow = options.zeroRow;
  }

  /** Number of rows in use. */
  get length(): number {
    return this.used;
  }

  get capacity(): number {
    return this.capacityRows;
  }

  /**
   * Fills the next slot, or the one that a second reader takes for the next.
   *
   * @param at - at most the number of rows in use
   * @returns the row in use that stood there, which is gone now
   */
  next(row: Row, at = this.used): Row | undefined {
    assert(at <= this.used, 'there is no gap between rows');
    const overwritten = at < this.used ? this.slots[at] : undefined;
    this.slots[at] = row;
    this.used = Math.max(this.used, at + 1);
    while (this.capacityRows < this.used) this.capacityRows = grownCapacity(this.capacityRows);
    return overwritten;
  }

  /** Gives the last rows back, at most all of them. */
  reclaim(rows: number): void {
    this.used = Math.max(0, this.used - rows);
  }

  /** Takes over a list of rows. */
  assign(rows: readonly Row[]): void {
    this.slots = rows.slice();
    this.used = rows.length;
    this.capacityRows = rows.length;
  }

  /** The rows in use. A later {@link reset} clears them under the hands of who took them, unless it makes new slots. */
  rows(): RowView<Row> {
    const { slots, used, zeroRow } = this;
    return { length: used, at: (index) => slots[index] ?? zeroRow() };
  }

  /**
   * Empties the buffer; one that was used by half at most becomes half as large.
   *
   * @returns whether the slots are new ones: then who took rows before keeps them
   */
  reset(): boolean {
    const half = Math.floor(this.capacityRows / 2);
    const isReplaced = this.used <= half && half >= this.minRows;
    if (isReplaced) {
      this.slots = [];
      this.capacityRows = half;
    } else {
      this.slots.fill(undefined, 0, this.used);
    }
    this.used = 0;
    return isReplaced;
  }
}

function grownCapacity(capacity: number): number {
  if (capacity < DOUBLING_MAX) return Math.max(1, capacity * 2);
  return capacity + Math.floor((capacity + 3 * DOUBLING_MAX) / 4);
}
