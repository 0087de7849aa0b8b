import type { Address } from '../../../model/connStats.ts';
import { addressFromBytes } from '../../../trace/address.ts';
import type { CapturedPacket } from '../CapturedPacket.ts';
import { addWords, foldSum } from '../../../trace/export/internetChecksum.ts';
import { type IpLayer, readIpLayer } from './ipLayer.ts';
import { type PacketWay, readLinkLayer } from './linkLayer.ts';

export const TCP_FLAG = { fin: 0x01, syn: 0x02, rst: 0x04, psh: 0x08, ack: 0x10 } as const;

/** What is known of a checksum. `absent`: left to the network card, as on packets captured before they leave. */
export type ChecksumState = 'right' | 'absent' | 'wrong' | 'unknown';

/** A TCP segment as it was captured. */
export interface TcpSegment {
  readonly source: Address;
  readonly sourcePort: number;
  readonly target: Address;
  readonly targetPort: number;
  /** Sequence and acknowledgement numbers (u32). */
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
  /** Payload bytes on the wire, and the part of them that was captured. */
  readonly payloadBytes: number;
  readonly payload: Buffer;
  readonly checksum: ChecksumState;
  readonly isHeaderSumWrong: boolean;
  /** The rest of a packet that was cut into parts by IP: it is not here. */
  readonly isFirstFragment: boolean;
  readonly way: PacketWay;
  /** What two copies of one packet have in common and two packets do not: identification, numbers, flags, options. */
  readonly fingerprint: string;
}

/** Why a packet tells nothing. */
export type Unusable =
  | 'unknown-link'
  | 'not-ip'
  | 'not-tcp'
  | 'headers-cut'
  | 'malformed'
  | 'later-fragment'
  | 'not-tcp-fragment';

const PROTO_TCP = 6;
const TCP_HEADER_BYTES = 20;

/** Reads link layer, IP and TCP of a captured packet. @returns a word instead of the segment where there is none */
export function decodePacket(packet: CapturedPacket): TcpSegment | Unusable {
  const { bytes, link, wireBytes } = packet;
  const linkLayer = readLinkLayer(link, bytes);
  if (linkLayer === 'unknown') return 'unknown-link';
  if (linkLayer === 'other') return 'not-ip';
  if (linkLayer === 'cut') return wireBytes > bytes.length ? 'headers-cut' : 'malformed';
  const ip = readIpLayer(bytes, linkLayer.ipAt, wireBytes);
  if (ip === 'other') return 'malformed';
  if (ip === 'cut') return wireBytes > bytes.length ? 'headers-cut' : 'malformed';
  if (ip.fragment === 'later') return ip.protocol === PROTO_TCP ? 'later-fragment' : 'not-tcp-fragment';
  if (ip.protocol !== PROTO_TCP) return 'not-tcp';
  return segmentOf(packet, ip, linkLayer.way);
}

function segmentOf({ bytes, wireBytes }: CapturedPacket, ip: IpLayer, way: PacketWay): TcpSegment | Unusable {
  const at = ip.payloadAt;
  if (bytes.length < at + TCP_HEADER_BYTES) return wireBytes > bytes.length ? 'headers-cut' : 'malformed';
  const headerBytes = (bytes[at + 12]! >> 4) * 4;
  const dataAt = at + headerBytes;
  // Padding may follow the packet, and its own length may say more than there was.
  const end = Math.min(ip.payloadEnd, Math.max(wireBytes, bytes.length));
  if (headerBytes < TCP_HEADER_BYTES || dataAt > end) return 'malformed';
  const source = addressFromBytes(bytes.subarray(ip.sourceAt, ip.sourceAt + ip.addressBytes));
  const target = addressFromBytes(bytes.subarray(ip.targetAt, ip.targetAt + ip.addressBytes));
  if (source === undefined || target === undefined) return 'malformed';
  const capturedEnd = Math.min(end, bytes.length);
  const isWhole = capturedEnd === end && ip.fragment === 'none';
  const fragmentBytes = ip.fragment === 'first' ? '/part' : '';
  return {
    source,
    sourcePort: bytes.readUInt16BE(at),
    target,
    targetPort: bytes.readUInt16BE(at + 2),
    seq: bytes.readUInt32BE(at + 4),
    ack: bytes.readUInt32BE(at + 8),
    flags: bytes[at + 13]!,
    payloadBytes: end - dataAt,
    payload: bytes.subarray(Math.min(dataAt, capturedEnd), capturedEnd),
    checksum: isWhole ? checksumOf(bytes, ip, end) : 'unknown',
    isHeaderSumWrong: ip.isHeaderSumWrong,
    isFirstFragment: ip.fragment === 'first',
    way,
    fingerprint: `${ip.id}/${end - dataAt}${fragmentBytes}/${bytes.toString('latin1', at, Math.min(dataAt, bytes.length))}`,
  };
}

/** A card that computes the sum itself is given the sum of the pseudo-header, or nothing. */
function checksumOf(bytes: Buffer, ip: IpLayer, end: number): ChecksumState {
  const stored = bytes.readUInt16BE(ip.payloadAt + 16);
  if (stored === 0) return 'absent';
  const addresses = addWords(0, bytes, ip.sourceAt, ip.sourceAt + 2 * ip.addressBytes);
  const pseudo = addresses + PROTO_TCP + (end - ip.payloadAt);
  if (foldSum(addWords(pseudo, bytes, ip.payloadAt, end)) === 0xffff) return 'right';
  return foldSum(pseudo) === stored || foldSum(addresses + PROTO_TCP) === stored ? 'absent' : 'wrong';
}
