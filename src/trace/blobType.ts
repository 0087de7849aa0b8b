import { Column } from './Column.ts';
import type { FieldType } from './FieldType.ts';
import { startsOf } from './compositeTypes.ts';
import { bytes } from './scalarTypes.ts';
import { WireMismatchError } from './wire.ts';

/**
 * Bytes that seldom come twice: user data of events, tables of rows, ids of requests. Held as `bytes` are, and the same
 * in a row; in columns they do not go through the dictionary, which every one of them would make larger for good, but
 * stand behind each other: the lengths in `name#`, all bytes in `name`.
 */
export const blob: FieldType<string> = {
  expects: bytes.expects,
  filler: '',
  fromWire: (value) => bytes.fromWire(value),
  toWire: (value) => bytes.toWire(value),
  pack(name, values, sink) {
    sink.numbers(
      `${name}#`,
      4,
      values.map((value) => value.length),
    );
    sink.bytes(name, Buffer.from(values.join(''), 'latin1'));
  },
  unpack(name, rows, source) {
    const starts = startsOf(source.numbers(`${name}#`, rows), rows);
    const all = source.bytes(name);
    if (all.length !== starts[rows]) throw new WireMismatchError(`a column \`${name}\` of ${starts[rows]} bytes`, all);
    return (row) => all.toString('latin1', starts[row], starts[row + 1]);
  },
  open(name, rows, source) {
    const starts = startsOf(source.numbers(`${name}#`, rows), rows);
    const all = source.bytes(name);
    if (all.length !== starts[rows]) throw new WireMismatchError(`a column \`${name}\` of ${starts[rows]} bytes`, all);
    return [new Column({ starts, bytes: all })];
  },
};
