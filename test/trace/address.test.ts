import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/sim/random.ts';
import { addressFromBytes, addressToBytes } from '../../src/trace/address.ts';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('an address', () => {
  it.each([
    ['7f000001', '127.0.0.1'],
    ['00000000000000000000000000000000', '::'],
    ['00000000000000000000000000000001', '::1'],
    ['00010000000000000000000000000000', '1::'],
    ['00000000000000000000ffff0a000001', '::ffff:10.0.0.1'],
    ['0000000000000000000000000a000001', '::a00:1'],
    ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
    ['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
    ['20010db8000100000000000100000000', '2001:db8:1::1:0:0'],
    ['fe800000000000000123456789abcdef', 'fe80::123:4567:89ab:cdef'],
  ])('of the bytes %s is %s, and back', (hex, text) => {
    expect(addressFromBytes(bytesOf(hex))).toBe(text);
    expect(addressToBytes(text)).toEqual(bytesOf(hex));
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.0.0.1',
    '01.2.3.4',
    ':',
    ':::',
    '1::2::3',
    '::FFFF:1.2.3.4',
    '0:0:0:0:0:0:0:1',
  ])('is not %j: no address, or not its canonical text', (text) => {
    expect(addressToBytes(text)).toBeUndefined();
  });

  it('has no text when there are not 4 or 16 bytes', () => {
    for (const length of [0, 3, 5, 15, 17]) expect(addressFromBytes(new Uint8Array(length))).toBeUndefined();
  });

  it('comes back from its text, whatever its bytes', () => {
    const random = new Random(1);
    for (let run = 0; run < 2000; run += 1) {
      // Few distinct values, so that runs of zero groups and mapped prefixes come up.
      const bytes = Uint8Array.from({ length: run % 3 === 0 ? 4 : 16 }, () => [0, 0, 0, 1, 255][random.below(5)]!);
      const text = addressFromBytes(bytes) ?? '';
      expect(isIP(text), text).toBe(bytes.length === 4 ? 4 : 6);
      expect(addressToBytes(text), text).toEqual(bytes);
    }
  });
});
