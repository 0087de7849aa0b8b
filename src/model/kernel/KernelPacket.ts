import { type Address, IPV4, IPV6, TCP, UDP } from '../connStats.ts';
import { type ConnTuple, connTuple } from './tuple.ts';

/** A packet as a hook of the network stack sees it. */
export interface KernelPacket {
  readonly src: Address;
  readonly dst: Address;
  readonly sport: number;
  readonly dport: number;
  readonly family: 'v4' | 'v6';
  readonly protocol: 'tcp' | 'udp' | 'other';
  /** Payload bytes behind the transport header. */
  readonly payload: Uint8Array;
  /** Length field of the UDP header, when it is not 8 plus the payload. */
  readonly udpLength?: number;
  /** A packet without head, network header or transport header: nothing can be read from it. */
  readonly isTorn?: boolean;
}

const TCP_HEADER_BYTES = 20;
const IPV4_HEADER_BYTES = 20;
const IPV6_HEADER_BYTES = 40;
const UDP_HEADER_BYTES = 8;

/** A packet's tuple (without process and namespace) with the payload length that the kernel side believes in. */
export interface PacketTuple {
  readonly tuple: ConnTuple;
  /** Bytes; not positive when the packet is to be ignored. */
  readonly payloadBytes: number;
}

/** The tuple of a packet, sender first. */
export function packetTuple(packet: KernelPacket): ConnTuple {
  const { src, dst, sport, dport } = packet;
  const type = packet.protocol === 'tcp' ? TCP : UDP;
  return connTuple({ src, dst, sport, dport, type, family: packet.family === 'v6' ? IPV6 : IPV4 }, 0, 0);
}

/**
 * Reads a packet that the network stack holds.
 *
 * The length test for TCP is wrong in two ways, both kept: IPv4 reads the total length in the wrong byte order, and
 * IPv6 takes the header off a length that does not contain it. So an IPv4 packet of 256 bytes (or a small multiple) is
 * ignored while a bare acknowledgement passes, and over IPv6 only payloads above 40 bytes pass.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/skb.h sk_buff_to_tuple @ c45d449
 */
export function readPacket(packet: KernelPacket, isIpv6Enabled: boolean): PacketTuple | undefined {
  if (packet.isTorn === true || packet.protocol === 'other') return undefined;
  if (packet.family === 'v6' && !isIpv6Enabled) return undefined;
  const tuple = packetTuple(packet);
  if (packet.protocol === 'udp') {
    const udpLength = packet.udpLength ?? (UDP_HEADER_BYTES + packet.payload.length) & 0xffff;
    return { tuple, payloadBytes: udpLength - UDP_HEADER_BYTES };
  }
  return { tuple, payloadBytes: believedTransportBytes(packet) - TCP_HEADER_BYTES };
}

function believedTransportBytes(packet: KernelPacket): number {
  const transportBytes = TCP_HEADER_BYTES + packet.payload.length;
  if (packet.family === 'v6') return (transportBytes & 0xffff) - IPV6_HEADER_BYTES;
  const totalBytes = (IPV4_HEADER_BYTES + transportBytes) & 0xffff;
  const swapped = ((totalBytes & 0xff) << 8) | (totalBytes >> 8);
  return swapped - IPV4_HEADER_BYTES;
}
