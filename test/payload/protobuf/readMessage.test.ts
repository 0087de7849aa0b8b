import { describe, expect, it } from 'vitest';
import { MalformedPayload } from '../../../src/payload/MalformedPayload.ts';
import { readMessage } from '../../../src/payload/protobuf/readMessage.ts';
import { enumOf, mapOf, message, repeated, single } from '../../../src/payload/schema/fieldTypes.ts';

const INNER = message({ name: single(1, 'text'), size: single(2, 'u32') });
const TYPE = message({
  signed: single(1, 'i32'),
  wide: single(2, 'u64'),
  zigzag: single(3, 's32'),
  share: single(4, 'double'),
  flag: single(5, 'bool'),
  text: single(6, 'text'),
  raw: single(7, 'bytes'),
  inner: single(8, INNER),
  list: repeated(9, 'u32'),
  kind: single(10, enumOf('zero', 'one')),
  failures: mapOf(11, 'u32', 'u32'),
});

/** Reads a message written in hexadecimal digits. */
function read(hex: string) {
  return readMessage(TYPE, Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

describe('readMessage', () => {
  it('gives every missing field its zero value', () => {
    expect(read('')).toEqual({
      signed: 0,
      wide: 0n,
      zigzag: 0,
      share: 0,
      flag: false,
      text: '',
      raw: undefined,
      inner: undefined,
      list: [],
      kind: 0,
      failures: new Map(),
    });
  });

  it.each([
    ['a negative number of ten bytes', '08 ffffffffffffffffff01', { signed: -1 }],
    ['the largest 64-bit number', '10 ffffffffffffffffff01', { wide: 18_446_744_073_709_551_615n }],
    ['a zigzag number', '18 87 01', { zigzag: -68 }],
    ['a float', '21 0000000000802e41', { share: 999_424 }],
    ['a flag', '28 02', { flag: true }],
    ['text that is not UTF-8', '32 02 61ff', { text: 'a\uFFFD' }],
    ['text that begins with a byte order mark', '32 04 efbbbf61', { text: '\uFEFFa' }],
    ['a number beyond the names of its enumeration', '50 07', { kind: 7 }],
    ['a list with one field for each element', '48 01 48 02', { list: [1, 2] }],
    ['a packed list', '4a 03 01 80 01', { list: [1, 128] }],
    ['the last of a repeated single value', '08 01 08 02', { signed: 2 }],
    ['a message in two parts as one', '42 03 0a 01 61 42 02 10 05', { inner: { name: 'a', size: 5 } }],
    ['unknown fields of every wire type', 'f803 01 f103 0000000000000000 fa03 01 00 fd03 00000000', { signed: 0 }],
    ['an unknown group', 'fb03 08 01 fc03 08 07', { signed: 7 }],
  ])('reads %s', (_what, hex, fields) => {
    expect(read(hex)).toMatchObject(fields);
  });

  it('ORs keys and values that stand repeatedly in one entry of a map', () => {
    expect(read('5a 08 0868 1001 086e 1002').failures).toEqual(new Map([[110, 3]]));
    expect(read('5a 08 0868 1001 086f 1001').failures).toEqual(new Map([[111, 1]]));
    expect(read('5a 0e 0868 1005 086e 10ac02 086f 10e807').failures).toEqual(new Map([[111, 1005]]));
  });

  it('keeps entries apart that stand in entries of their own', () => {
    expect(read('5a 04 0868 1001 5a 04 086e 1002').failures).toEqual(
      new Map([
        [104, 1],
        [110, 2],
      ]),
    );
  });

  it.each([
    ['a varint that is cut', '08 ff'],
    ['a varint of eleven bytes', '08 ffffffffffffffffffff01'],
    ['a float that is cut', '21 0000'],
    ['a text that is longer than the rest', '32 05 61'],
    ['a length of 2^32', '32 8080808010 61'],
    ['a known field of the wrong wire type', '0a 01 00'],
    ['field number 0', '00 01'],
    ['the end of a group that never began', 'fc03'],
    ['a group that never ends', 'fb03 08 01'],
  ])('refuses %s', (_what, hex) => {
    expect(() => read(hex)).toThrow(MalformedPayload);
  });
});
