import { widened32 } from './widened.ts';

const FIRST_CAPACITY = 64;

/** A list of row numbers that is filled anew at every poll, without garbage. */
export class RowList {
  /** The numbers; only the first {@link length} of them count. Replaced when the list grows. */
  rows = new Uint32Array(FIRST_CAPACITY);
  length = 0;

  at(index: number): number {
    return this.rows[index]!;
  }

  push(row: number): void {
    if (this.length === this.rows.length) this.rows = widened32(this.rows, this.rows.length * 2);
    this.rows[this.length] = row;
    this.length += 1;
  }

  pushAll(other: RowList): void {
    for (let index = 0; index < other.length; index += 1) this.push(other.at(index));
  }

  clear(): void {
    this.length = 0;
  }

  /** The numbers as an ordinary array. */
  toArray(): number[] {
    return Array.from(this.rows.subarray(0, this.length));
  }
}
