import { type Address, type ConnFamily, type ConnType, IPV4, IPV6 } from '../connStats.ts';
import { addressBytes, addressText, isMappedV4, isZeroAddress } from './addressBytes.ts';
import type { KernelSocket } from './KernelSocket.ts';
import { connTuple } from './tuple.ts';
import type { SocketTuple } from './TupleMemory.ts';

/** The two ends of a tuple after an IPv4-mapped end has turned both into IPv4. */
export interface AddressPair {
  readonly src: Address;
  readonly dst: Address;
  readonly isV6: boolean;
}

/** Local port of a socket: the bound one, else the one it was given. */
export function localPort(socket: KernelSocket): number {
  return socket.sport === 0 ? socket.inetSport : socket.sport;
}

/**
 * Reads the tuple of a socket.
 *
 * It is not readable when an address or port is zero, for a family other than IPv4 and IPv6, and for IPv6 while both
 * IPv6 collectors are off.
 *
 * @param owner - the process to file it under, and the transport that the calling hook stands for
 * @upstream datadog-agent pkg/network/ebpf/c/sock.h read_conn_tuple @ c45d449
 */
export function readSocketTuple(
  socket: KernelSocket,
  owner: { readonly pid: number; readonly type: ConnType; readonly isIpv6Enabled: boolean },
): SocketTuple {
  const { netns, src, dst, dport } = socket;
  const { pid, type } = owner;
  if (socket.family === 'v6' && !owner.isIpv6Enabled) {
    const ends = { src: '', dst: '', sport: 0, dport: 0, type, family: IPV4 } as const;
    return { tuple: connTuple(ends, netns, pid), isReadable: false };
  }
  const sport = localPort(socket);
  if (socket.family === 'other') {
    const ends = { src: '', dst: '', sport, dport, type, family: IPV4 } as const;
    return { tuple: connTuple(ends, netns, pid), isReadable: false };
  }
  const isReadable = sport !== 0 && dport !== 0 && !isZeroAddress(src) && !isZeroAddress(dst);
  if (socket.family === 'v4') {
    return { tuple: connTuple({ src, dst, sport, dport, type, family: IPV4 }, netns, pid), isReadable };
  }
  const pair = unmapAddresses(src, dst);
  const family: ConnFamily = pair.isV6 ? IPV6 : IPV4;
  const ends = { src: pair.src, dst: pair.dst, sport, dport, type, family } as const;
  return { tuple: connTuple(ends, netns, pid), isReadable };
}

/**
 * Rewrites both ends to IPv4 when either is an IPv4-mapped IPv6 address.
 *
 * A real IPv6 address on the other side then loses all but its last four bytes: 2001:db8::2 becomes 0.0.0.2.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/ipv6.h is_ipv4_mapped_ipv6 @ c45d449
 */
export function unmapAddresses(src: Address, dst: Address): AddressPair {
  const srcBytes = addressBytes(src);
  const dstBytes = addressBytes(dst);
  if (!isMappedV4(srcBytes) && !isMappedV4(dstBytes)) return { src, dst, isV6: true };
  return { src: lastFourBytes(srcBytes), dst: lastFourBytes(dstBytes), isV6: false };
}

function lastFourBytes(bytes: Uint8Array): Address {
  return addressText(bytes.subarray(bytes.length - 4));
}
