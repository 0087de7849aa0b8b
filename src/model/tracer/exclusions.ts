import { type Address, type ConnStats, TCP } from '../connStats.ts';
import { addressBytes } from '../kernel/addressBytes.ts';
import { isLoopback } from '../state/loopback.ts';

/** Ports of one protocol that a filter covers. */
export type FilterPorts = 'all' | readonly { readonly from: number; readonly to: number }[];

/** One configured exclusion: a network (all addresses when absent) and ports per protocol. */
export interface ExclusionFilter {
  /** Address with prefix length, for example `10.0.0.0/8`. */
  readonly network?: string;
  readonly tcp: FilterPorts;
  readonly udp: FilterPorts;
}

/** What decides which connections are never reported. */
export interface Exclusions {
  /** Keeps DNS traffic to loopback addresses. Off by default. */
  readonly collectsLocalDns: boolean;
  /** Ports taken for DNS: 53, or the configured ones. */
  readonly dnsPorts: readonly number[];
  /** Tested against the local end. */
  readonly source: readonly ExclusionFilter[];
  /** Tested against the remote end. */
  readonly dest: readonly ExclusionFilter[];
}

/** Only local DNS is excluded. */
export const DEFAULT_EXCLUSIONS: Exclusions = { collectsLocalDns: false, dnsPorts: [53], source: [], dest: [] };

/**
 * Whether a connection is left out altogether. Loopback traffic in general is kept.
 *
 * @upstream datadog-agent pkg/network/tracer/tracer.go shouldSkipConnection @ c45d449
 */
export function shouldSkip(conn: ConnStats, exclusions: Exclusions): boolean {
  const isDns = exclusions.dnsPorts.includes(conn.sport) || exclusions.dnsPorts.includes(conn.dport);
  // Only the remote address is looked at, whichever end serves DNS.
  if (!exclusions.collectsLocalDns && isDns && isLoopback(conn.dest)) return true;
  const protocol = conn.type === TCP ? 'tcp' : 'udp';
  return (
    exclusions.source.some((filter) => matches(filter, protocol, conn.source, conn.sport)) ||
    exclusions.dest.some((filter) => matches(filter, protocol, conn.dest, conn.dport))
  );
}

function matches(filter: ExclusionFilter, protocol: 'tcp' | 'udp', address: Address, port: number): boolean {
  if (filter.network !== undefined && !contains(filter.network, address)) return false;
  const ports = filter[protocol];
  return ports === 'all' || ports.some(({ from, to }) => port >= from && port <= to);
}

function contains(network: string, address: Address): boolean {
  const [base = '', length = ''] = network.split('/');
  const networkBytes = addressBytes(base);
  const bytes = addressBytes(address);
  if (bytes.length !== networkBytes.length) return false;
  const prefixBits = length === '' ? bytes.length * 8 : Number(length);
  return bytes.every((byte, index) => {
    const bits = Math.min(8, Math.max(0, prefixBits - index * 8));
    const mask = (0xff << (8 - bits)) & 0xff;
    return (byte & mask) === ((networkBytes[index] ?? 0) & mask);
  });
}
