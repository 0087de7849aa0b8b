import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressBytes, addressText, isMappedV4, putAddress } from '../../../src/model/kernel/addressBytes.ts';

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

describe('bytes of an address', () => {
  it.each([
    '::',
    '::1',
    '1::',
    '2001:db8::2',
    '2001:DB8:0:1:2:3:4:5',
    'fe80::1:0:0:2',
    '::ffff:10.0.0.7',
    '64:ff9b::1.2.3.4',
  ])('%s is read as its groups say', (address) => {
    expect([...addressBytes(address)]).toEqual(bytesByGroups(address));
  });

  it('are those of the groups, for any address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV6(), fc.ipV4()), (address) => {
        expect([...addressBytes(address)]).toEqual(bytesByGroups(address));
      }),
    );
  });

  it('give the text back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(addressBytes(addressText(bytes))).toEqual(bytes);
      }),
    );
  });

  it('are written where they are wanted, over whatever stood there, and nowhere else', () => {
    const target = new Uint8Array(20).fill(9);
    expect(putAddress(target, 2, 'ff::1')).toBe(16);
    expect([...target]).toEqual([9, 9, 0, 255, ...Array.from({ length: 13 }, () => 0), 1, 9, 9]);
    expect(putAddress(target, 2, '')).toBe(4);
    expect([...target.subarray(0, 7)]).toEqual([9, 9, 0, 0, 0, 0, 0]);
  });

  it('tell a mapped address from others', () => {
    expect(isMappedV4(addressBytes('::ffff:1.2.3.4'))).toBe(true);
    expect(isMappedV4(addressBytes('::1:ffff:1.2.3.4'))).toBe(false);
    expect(isMappedV4(addressBytes('::fffe:1.2.3.4'))).toBe(false);
  });
});
