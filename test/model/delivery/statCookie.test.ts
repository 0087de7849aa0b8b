import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IPV4, IPV6, TCP, UDP } from '../../../src/model/connStats.ts';
import { murmurHash3First64 } from '../../../src/model/delivery/murmurHash3.ts';
import { statCookie } from '../../../src/model/delivery/statCookie.ts';
import { addressBytes, putAddress } from '../../../src/model/kernel/addressBytes.ts';
import { plainMurmurHash3First64 } from './plainMurmurHash3.ts';

/** The hash of bytes that nothing stands behind. */
function hash(bytes: Uint8Array): bigint {
  const padded = new Uint8Array(Math.ceil(bytes.length / 16) * 16);
  padded.set(bytes);
  return murmurHash3First64(new DataView(padded.buffer), bytes.length);
}

function hashOf(text: string): string {
  return hash(new TextEncoder().encode(text)).toString(16);
}

describe('MurmurHash3 x64 128, first half', () => {
  it.each([
    ['hello', 'cbd8a7b341bd9b02'],
    ['The quick brown fox jumps over the lazy dog', 'e34bbc7bbc071b6c'],
    ['', '0'],
  ])('of %j is %s', (text, expected) => {
    expect(hashOf(text)).toBe(expected);
  });

  it('differs for every length of a tail', () => {
    const hashes = Array.from({ length: 33 }, (_, length) => hashOf('x'.repeat(length)));
    expect(new Set(hashes).size).toBe(33);
  });
});

describe('the hash in halves of words', () => {
  it('equals the one in plain arithmetic for all bytes and lengths', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(80), (bytes, cut) => {
        const size = Math.min(cut, bytes.length);
        expect(hash(bytes.subarray(0, size))).toBe(plainMurmurHash3First64(bytes.subarray(0, size)));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes addresses as the bytes that they stand for', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.constantFrom('', '::', '::1', '2001:db8::2', '::ffff:1.2.3.4')), (address) => {
        const target = new Uint8Array(20).fill(0xaa);
        const count = putAddress(target, 2, address);
        expect([...target.subarray(2, 2 + count)]).toEqual([...addressBytes(address)]);
        expect([target[1], target[2 + count]]).toEqual([0xaa, 0xaa]);
      }),
    );
  });
});

describe('the cookie of a connection', () => {
  it('T7: depends on nothing but cookie, pid, ports, family, type and addresses', () => {
    const parts = fc.record({
      pid: fc.nat(0xffff_ffff),
      sport: fc.nat(0xffff),
      dport: fc.nat(0xffff),
      family: fc.constant(IPV4),
      type: fc.constantFrom(TCP, UDP),
      source: fc.ipV4(),
      dest: fc.ipV4(),
    });
    fc.assert(
      fc.property(parts, parts, fc.nat(0xffff_ffff), (one, other, cookie32) => {
        const before = statCookie(cookie32, one);
        statCookie(cookie32, other);
        expect(statCookie(cookie32, { ...one })).toBe(before);
      }),
    );
  });
});

describe('the cookie table', () => {
  it.each([
    [1, 123, 31_890, 80, IPV4, TCP, '127.0.0.1', '127.0.0.1', '51dd60bbb82e5e1c'],
    [0xdeadbeef, 3307, 8085, 55_748, IPV4, TCP, '172.17.0.2', '172.17.0.1', 'c292fe23480cbe9a'],
    [0xdeadbeef, 3340, 55_748, 8085, IPV4, TCP, '172.17.0.1', '172.17.0.2', 'bbbc292cd5d21058'],
    [42, 999, 53, 40_000, IPV6, UDP, '2001:db8::1', '2001:db8::2', '1b411b8551a43779'],
  ] as const)(
    'cookie %i of pid %i, ports %i and %i',
    (cookie32, pid, sport, dport, family, type, source, dest, expected) => {
      const cookie = statCookie(cookie32, { pid, sport, dport, family, type, source, dest });
      expect(cookie.toString(16)).toBe(expected);
    },
  );
});
