import { WireMismatchError } from './wire.ts';

/** Column bytes as the widths have them: views with one element per value. */
export type NumberColumn =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array;

const HALF = 0x1_0000_0000;
const HIGH_HALF_MAX = 0x1f_ffff;

/** Values of any width as integers of 32 bits. @throws WireMismatchError when one is above `max` */
export function integersOf(column: NumberColumn, max: number): Uint32Array {
  const integers = narrowed(column);
  if (max < 0xffff_ffff)
    for (const value of integers) if (value > max) throw new WireMismatchError(`up to ${max}`, value);
  return integers;
}

/** Values of any width as doubles. @throws WireMismatchError when one is above 2^53-1 */
export function doublesOf(column: NumberColumn): Float64Array {
  if (!(column instanceof BigUint64Array)) return new Float64Array(narrowed(column));
  const halves = new Uint32Array(column.buffer, column.byteOffset, column.length * 2);
  const doubles = new Float64Array(column.length);
  for (let row = 0; row < doubles.length; row += 1) {
    const high = halves[row * 2 + 1]!;
    if (high > HIGH_HALF_MAX) throw new WireMismatchError('up to 2^53-1', column[row]);
    doubles[row] = high * HALF + halves[row * 2]!;
  }
  return doubles;
}

/** Values of any width as integers of 64 bits. */
export function wideOf(column: NumberColumn): BigUint64Array {
  if (column instanceof BigUint64Array) return column;
  const narrow = narrowed(column);
  const wide = new BigUint64Array(narrow.length);
  const halves = new Uint32Array(wide.buffer);
  for (let row = 0; row < narrow.length; row += 1) halves[row * 2] = narrow[row]!;
  return wide;
}

function narrowed(column: NumberColumn): Uint32Array {
  if (column instanceof Uint32Array) return column;
  if (column instanceof Uint8Array || column instanceof Uint16Array) return new Uint32Array(column);
  if (column instanceof Int8Array || column instanceof Int16Array || column instanceof Int32Array) {
    return new Uint32Array(Int32Array.from(column).buffer);
  }
  const halves = new Uint32Array(column.buffer, column.byteOffset, column.length * 2);
  const narrow = new Uint32Array(column.length);
  for (let row = 0; row < narrow.length; row += 1) {
    if (halves[row * 2 + 1]! !== 0) throw new WireMismatchError('up to 2^32-1', column[row]);
    narrow[row] = halves[row * 2]!;
  }
  return narrow;
}
