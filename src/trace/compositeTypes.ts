import { assert } from '../model/assert.ts';
import { Column } from './Column.ts';
import { integersOf } from './columnNumbers.ts';
import type { ColumnSource, FieldType } from './FieldType.ts';
import { safeUint, text } from './scalarTypes.ts';
import { isWireList, isWireMap, WireMismatchError, type WireValue } from './wire.ts';

/** A field that may be absent: `nil` on the wire, `undefined` in the vocabulary. */
export function optional<T>(inner: FieldType<T>): FieldType<T | undefined> {
  return {
    expects: `${inner.expects} or nothing`,
    filler: undefined,
    fromWire: (value) => (value === null ? undefined : inner.fromWire(value)),
    toWire: (value) => (value === undefined ? null : inner.toWire(value)),
    pack(name, values, sink) {
      const present = values.map((value) => (value === undefined ? 0 : 1));
      if (present.every((flag) => flag === 0)) return;
      const filled = values.map((value) => (value === undefined ? inner.filler : value));
      if (present.includes(0)) sink.numbers(`${name}?`, 1, present);
      inner.pack(name, filled, sink);
    },
    unpack(name, rows, source) {
      if (!isPacked(name, source)) return () => undefined;
      const valueAt = inner.unpack(name, rows, source);
      if (!source.has(`${name}?`)) return valueAt;
      const present = source.numbers(`${name}?`, rows);
      return (row) => (present[row] === 0 ? undefined : valueAt(row));
    },
    open(name, rows, source) {
      if (!isPacked(name, source)) return [new Column({}, new Uint32Array(rows))];
      const columns = openInner(inner, name, rows, source);
      if (!source.has(`${name}?`)) return columns;
      const present = integersOf(source.numbers(`${name}?`, rows), 0xffff_ffff);
      return [new Column(columns[0]!, present, columns.length), ...columns.slice(1)];
    },
  };
}

function isPacked(name: string, source: ColumnSource): boolean {
  return source.has(name) || source.has(`${name}#`) || source.has(`${name}.0`);
}

/** Opens the columns of a type that must have that way: those of the frequent kinds do. */
function openInner(type: FieldType<unknown>, name: string, rows: number, source: ColumnSource): readonly Column[] {
  const columns = type.open?.(name, rows, source);
  assert(columns !== undefined, `the columns of ${name} are not opened`);
  return columns;
}

/** A list of values. In columns: the lengths in `name#`, all elements one after the other in `name`. */
export function list<T>(inner: FieldType<T>): FieldType<readonly T[]> {
  return {
    expects: `a list, each element ${inner.expects}`,
    filler: [],
    fromWire(value) {
      if (!isWireList(value)) throw new WireMismatchError(this.expects, value);
      return value.map((element) => inner.fromWire(element));
    },
    toWire: (value) => value.map((element) => inner.toWire(element)),
    pack(name, values, sink) {
      sink.numbers(
        `${name}#`,
        4,
        values.map((value) => value.length),
      );
      inner.pack(name, values.flat(1), sink);
    },
    unpack(name, rows, source) {
      const starts = startsOf(source.numbers(`${name}#`, rows), rows);
      const elementAt = inner.unpack(name, starts[rows]!, source);
      return (row) => {
        const from = starts[row]!;
        return Array.from({ length: starts[row + 1]! - from }, (_, index) => elementAt(from + index));
      };
    },
    open(name, rows, source) {
      const starts = startsOf(source.numbers(`${name}#`, rows), rows);
      const columns = openInner(inner, name, starts[rows]!, source);
      assert(columns.length === 1, 'only lists of plain values are opened');
      const { integers, texts } = columns[0]!;
      return [new Column({ integers, texts, starts })];
    },
  };
}

/** Values of a fixed number at fixed places of a list, held as an object. In columns: `name.0`, `name.1` and so on. */
export function tuple<T extends object>(parts: { readonly [K in keyof T]: FieldType<T[K]> }): FieldType<T> {
  const entries: readonly [string, FieldType<unknown>][] = Object.entries(parts);
  const build = (valueOf: (place: number, type: FieldType<unknown>) => unknown): T => {
    const object: Record<string, unknown> = {};
    entries.forEach(([key, type], place) => {
      object[key] = valueOf(place, type);
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one value per part, each made by its own type
    return object as T;
  };
  const partsOf = (value: T): unknown[] => {
    const byKey = new Map<string, unknown>(Object.entries(value));
    return entries.map(([key]) => byKey.get(key));
  };
  return {
    expects: `a list of ${entries.length}`,
    filler: build((_, type) => type.filler),
    fromWire(value) {
      if (!isWireList(value) || value.length < entries.length) throw new WireMismatchError(this.expects, value);
      return build((place, type) => type.fromWire(value[place] ?? null));
    },
    toWire: (value): WireValue => partsOf(value).map((part, place) => entries[place]![1].toWire(part)),
    pack(name, values, sink) {
      const rows = values.map(partsOf);
      entries.forEach(([, type], place) => {
        type.pack(
          `${name}.${place}`,
          rows.map((row) => row[place]),
          sink,
        );
      });
    },
    unpack(name, rows, source) {
      const readers = entries.map(([, type], place) => type.unpack(`${name}.${place}`, rows, source));
      return (row) => build((place) => readers[place]!(row));
    },
    open(name, rows, source) {
      return entries.flatMap(([, type], place) => openInner(type, `${name}.${place}`, rows, source));
    },
  };
}

interface NamedCount {
  readonly name: string;
  readonly count: number;
}
const namedCounts = list(tuple<NamedCount>({ name: text, count: safeUint }));
const toNamed = (value: { readonly [name: string]: number }) =>
  Object.entries(value).map(([name, count]) => ({ name, count }));
const fromNamed = (named: readonly NamedCount[]) => Object.fromEntries(named.map(({ name, count }) => [name, count]));

/** Counts by name: a map on the wire. In columns: as a list of pairs. */
export const counts: FieldType<{ readonly [name: string]: number }> = {
  expects: 'a map of counts',
  filler: {},
  fromWire(value) {
    if (!isWireMap(value)) throw new WireMismatchError(this.expects, value);
    return Object.fromEntries(Object.entries(value).map(([name, count]) => [name, safeUint.fromWire(count)]));
  },
  toWire: (value) => Object.fromEntries(toNamed(value).map(({ name, count }) => [name, safeUint.toWire(count)])),
  pack: (name, values, sink) => namedCounts.pack(name, values.map(toNamed), sink),
  unpack(name, rows, source) {
    const namedAt = namedCounts.unpack(name, rows, source);
    return (row) => fromNamed(namedAt(row));
  },
};

/** Where the elements of each row begin; one more entry than rows. */
export function startsOf(lengths: ArrayLike<number | bigint>, rows: number): Float64Array {
  const starts = new Float64Array(rows + 1);
  for (let row = 0; row < rows; row += 1) starts[row + 1] = starts[row]! + Number(lengths[row]);
  return starts;
}
