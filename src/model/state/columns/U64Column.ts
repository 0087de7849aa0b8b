/** Where a machine keeps the low and the high half of a u64 among its two words. */
export const LOW = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;
export const HIGH = 1 - LOW;

/**
 * A column of u64 values, each readable as one bigint or as two words.
 *
 * Rules that run for every connection compare the words; the bigint is for the edge, because making one allocates.
 */
export class U64Column {
  /** Two words per row: see {@link LOW} and {@link HIGH}. Replaced when the column grows. */
  words: Uint32Array<ArrayBuffer>;
  private values: BigUint64Array<ArrayBuffer>;

  constructor(capacity: number) {
    this.values = new BigUint64Array(capacity);
    this.words = new Uint32Array(this.values.buffer);
  }

  grow(capacity: number): void {
    const values = new BigUint64Array(capacity);
    values.set(this.values);
    this.values = values;
    this.words = new Uint32Array(values.buffer);
  }

  read(row: number): bigint {
    // Making a bigint allocates, the constant does not.
    return (this.words[row * 2]! | this.words[row * 2 + 1]!) === 0 ? 0n : this.values[row]!;
  }

  /** Keeps the value modulo 2^64. */
  write(row: number, value: bigint): void {
    this.values[row] = value;
  }

  /** Sets the value by its halves. */
  writeHalves(row: number, low: number, high: number): void {
    this.words[row * 2 + LOW] = low;
    this.words[row * 2 + HIGH] = high;
  }

  low(row: number): number {
    return this.words[row * 2 + LOW]!;
  }

  high(row: number): number {
    return this.words[row * 2 + HIGH]!;
  }

  copyRow(row: number, from: U64Column, fromRow: number): void {
    this.words[row * 2] = from.words[fromRow * 2]!;
    this.words[row * 2 + 1] = from.words[fromRow * 2 + 1]!;
  }

  /** Copies the first `count` rows of another column to the rows from `row` on. */
  copyRows(row: number, from: U64Column, count: number): void {
    this.words.set(from.words.subarray(0, count * 2), row * 2);
  }

  /** Whether the value is larger than one of another column. */
  exceeds(row: number, other: U64Column, otherRow: number): boolean {
    const high = this.high(row);
    const otherHigh = other.high(otherRow);
    return high > otherHigh || (high === otherHigh && this.low(row) > other.low(otherRow));
  }

  /** Makes the value at least that of another column. */
  raise(row: number, other: U64Column, otherRow: number): void {
    if (other.exceeds(otherRow, this, row)) this.copyRow(row, other, otherRow);
  }
}
