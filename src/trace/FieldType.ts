import type { Column } from './Column.ts';
import type { NumberColumn } from './columnNumbers.ts';
import type { Dictionary } from './Dictionary.ts';
import type { WireValue } from './wire.ts';

/** Width in bytes of one element of a column. */
export type ColumnWidth = 1 | 2 | 4 | 8;

/** Where a field type puts its values when rows are packed to columns. */
export interface ColumnSink {
  /** Whole numbers, unsigned unless `isSigned`. */
  numbers(name: string, width: ColumnWidth, values: readonly (number | bigint)[], isSigned?: boolean): void;
  /** Texts, stored once each in the dictionary of the trace. */
  texts(name: string, values: readonly string[]): void;
  /** Bytes as they are, whatever they mean. */
  bytes(name: string, bytes: Buffer): void;
}

/** Where a field type finds its values when columns are read back. */
export interface ColumnSource {
  readonly dictionary: Dictionary;
  has(name: string): boolean;
  /**
   * @param count - elements that the column must have
   * @throws WireMismatchError when the column is missing or of another length
   */
  numbers(name: string, count: number, isSigned?: boolean): NumberColumn;
  texts(name: string, count: number): (row: number) => string;
  /**
   * @returns bytes of its own, which last
   * @throws WireMismatchError when the column is missing
   */
  bytes(name: string): Buffer;
}

/**
 * What a field of a record can hold: the one place where wire values become values of the vocabulary, and back.
 *
 * The wire has two forms. In a row the value stands by itself (`fromWire`, `toWire`). In a batch all values of a field
 * stand together in one or more columns; `unpack` gives a function from row to value.
 */
export interface FieldType<T> {
  /** For messages: `a port (0 to 65535)`. */
  readonly expects: string;
  /** A value that stands in columns at rows where an optional field is absent. */
  readonly filler: T;
  /** @throws WireMismatchError */
  fromWire(value: WireValue): T;
  toWire(value: T): WireValue;
  pack(name: string, values: readonly T[], sink: ColumnSink): void;
  /** @throws WireMismatchError from itself, or from the function it returns */
  unpack(name: string, rows: number, source: ColumnSource): (row: number) => T;
  /**
   * Opens the columns of the field for a `ColumnReader`, all values checked; a type of rare records has no such way.
   *
   * @throws WireMismatchError when any value is not one of the field
   */
  open?(name: string, rows: number, source: ColumnSource): readonly Column[];
}
