import { assertNever } from '../assert.ts';
import type { KernelProfile } from '../profile.ts';
import type { KernelSocket } from './KernelSocket.ts';
import type { EphemeralRange } from './tuple.ts';

/** Names of the maps whose capacity a host can set. */
export const KERNEL_MAP_NAMES = [
  'conn_stats',
  'tcp_stats',
  'tcp_retransmits',
  'tcp_ongoing_connect_pid',
  'conn_close_flushed',
  'port_bindings',
  'udp_port_bindings',
  'connection_protocol',
  'conn_tuple_to_socket_skb_conn_tuple',
  'tcp_sendmsg_args',
  'tcp_sendpage_args',
  'udp_sendpage_args',
  'tcp_recvmsg_args',
  'udp_recv_sock',
  'ip_make_skb_args',
  'tcp_close_args',
  'pending_bind',
  'pending_tcp_retransmit_skb',
] as const;
export type KernelMapName = (typeof KERNEL_MAP_NAMES)[number];

/** What belongs to the host and to the agent's configuration, not to its version. */
export interface KernelHost {
  /** CPUs that have a close batch. */
  readonly cpuCount: number;
  readonly transport: 'ring' | 'perf';
  readonly isClassificationOn: boolean;
  readonly collectsTcpV6: boolean;
  readonly collectsUdpV6: boolean;
  /** Whether the hook on `udp_sendpage` is in use, so that spliced sends are not counted twice. */
  readonly hooksUdpSendPage: boolean;
  readonly ephemeralRange: EphemeralRange;
  /** Capacities that differ from the profile's and from the fixed ones. */
  readonly capacities: Partial<Readonly<Record<KernelMapName, number>>>;
  /** Makes the 32-bit cookie of a new connection entry. */
  readonly newCookie: (socket: KernelSocket, nowNs: bigint) => number;
}

/** The cookie of tracers that are not compiled on the host: low half of socket address XOR time. */
export function addressXorTimeCookie(socket: KernelSocket, nowNs: bigint): number {
  return Number(BigInt.asUintN(32, socket.pointer ^ nowNs));
}

/** A host as most are: ring buffer, everything collected. */
export const DEFAULT_KERNEL_HOST: KernelHost = {
  cpuCount: 4,
  transport: 'ring',
  isClassificationOn: true,
  collectsTcpV6: true,
  collectsUdpV6: true,
  hooksUdpSendPage: false,
  ephemeralRange: [32_768, 60_999],
  capacities: {},
  newCookie: addressXorTimeCookie,
};

const ARGUMENT_ENTRIES = 1024;
const PENDING_ENTRIES = 8192;

/** Number of entries that a map can hold. */
export function mapCapacity(name: KernelMapName, profile: KernelProfile, host: KernelHost): number {
  const own = host.capacities[name];
  if (own !== undefined) return own;
  switch (name) {
    case 'conn_close_flushed':
      return profile.maxCloseFlags;
    case 'pending_bind':
    case 'pending_tcp_retransmit_skb':
      return PENDING_ENTRIES;
    case 'tcp_recvmsg_args':
      return profile.closeGate === 'delete' ? Math.floor(profile.maxTrackedConnections / 32) : ARGUMENT_ENTRIES;
    case 'tcp_sendmsg_args':
    case 'tcp_sendpage_args':
    case 'udp_sendpage_args':
    case 'udp_recv_sock':
    case 'ip_make_skb_args':
    case 'tcp_close_args':
      return ARGUMENT_ENTRIES;
    case 'conn_stats':
    case 'tcp_stats':
    case 'tcp_retransmits':
    case 'tcp_ongoing_connect_pid':
    case 'port_bindings':
    case 'udp_port_bindings':
    case 'connection_protocol':
    case 'conn_tuple_to_socket_skb_conn_tuple':
      return profile.maxTrackedConnections;
    default:
      return assertNever(name);
  }
}
