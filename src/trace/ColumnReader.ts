import { RINGS, type Ring } from '../model/events.ts';
import type { Column } from './Column.ts';
import type { FieldReader } from './FieldReader.ts';

/** What a batch has for the beginning of its records. */
export interface PrefixColumns {
  readonly times: Float64Array;
  readonly cpus: Int32Array;
  /** Places among `RINGS`. */
  readonly rings: Uint8Array;
  readonly sequences: Float64Array;
}

/** Reads the fields of one row of a batch from checked columns. */
export class ColumnReader implements FieldReader {
  private prefix: PrefixColumns;
  private columns: readonly Column[];
  private row = 0;
  private next = 0;

  constructor(prefix: PrefixColumns, columns: readonly Column[]) {
    this.prefix = prefix;
    this.columns = columns;
  }

  begin(row: number): void {
    this.row = row;
    this.next = 0;
  }

  tNs(): number {
    return this.prefix.times[this.row]!;
  }

  cpu(): number {
    return this.prefix.cpus[this.row]!;
  }

  cseq(): number {
    return this.prefix.sequences[this.row]!;
  }

  ring(): Ring {
    return RINGS[this.prefix.rings[this.row]!]!;
  }

  isAbsent(): boolean {
    const { present, span } = this.columns[this.next]!;
    if (present === undefined || present[this.row] !== 0) return false;
    this.next += span;
    return true;
  }

  /** The parts stand in columns of their own. */
  parts(): void {}

  u8(): number {
    return this.u32();
  }

  u16(): number {
    return this.u32();
  }

  u32(): number {
    return this.column().integers[this.row]!;
  }

  i32(): number {
    return this.column().integers[this.row]! | 0;
  }

  safeUint(): number {
    return this.column().numbers[this.row]!;
  }

  u64(): bigint {
    return this.column().wide[this.row]!;
  }

  bool(): boolean {
    return this.column().integers[this.row] === 1;
  }

  text(): string {
    const { integers, texts } = this.column();
    return texts[integers[this.row]!]!;
  }

  bytes(): string {
    return this.text();
  }

  blob(): string {
    const { bytes, starts } = this.column();
    return bytes.toString('latin1', starts[this.row], starts[this.row + 1]);
  }

  address(): string {
    return this.text();
  }

  /** The words were checked when the column was opened. */
  oneOf<T extends string>(_words: readonly T[]): T {
    return this.text() as T;
  }

  texts(): readonly string[] {
    const { integers, texts, starts } = this.column();
    const elements: string[] = [];
    for (let at = starts[this.row]!; at < starts[this.row + 1]!; at += 1) elements.push(texts[integers[at]!]!);
    return elements;
  }

  private column(): Column {
    const column = this.columns[this.next]!;
    this.next += 1;
    return column;
  }
}
