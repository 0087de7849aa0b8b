import { Packr } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { INCOMPLETE, MalformedValueError, ValueScanner } from '../../src/trace/ValueScanner.ts';
import { TRACE_LIMITS } from '../../src/trace/limits.ts';

const packr = new Packr({ useRecords: false, variableMapSize: true });
const scanner = new ValueScanner();
const endOf = (bytes: Buffer) => scanner.endOf(bytes, 0, bytes.length);

const NUMBERS = [0, 127, 128, 255, 256, 65_535, 65_536, 4_294_967_295, -1, -32, -33, -129, -32_769, 1.5];
const LONG_NUMBERS = [5n, 0xffff_ffff_ffff_ffffn, -0x8000_0000_0000_0000n];
const TEXTS = ['', 'a'.repeat(31), 'a'.repeat(32), 'é'.repeat(200), 'a'.repeat(65_536)];
const BINARIES = [0, 255, 256, 65_536].map((size) => Buffer.alloc(size));
const LISTS = [[], [1, [2, [3]]], Array.from({ length: 16 }, () => 0), Array.from({ length: 65_536 }, () => 0)];
const MAPS = [0, 1, 15, 16].map((size) =>
  Object.fromEntries(Array.from({ length: size }, (_, index) => [`key${index}`, { inner: [index] }])),
);
const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  ...NUMBERS,
  ...LONG_NUMBERS,
  ...TEXTS,
  ...BINARIES,
  ...LISTS,
  ...MAPS,
];

describe('the scanner', () => {
  it('ends where the value ends, and not before all of it is there', () => {
    for (const value of VALUES) {
      const bytes = packr.pack(value);
      expect(endOf(Buffer.concat([bytes, Buffer.from([1])]))).toBe(bytes.length);
      const lengths = bytes.length < 600 ? [...bytes.keys()] : [0, 1, 2, 3, 4, 5, 6, bytes.length - 1];
      for (const length of lengths) expect(endOf(bytes.subarray(0, length))).toBe(INCOMPLETE);
    }
  });

  it.each([
    ['the byte that is never used', 'c1'],
    ['an extension', 'd40100'],
    ["msgpackr's record definition", 'd47240'],
    ['a map key that is a number', '810101'],
    ['text that is no UTF-8', 'a2c328'],
    ['text larger than the limit', 'db7fffffff'],
    ['a binary larger than the limit', 'c6ffffffff'],
    ['an array larger than the limit', 'ddffffffff'],
    ['a map larger than the limit', 'dfffffffff'],
    ['values nested too deeply', '91'.repeat(TRACE_LIMITS.nestingMax + 1)],
  ])('refuses %s', (_, hex) => {
    expect(() => endOf(Buffer.from(hex, 'hex'))).toThrow(MalformedValueError);
  });

  it('counts the elements of all levels together', () => {
    const inner = Buffer.concat([Buffer.from('dcffff', 'hex'), Buffer.alloc(65_535, 0xc0)]);
    const outer = Buffer.concat([Buffer.from([0x95]), inner, inner, inner, inner, inner]);
    expect(() => endOf(outer)).toThrow(/elements/);
  });
});
