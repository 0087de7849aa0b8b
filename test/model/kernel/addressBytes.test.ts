import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressBytes,
  addressText,
  isMappedV4,
  isZeroAddress,
  putAddress,
} from '../../../src/model/kernel/addressBytes.ts';

const V4 = fc.ipV4();
const V6_BYTES = fc.uint8Array({ minLength: 16, maxLength: 16 });

/** The plain form: texts of groups, one after the other. */
function bytesByGroups(address: string): number[] {
  const bytesOf = (text: string): number[] =>
    text === ''
      ? []
      : text.split(':').flatMap((group) => {
          if (group.includes('.')) return group.split('.').map(Number);
          const value = Number.parseInt(group, 16);
          return [value >> 8, value & 0xff];
        });
  if (!address.includes(':')) return address.split('.').map(Number);
  const [head = '', tail] = address.split('::');
  const [front, back] = [bytesOf(head), tail === undefined ? [] : bytesOf(tail)];
  return [...front, ...Array.from({ length: 16 - front.length - back.length }, () => 0), ...back];
}

describe('an address', () => {
  it.each(['', '0.0.0.0', '::'])('%j is not set', (address) => expect(isZeroAddress(address)).toBe(true));

  it.each(['0.0.0.1', '::1', '10.0.0.0', '1::'])('%j is set', (address) => expect(isZeroAddress(address)).toBe(false));

  it.each([
    ['', [0, 0, 0, 0]],
    ['10.0.200.255', [10, 0, 200, 255]],
    ['::', Array.from({ length: 16 }, () => 0)],
    ['::1', [...Array.from({ length: 15 }, () => 0), 1]],
    ['2001:db8::', [0x20, 0x01, 0x0d, 0xb8, ...Array.from({ length: 12 }, () => 0)]],
    ['::ffff:10.0.0.1', [...Array.from({ length: 10 }, () => 0), 0xff, 0xff, 10, 0, 0, 1]],
    ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
  ])('%j has the bytes %j', (address, bytes) => {
    expect([...addressBytes(address)]).toEqual(bytes);
  });

  it('has the bytes of its groups, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV6(), fc.ipV4()), (address) => {
        expect([...addressBytes(address)]).toEqual(bytesByGroups(address));
      }),
    );
  });

  it('is the same again after its bytes were made text', () => {
    fc.assert(
      fc.property(V4, (address) => {
        expect(addressText(addressBytes(address))).toBe(address);
      }),
    );
    fc.assert(
      fc.property(V6_BYTES, (bytes) => {
        expect([...addressBytes(addressText(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  it('is written with its longest run of zeros left out, the first of equal ones', () => {
    const text = (groups: string) => addressText(addressBytes(groups));
    expect(text('1:0:0:2:0:0:0:3')).toBe('1:0:0:2::3');
    expect(text('1:0:0:2:0:0:3:4')).toBe('1::2:0:0:3:4');
    expect(text('0:1:2:3:4:5:6:7')).toBe('0:1:2:3:4:5:6:7');
    expect(text('0:0:0:0:0:0:0:0')).toBe('::');
  });

  it('is written where it is wanted, and nothing beside it is touched', () => {
    const any = fc.oneof(V4, V6_BYTES.map(addressText), fc.constant(''));
    fc.assert(
      fc.property(any, fc.nat(8), (address, offset) => {
        const target = new Uint8Array(32).fill(0xee);
        const bytes = addressBytes(address);
        expect(putAddress(target, offset, address)).toBe(bytes.length);
        expect([...target.subarray(offset, offset + bytes.length)]).toEqual([...bytes]);
        expect(
          target.filter((byte, index) => byte !== 0xee && (index < offset || index >= offset + bytes.length)),
        ).toHaveLength(0);
      }),
    );
    const target = new Uint8Array(6);
    expect(putAddress(target, 1, '10.0.200.255')).toBe(4);
    expect([...target]).toEqual([0, 10, 0, 200, 255, 0]);
  });

  it.each([
    ['::ffff:1.2.3.4', true],
    ['::1.2.3.4', false],
    ['::ff:1.2.3.4', false],
    ['::ff00:1.2.3.4', false],
    ['1::ffff:1.2.3.4', false],
    ['1:1:1:1:1:ffff:1.2.3.4', false],
    ['1.2.3.4', false],
  ])('%j is an IPv4 one in IPv6: %s', (address, isMapped) => {
    expect(isMappedV4(addressBytes(address))).toBe(isMapped);
    if (isMapped) expect(addressText(addressBytes(address))).toBe(address);
  });
});
