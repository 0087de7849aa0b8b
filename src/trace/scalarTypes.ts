import { addressFromBytes, addressToBytes } from './address.ts';
import { Column } from './Column.ts';
import { doublesOf, integersOf, wideOf } from './columnNumbers.ts';
import type { TextRule } from './Dictionary.ts';
import type { ColumnWidth, FieldType } from './FieldType.ts';
import { WireMismatchError, type WireValue } from './wire.ts';

/** An unsigned integer held as a `number`: of 8, 16 or 32 bits, or (`8` bytes) up to 2^53. */
function unsigned(width: ColumnWidth, max: number): FieldType<number> {
  const expects = `a whole number from 0 to ${max}`;
  const fromWire = (value: WireValue) => {
    const number = typeof value === 'bigint' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > max) {
      throw new WireMismatchError(expects, value);
    }
    // Adding 0 turns -0, which a float can carry, into 0.
    return number + 0;
  };
  return {
    expects,
    filler: 0,
    fromWire,
    toWire: integerToWire,
    pack: (name, values, sink) => sink.numbers(name, width, values),
    unpack(name, rows, source) {
      const column = source.numbers(name, rows);
      return (row) => fromWire(column[row]!);
    },
    open(name, rows, source) {
      const column = source.numbers(name, rows);
      return [new Column(width === 8 ? { numbers: doublesOf(column) } : { integers: integersOf(column, max) })];
    },
  };
}

export const u8 = unsigned(1, 0xff);
export const u16 = unsigned(2, 0xffff);
export const u32 = unsigned(4, 0xffff_ffff);
/** Times and counts: exact as a double. */
export const safeUint = unsigned(8, Number.MAX_SAFE_INTEGER);

/** A signed integer of 32 bits. */
export const i32: FieldType<number> = {
  expects: 'a whole number of 32 bits',
  filler: 0,
  fromWire(value) {
    const number = typeof value === 'bigint' ? Number(value) : value;
    if (typeof number !== 'number' || (number | 0) !== number) throw new WireMismatchError(this.expects, value);
    return number + 0;
  },
  toWire: integerToWire,
  pack: (name, values, sink) => sink.numbers(name, 4, values, true),
  unpack(name, rows, source) {
    const column = source.numbers(name, rows, true);
    return (row) => this.fromWire(column[row]!);
  },
  open: (name, rows, source) => [new Column({ integers: integersOf(source.numbers(name, rows, true), 0xffff_ffff) })],
};

/** An unsigned integer of 64 bits, always a `bigint`, however small it is on the wire. */
export const u64: FieldType<bigint> = {
  expects: 'a whole number from 0 to 2^64-1',
  filler: 0n,
  fromWire(value) {
    if (typeof value === 'bigint' && value >= 0n) return value;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
    throw new WireMismatchError(this.expects, value);
  },
  toWire: (value) => value,
  pack: (name, values, sink) => sink.numbers(name, 8, values),
  unpack(name, rows, source) {
    const column = source.numbers(name, rows);
    return (row) => this.fromWire(column[row]!);
  },
  open: (name, rows, source) => [new Column({ wide: wideOf(source.numbers(name, rows)) })],
};

/** Yes or no; 1 and 0 are accepted. */
export const bool: FieldType<boolean> = {
  expects: 'true or false',
  filler: false,
  fromWire(value) {
    if (value === true || value === 1) return true;
    if (value === false || value === 0) return false;
    throw new WireMismatchError(this.expects, value);
  },
  toWire: (value) => value,
  pack: (name, values, sink) => sink.numbers(name, 1, values.map(Number)),
  unpack(name, rows, source) {
    const column = source.numbers(name, rows);
    return (row) => this.fromWire(column[row]!);
  },
  open: (name, rows, source) => [new Column({ integers: integersOf(source.numbers(name, rows), 1) })],
};

/** A value that columns hold as a text of the dictionary. `check` says whether a text of the dictionary is one. */
function textual<T extends string>(
  expects: string,
  filler: T,
  row: { fromWire(value: WireValue): T | undefined; toWire(value: T): WireValue },
  fromText: (text: string) => T | undefined,
): FieldType<T> {
  const rule: TextRule = (value) => fromText(value) !== undefined;
  const demand = (found: T | undefined, value: WireValue): T => {
    if (found === undefined) throw new WireMismatchError(expects, value);
    return found;
  };
  return {
    expects,
    filler,
    fromWire: (value) => demand(row.fromWire(value), value),
    toWire: (value) => row.toWire(value),
    pack: (name, values, sink) => sink.texts(name, values),
    unpack(name, rows, source) {
      const textAt = source.texts(name, rows);
      return (index) => demand(fromText(textAt(index)), textAt(index));
    },
    open(name, rows, source) {
      const { dictionary } = source;
      const integers = integersOf(source.numbers(name, rows), 0xffff_ffff);
      dictionary.check(integers, rule);
      return [new Column({ integers, texts: dictionary.texts })];
    },
  };
}

/** Any text. */
export const text: FieldType<string> = textual(
  'a text',
  '',
  { fromWire: (value) => (typeof value === 'string' ? value : undefined), toWire: (value) => value },
  (value) => value,
);

/** Bytes, held as a text with one character (0 to 255) per byte. */
export const bytes: FieldType<string> = textual(
  'bytes',
  '',
  {
    fromWire: (value) => (value instanceof Uint8Array ? latin1(value) : undefined),
    toWire: (value) => Buffer.from(value, 'latin1'),
  },
  (value) => (/[\u0100-\uffff]/.test(value) ? undefined : value),
);

/** An address: 4 or 16 bytes in network order, held as canonical text. */
export const address: FieldType<string> = textual(
  'an address of 4 or 16 bytes',
  '0.0.0.0',
  {
    fromWire: (value) => (value instanceof Uint8Array ? addressFromBytes(value) : undefined),
    toWire: (value) => Buffer.from(addressToBytes(value) ?? []),
  },
  (value) => (addressToBytes(value) ? value : undefined),
);

/** One of a closed list of words. */
export function oneOf<const T extends string>(words: readonly [T, ...T[]]): FieldType<T> {
  const find = (value: WireValue) => words.find((word) => word === value);
  return textual(`one of ${words.join(', ')}`, words[0], { fromWire: find, toWire: (value) => value }, find);
}

/** msgpackr packs a number above 32 bits as a float; as a bigint it stays an integer. */
function integerToWire(value: number): WireValue {
  return value > 0xffff_ffff ? BigInt(value) : value;
}

function latin1(value: Uint8Array): string {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
}
