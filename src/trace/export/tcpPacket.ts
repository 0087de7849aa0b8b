import type { Address } from '../../model/connStats.ts';
import { addressToBytes } from '../address.ts';
import { addWords, foldSum } from './internetChecksum.ts';

/** A segment that is to be written as a packet. */
export interface SegmentToWrite {
  readonly source: Address;
  readonly sourcePort: number;
  readonly target: Address;
  readonly targetPort: number;
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
  readonly payload: Buffer;
  /** Identification of an IPv4 packet. */
  readonly id: number;
}

const TCP_HEADER_BYTES = 20;
const IPV4_HEADER_BYTES = 20;
const IPV6_HEADER_BYTES = 40;
const PROTO_TCP = 6;
const HOPS = 64;
const DO_NOT_FRAGMENT = 0x4000;
const WINDOW = 65_535;
/** An IPv4 packet has 65,535 bytes at most. */
export const PAYLOAD_BYTES_MAX = 65_535 - IPV4_HEADER_BYTES - TCP_HEADER_BYTES;

/** The bytes of an IP packet with its checksums. */
export function tcpPacket(segment: SegmentToWrite): Buffer {
  const source = bytesOf(segment.source);
  const target = bytesOf(segment.target);
  const tcp = tcpBytes(segment, source, target);
  const isV4 = source.length === 4 && target.length === 4;
  return Buffer.concat([
    isV4 ? ipv4Header(segment.id, source, target, tcp.length) : ipv6Header(source, target, tcp.length),
    tcp,
  ]);
}

/** Sockets may show IPv4 addresses as IPv6 ones; their packets are IPv4. */
function bytesOf(address: Address): Uint8Array {
  const mapped = /^::ffff:([\d.]+)$/.exec(address)?.[1];
  return addressToBytes(mapped ?? address) ?? new Uint8Array(4);
}

function tcpBytes(segment: SegmentToWrite, source: Uint8Array, target: Uint8Array): Buffer {
  const { sourcePort, targetPort, seq, ack, flags, payload } = segment;
  const header = Buffer.alloc(TCP_HEADER_BYTES);
  header.writeUInt16BE(sourcePort, 0);
  header.writeUInt16BE(targetPort, 2);
  header.writeUInt32BE(seq, 4);
  header.writeUInt32BE(ack, 8);
  header[12] = (TCP_HEADER_BYTES / 4) << 4;
  header[13] = flags;
  header.writeUInt16BE(WINDOW, 14);
  const bytes = Buffer.concat([header, payload]);
  const addresses = addWords(addWords(0, source, 0, source.length), target, 0, target.length);
  const sum = foldSum(addWords(addresses + PROTO_TCP + bytes.length, bytes, 0, bytes.length));
  bytes.writeUInt16BE(~sum & 0xffff, 16);
  return bytes;
}

function ipv4Header(id: number, source: Uint8Array, target: Uint8Array, payloadBytes: number): Buffer {
  const header = Buffer.alloc(IPV4_HEADER_BYTES);
  header[0] = 0x45;
  header.writeUInt16BE(IPV4_HEADER_BYTES + payloadBytes, 2);
  header.writeUInt16BE(id & 0xffff, 4);
  header.writeUInt16BE(DO_NOT_FRAGMENT, 6);
  header[8] = HOPS;
  header[9] = PROTO_TCP;
  header.set(source, 12);
  header.set(target, 16);
  header.writeUInt16BE(~foldSum(addWords(0, header, 0, IPV4_HEADER_BYTES)) & 0xffff, 10);
  return header;
}

function ipv6Header(source: Uint8Array, target: Uint8Array, payloadBytes: number): Buffer {
  const header = Buffer.alloc(IPV6_HEADER_BYTES);
  header[0] = 0x60;
  header.writeUInt16BE(payloadBytes, 4);
  header[6] = PROTO_TCP;
  header[7] = HOPS;
  header.set(source, 8 + 16 - source.length);
  header.set(target, 24 + 16 - target.length);
  return header;
}
