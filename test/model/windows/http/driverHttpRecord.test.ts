import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfHex, hexOfBytes } from '../../../../src/model/windows/byteText.ts';
import { decodeDriverHttpRecord } from '../../../../src/model/windows/http/driverHttpRecord.ts';
import { encodeDriverHttpRecord } from '../../../../src/model/windows/http/encodeDriverHttpRecord.ts';
import { windowsTransaction } from './windowsTransactions.ts';

/** 10.0.0.1:80 with 10.0.0.2:50000, GET, 200, 9 of 10 bytes captured, with junk behind both addresses. */
const RECORD = [
  '40420f0000000000', // started after 1 ms
  '80841e0000000000', // last seen after 2 ms
  '0a000001a466a693d6364d3b2087151c',
  '0a0000022758b2ddf2dd23b13d9bb479',
  '500050c302000700', // ports, family, padding
  '01000000c8000a00', // method, status, largest fragment
  '0900000000000000', // bytes of the fragment, padding
  '785634120080ffff', // address in the kernel
  '474554202f61ad622000', // GET /a.b and a space
].join('');

describe('the record of a transaction', () => {
  it('is read field by field; what stands behind an IPv4 address does not count', () => {
    const { transaction, fragmentSize } = decodeDriverHttpRecord(bytesOfHex(RECORD), 7);
    expect(fragmentSize).toBe(9);
    expect(transaction).toEqual(windowsTransaction({ maxFragment: 10, fragment: 'GET /a\u00adb \0', hits: 7 }));
  });

  it('takes every family but 2 for IPv6, and keeps a mapped address as it is', () => {
    const bytes = bytesOfHex(RECORD.replace('50c302000700', '50c317000700'));
    expect(decodeDriverHttpRecord(bytes).transaction).toMatchObject({
      family: 23,
      src: 'a00:1:a466:a693:d636:4d3b:2087:151c',
    });
    const mapped = '00000000000000000000ffff0a000001';
    const text = hexOfBytes(bytes).replace('0a000001a466a693d6364d3b2087151c', mapped);
    expect(decodeDriverHttpRecord(bytesOfHex(text)).transaction.src).toBe('::ffff:10.0.0.1');
  });

  it('that is cut short reads zeros', () => {
    const inFragment = decodeDriverHttpRecord(bytesOfHex(RECORD.slice(0, -10)));
    expect(inFragment.transaction.fragment).toBe('GET /\0\0\0\0\0');
    const inHeader = decodeDriverHttpRecord(bytesOfHex(RECORD.slice(0, 2 * 50)));
    expect(inHeader.transaction).toMatchObject({ sport: 80, dport: 0, family: 0, maxFragment: 0, fragment: '' });
  });

  it('is written byte for byte as it was read', () => {
    const clean = RECORD.replace('a466a693d6364d3b2087151c', '0'.repeat(24))
      .replace('2758b2ddf2dd23b13d9bb479', '0'.repeat(24))
      .replace('c302000700', 'c302000000')
      .replace('785634120080ffff', '0'.repeat(16));
    expect(hexOfBytes(encodeDriverHttpRecord(decodeDriverHttpRecord(bytesOfHex(clean))))).toBe(clean);
  });

  it('reads back as what was written', () => {
    const u16 = fc.integer({ min: 0, max: 0xffff });
    const u64 = fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
    const v4 = fc.constantFrom('10.0.0.1', '255.255.255.255', '0.0.0.0');
    const v6 = fc.constantFrom('2001:db8::1', '::', '::1', '::ffff:10.0.0.1', 'fe80::1:0:0:2');
    const ends = fc.oneof(
      fc.record({ family: fc.constant(2), src: v4, dst: v4 }),
      fc.record({ family: fc.constantFrom(0, 23, 0xffff), src: v6, dst: v6 }),
    );
    const rest = fc.record({
      sport: u16,
      dport: u16,
      requestStartedNs: u64,
      responseLastSeenNs: u64,
      method: fc.integer({ min: 0, max: 0xffff_ffff }),
      status: u16,
      fragment: fc.uint8Array({ maxLength: 40 }).map((bytes) => String.fromCharCode(...bytes)),
    });
    fc.assert(
      fc.property(ends, rest, u16, (addresses, fields, fragmentSize) => {
        const transaction = windowsTransaction({ ...addresses, ...fields, maxFragment: fields.fragment.length });
        const written = encodeDriverHttpRecord({ transaction, fragmentSize });
        expect(written).toHaveLength(80 + fields.fragment.length);
        expect(decodeDriverHttpRecord(written)).toEqual({ transaction, fragmentSize });
      }),
    );
  });
});
