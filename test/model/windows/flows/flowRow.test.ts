import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfHex, hexOfBytes } from '../../../../src/model/windows/byteText.ts';
import {
  decodeFlowRow,
  encodeFlowRow,
  type FlowRow,
  flowRowSize,
} from '../../../../src/model/windows/flows/flowRow.ts';
import { addressField, flowRow } from './flowRows.ts';

/** A flow from 10.0.0.1:45678 to 10.0.0.2:443 that was reset by the other end. */
const FIXTURE =
  '1100000000000000bebafeca00000000d20400000000000002000600000200000a0000010000000000000000000000000a00000200000000' +
  '000000000000000003000000000000005406000000000000dc0500000000000002000000000000001801000000000000c800000000000000' +
  '15cd5b07000000006eb2bb0101000a000000000003000303030000000000000002000000000000008403000000000000e803000000000000' +
  '3200000000000000000000000000000006000000';

const ROW_OF_FIXTURE = flowRow({
  flowCookie: 0xcafebaben,
  packetsOut: 3n,
  monotonicSentBytes: 1620n,
  transportBytesOut: 1500n,
  packetsIn: 2n,
  monotonicRecvBytes: 280n,
  transportBytesIn: 200n,
  timestamp: 123_456_789n,
  localPort: 45_678,
  classificationStatus: 1,
  classifyRequest: 10,
  tlsVersionsOffered: 3,
  tlsVersionChosen: 0x303,
  tlsAlpnRequested: 3n,
  tlsAlpnChosen: 2n,
  iRtt: 900n,
  sRtt: 1000n,
  rttVariance: 50n,
  connectionStatus: 6,
});

const u64 = fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
const u32 = fc.nat({ max: 0xffff_ffff });
const u16 = fc.nat({ max: 0xffff });
const u8 = fc.nat({ max: 0xff });
const address = fc.array(u8, { minLength: 16, maxLength: 16 }).map((bytes) => addressField(...bytes));

/** Any row of interface 0x18; every field over its whole range. */
const anyRow: fc.Arbitrary<FlowRow> = fc.record({
  flowHandle: u64,
  flowCookie: u64,
  processId: u64,
  addressFamily: u16,
  protocol: u16,
  flags: u32,
  localAddress: address,
  remoteAddress: address,
  packetsOut: u64,
  monotonicSentBytes: u64,
  transportBytesOut: u64,
  packetsIn: u64,
  monotonicRecvBytes: u64,
  transportBytesIn: u64,
  timestamp: u64,
  localPort: u16,
  remotePort: u16,
  classificationStatus: u16,
  classifyRequest: u16,
  classifyResponse: u16,
  httpUpgradeToH2Requested: u8,
  httpUpgradeToH2Accepted: u8,
  tlsVersionsOffered: u16,
  tlsVersionChosen: u16,
  tlsAlpnRequested: u64,
  tlsAlpnChosen: u64,
  iRtt: u64,
  sRtt: u64,
  rttVariance: u64,
  retransmitCount: u64,
  connectionStatus: u32,
  interfaceIndex: u32,
  tlsCipherSuite: u16,
});

describe('rows of the driver', () => {
  it('are read as the driver packs them', () => {
    expect(decodeFlowRow(bytesOfHex(FIXTURE), 0x17)).toEqual(ROW_OF_FIXTURE);
  });

  it('are written byte for byte as they were read', () => {
    expect(hexOfBytes(encodeFlowRow(ROW_OF_FIXTURE, 0x17))).toBe(FIXTURE);
    expect(hexOfBytes(encodeFlowRow({ ...ROW_OF_FIXTURE, interfaceIndex: 7, tlsCipherSuite: 0x1301 }, 0x18))).toBe(
      `${FIXTURE}070000000113`,
    );
  });

  it('come back from their bytes unchanged, wherever they stand', () => {
    fc.assert(
      fc.property(anyRow, anyRow, (first, second) => {
        const bytes = encodeFlowRow(first, 0x18) + encodeFlowRow(second, 0x18);
        expect(bytes.length).toBe(2 * flowRowSize(0x18));
        expect(decodeFlowRow(bytes, 0x18, flowRowSize(0x18))).toEqual(second);
        const old = { ...first, interfaceIndex: 0, tlsCipherSuite: 0 };
        expect(decodeFlowRow(encodeFlowRow(first, 0x17), 0x17)).toEqual(old);
        expect(encodeFlowRow(first, 0x17).length).toBe(flowRowSize(0x17));
      }),
    );
  });

  it('keep any bytes: what is decoded encodes to the same', () => {
    const bytes = fc.array(u8, { minLength: 194, maxLength: 194 }).map((list) => String.fromCharCode(...list));
    fc.assert(fc.property(bytes, (text) => encodeFlowRow(decodeFlowRow(text, 0x18), 0x18) === text));
  });
});
