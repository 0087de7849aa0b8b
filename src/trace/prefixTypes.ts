import { NO_CPU, type Ring } from '../model/events.ts';
import type { FieldType } from './FieldType.ts';
import { u16, u8 } from './scalarTypes.ts';

/** Rings by their numbers on the wire; a number that is not here is a source in user space. */
export const RING_NUMBERS: readonly Ring[] = ['life', 'data', 'user'];

/** The source of a record; absent is the recorder's user space. */
export const ring: FieldType<Ring> = {
  expects: u8.expects,
  filler: 'user',
  fromWire: (value) => (value === null ? 'user' : (RING_NUMBERS[u8.fromWire(value)] ?? 'user')),
  toWire: (value) => RING_NUMBERS.indexOf(value),
  pack(name, values, sink) {
    const numbers = values.map((value) => RING_NUMBERS.indexOf(value));
    u8.pack(name, numbers, sink);
  },
  unpack(name, rows, source) {
    const numberAt = u8.unpack(name, rows, source);
    return (row) => RING_NUMBERS[numberAt(row)] ?? 'user';
  },
};

/** What the recorder writes as the CPU of a record that its user space made. */
export const USER_CPU = 65_535;

/** The CPU of a record, {@link NO_CPU} when there is none. */
export const cpu: FieldType<number> = {
  expects: u16.expects,
  filler: NO_CPU,
  fromWire(value) {
    const number = value === null ? USER_CPU : u16.fromWire(value);
    return number === USER_CPU ? NO_CPU : number;
  },
  toWire: (value) => (value === NO_CPU ? USER_CPU : value),
  pack(name, values, sink) {
    const numbers = values.map((value) => (value === NO_CPU ? USER_CPU : value));
    u16.pack(name, numbers, sink);
  },
  unpack(name, rows, source) {
    const numberAt = u16.unpack(name, rows, source);
    return (row) => this.fromWire(numberAt(row));
  },
};
