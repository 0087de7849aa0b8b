import { describe, expect, it } from 'vitest';
import { assert, assertNever, BrokenInvariantError } from '../../src/model/assert.ts';
import { PROTOCOL_TYPES, protocolName, protocolNumber } from '../../src/model/protocolType.ts';
import { maxU64, wrapU16, wrapU32, wrapU64 } from '../../src/model/u64.ts';

describe('a broken invariant', () => {
  it('stops what it was found in, under a name that tells it from bad input', () => {
    expect(() => assert(true, 'never seen')).not.toThrow();
    expect(() => assert(false, 'the byte is there')).toThrow(new BrokenInvariantError('the byte is there'));
    expect(new BrokenInvariantError('').name).toBe('BrokenInvariantError');
  });

  it('names a case that nobody handles', () => {
    expect(() => assertNever('sctp' as never)).toThrow(new BrokenInvariantError('unhandled case: sctp'));
  });
});

describe('the protocols of the payload', () => {
  it('have a name for each number and a number for each name', () => {
    for (const [name, type] of Object.entries(PROTOCOL_TYPES)) {
      expect(protocolName(type)).toBe(name);
      expect(protocolNumber(name)).toBe(type);
    }
  });

  it('call what they do not know unknown', () => {
    expect([protocolName(0), protocolName(1), protocolName(99)]).toEqual([undefined, undefined, undefined]);
    expect([protocolNumber(''), protocolNumber('QUIC')]).toEqual([0, 0]);
  });
});

describe('counters of fixed width', () => {
  it('wrap in both directions', () => {
    expect([wrapU64(2n ** 64n + 3n), wrapU64(-1n)]).toEqual([3n, 2n ** 64n - 1n]);
    expect([wrapU32(2 ** 32 + 3), wrapU32(-1)]).toEqual([3, 0xffff_ffff]);
    expect([wrapU16(0x1_0003), wrapU16(-1)]).toEqual([3, 0xffff]);
  });

  it('have a larger one of two', () => {
    expect([maxU64(1n, 2n ** 63n), maxU64(2n ** 63n, 1n)]).toEqual([2n ** 63n, 2n ** 63n]);
  });
});
