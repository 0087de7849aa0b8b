import { addWords, foldSum } from '../../../trace/export/internetChecksum.ts';

/** The IP packet that carries a segment. */
export interface IpLayer {
  /** Where its addresses stand in the captured bytes, 4 or 16 bytes each. */
  readonly sourceAt: number;
  readonly targetAt: number;
  readonly addressBytes: 4 | 16;
  readonly protocol: number;
  /** What follows the headers: from, and to where by the packet's own length, which may be behind what was captured. */
  readonly payloadAt: number;
  readonly payloadEnd: number;
  /** Of IPv4; 0 when it is not used. */
  readonly id: number;
  /** A part of a larger packet; only the first part has the ports. */
  readonly fragment: 'none' | 'first' | 'later';
  readonly isHeaderSumWrong: boolean;
}

const IPV4_HEADER_BYTES = 20;
const IPV6_HEADER_BYTES = 40;
const MORE_FRAGMENTS = 0x2000;
const FRAGMENT_OFFSET = 0x1fff;
/** Extension headers of IPv6 that are followed. */
const EXTENSION = { hopByHop: 0, routing: 43, fragment: 44, authentication: 51, destination: 60, mobility: 135 };

/**
 * Reads the headers of IPv4, or of IPv6 with its extension headers.
 *
 * @param wireEnd - where the packet ended on the wire, as a place in `bytes`
 * @returns `cut` when they were not captured as a whole, `other` when they are no such headers
 */
export function readIpLayer(bytes: Buffer, at: number, wireEnd: number): IpLayer | 'cut' | 'other' {
  if (bytes.length <= at) return 'cut';
  const version = bytes[at]! >> 4;
  if (version === 4) return ipv4(bytes, at, wireEnd);
  return version === 6 ? ipv6(bytes, at, wireEnd) : 'other';
}

function ipv4(bytes: Buffer, at: number, wireEnd: number): IpLayer | 'cut' | 'other' {
  if (bytes.length < at + IPV4_HEADER_BYTES) return 'cut';
  const headerBytes = (bytes[at]! & 0x0f) * 4;
  if (headerBytes < IPV4_HEADER_BYTES) return 'other';
  if (bytes.length < at + headerBytes) return 'cut';
  const totalBytes = bytes.readUInt16BE(at + 2);
  // A packet that the card is to cut into pieces may have no length of its own.
  const end = totalBytes === 0 ? wireEnd : at + totalBytes;
  const fragment = bytes.readUInt16BE(at + 6);
  const isPart = (fragment & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) !== 0;
  return {
    sourceAt: at + 12,
    targetAt: at + 16,
    addressBytes: 4,
    protocol: bytes[at + 9]!,
    payloadAt: at + headerBytes,
    payloadEnd: Math.max(end, at + headerBytes),
    id: bytes.readUInt16BE(at + 4),
    fragment: !isPart ? 'none' : (fragment & FRAGMENT_OFFSET) === 0 ? 'first' : 'later',
    isHeaderSumWrong: bytes.readUInt16BE(at + 10) !== 0 && foldSum(addWords(0, bytes, at, at + headerBytes)) !== 0xffff,
  };
}

function ipv6(bytes: Buffer, at: number, wireEnd: number): IpLayer | 'cut' | 'other' {
  if (bytes.length < at + IPV6_HEADER_BYTES) return 'cut';
  const payloadBytes = bytes.readUInt16BE(at + 4);
  const end = payloadBytes === 0 ? wireEnd : at + IPV6_HEADER_BYTES + payloadBytes;
  let protocol = bytes[at + 6]!;
  let from = at + IPV6_HEADER_BYTES;
  let fragment: IpLayer['fragment'] = 'none';
  for (;;) {
    const isExtension = Object.values(EXTENSION).includes(protocol);
    // Behind the first part of a packet there are no headers to read.
    if (!isExtension || fragment === 'later') break;
    if (bytes.length < from + 8) return 'cut';
    if (protocol === EXTENSION.fragment) {
      const place = bytes.readUInt16BE(from + 2);
      const isPart = (place & 0xfff9) !== 0;
      if (isPart) fragment = place >> 3 === 0 ? 'first' : 'later';
    }
    const isFixed = protocol === EXTENSION.fragment;
    const length = bytes[from + 1]!;
    const headerBytes = isFixed ? 8 : protocol === EXTENSION.authentication ? (length + 2) * 4 : (length + 1) * 8;
    protocol = bytes[from]!;
    from += headerBytes;
  }
  return {
    sourceAt: at + 8,
    targetAt: at + 24,
    addressBytes: 16,
    protocol,
    payloadAt: from,
    payloadEnd: Math.max(end, from),
    id: 0,
    fragment,
    isHeaderSumWrong: false,
  };
}
