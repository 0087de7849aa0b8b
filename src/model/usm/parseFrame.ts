import { TCP, UDP } from '../connStats.ts';
import type { ConnTuple } from '../kernel/tuple.ts';
import type { Segment } from './segment.ts';

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;
/** Protocol numbers of the IP header. */
const IP_PROTOCOL_TCP = 6;
const IP_PROTOCOL_UDP = 17;
const IPV4_HEADER_WORDS_MIN = 5;

/** An Ethernet frame as the raw socket delivers it, headers already taken apart. */
export interface Frame extends Omit<Segment, 'tuple'> {
  readonly etherType: number;
  /** Length of the IPv4 header in 4-byte words. */
  readonly ipv4HeaderWords: number;
  /** Protocol of the IPv4 header, or next header of IPv6 (extension headers are not walked). */
  readonly ipProtocol: number;
  /** Sender first; `type` is set by the parser. */
  readonly ends: Pick<ConnTuple, 'src' | 'sport' | 'dst' | 'dport' | 'family'>;
}

/**
 * Reads a frame as the socket filter does.
 *
 * @returns `undefined` for what the filter cannot read: neither IPv4 nor IPv6, neither TCP nor UDP, an IPv4 header
 *   shorter than 20 bytes
 * @upstream datadog-agent pkg/network/ebpf/c/ip.h read_conn_tuple_skb @ c45d449
 */
export function parseFrame(frame: Frame): Segment | undefined {
  const { etherType, ipv4HeaderWords, ipProtocol, ends, ...segment } = frame;
  if (etherType === ETHERTYPE_IPV4) {
    if (ipv4HeaderWords < IPV4_HEADER_WORDS_MIN) return undefined;
  } else if (etherType !== ETHERTYPE_IPV6) {
    return undefined;
  }
  if (ipProtocol === IP_PROTOCOL_TCP) return { ...segment, tuple: { ...ends, type: TCP, netns: 0, pid: 0 } };
  if (ipProtocol !== IP_PROTOCOL_UDP) return undefined;
  return { ...segment, seq: 0, flags: 0, tuple: { ...ends, type: UDP, netns: 0, pid: 0 } };
}
