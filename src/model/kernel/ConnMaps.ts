import type { Address } from '../connStats.ts';
import type { KernelProfile } from '../profile.ts';
import type { ConnStatsEntry, TcpStatsEntry } from './connRecords.ts';
import { KernelMap } from './KernelMap.ts';
import { type KernelHost, type KernelMapName, mapCapacity } from './kernelSettings.ts';
import type { KernelSocket } from './KernelSocket.ts';
import { ProtocolStackMap } from './protocolStackMap.ts';
import { type KeyRules, mixHash, TEXT_KEYS } from './OrderedHashTable.ts';
import { type ConnTuple, TUPLE_KEYS } from './tuple.ts';

/** Key of the port bindings. */
export interface PortBinding {
  readonly netns: number;
  readonly port: number;
}

/** A u32 counter that lives in a map. */
export interface Counter {
  count: number;
}

/** Key of the connects under way; the tuple is without pid. */
export interface OngoingConnect {
  readonly socket: KernelSocket;
  readonly tuple: ConnTuple;
}

/** Who started a connection, and when. */
export interface ConnectOwner {
  readonly pid: number;
  readonly tid: number;
  readonly timestampNs: bigint;
}

/** Flow key of a datagram being built. */
export interface DatagramFlow {
  readonly src: Address;
  readonly dst: Address;
  readonly sport: number;
  readonly dport: number;
}

/** Arguments of a datagram being built. `length` in bytes, the 8 bytes of UDP header included. */
export interface MakeSkbCall {
  readonly socket: KernelSocket;
  readonly length: number;
  readonly flow: DatagramFlow;
}

/** A bind under way. */
export interface BindCall {
  readonly socket: KernelSocket;
  readonly port: number;
}

/** A retransmission under way: the socket and its outstanding retransmissions before (u32). */
export interface RetransmitCall {
  readonly socket: KernelSocket;
  readonly retransOutBefore: number;
}

const PORT_KEYS: KeyRules<PortBinding> = {
  hash: ({ netns, port }) => mixHash(netns, port),
  equals: (a, b) => a.port === b.port && a.netns === b.netns,
};

const CONNECT_KEYS: KeyRules<OngoingConnect> = {
  hash: ({ tuple }) => TUPLE_KEYS.hash(tuple),
  equals: (a, b) => a.socket.pointer === b.socket.pointer && TUPLE_KEYS.equals(a.tuple, b.tuple),
};

/**
 * All maps of connection tracking. Maps of call arguments are keyed by thread (see `threadKey`).
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer/maps.h @ c45d449
 */
export class ConnMaps {
  readonly connStats: KernelMap<ConnTuple, ConnStatsEntry>;
  readonly tcpStats: KernelMap<ConnTuple, TcpStatsEntry>;
  /** Keyed without pid. */
  readonly tcpRetransmits: KernelMap<ConnTuple, Counter>;
  readonly ongoingConnects: KernelMap<OngoingConnect, ConnectOwner>;
  /** Tuples that were closed a moment ago, with the time of the close (u64 ns). */
  readonly closeFlags: KernelMap<ConnTuple, bigint>;
  readonly portBindings: KernelMap<PortBinding, Counter>;
  readonly udpPortBindings: KernelMap<PortBinding, Counter>;
  /** From the normalised tuple of a socket to that of its packets, where an address is translated. */
  readonly packetTuples: KernelMap<ConnTuple, ConnTuple>;
  readonly protocolStacks: ProtocolStackMap;

  readonly sendmsgArgs: KernelMap<string, KernelSocket>;
  readonly sendpageArgs: KernelMap<string, KernelSocket>;
  readonly udpSendpageArgs: KernelMap<string, KernelSocket>;
  readonly recvmsgArgs: KernelMap<string, KernelSocket>;
  readonly udpReceives: KernelMap<string, KernelSocket>;
  readonly makeSkbArgs: KernelMap<string, MakeSkbCall>;
  readonly closeArgs: KernelMap<string, ConnTuple>;
  readonly pendingBinds: KernelMap<string, BindCall>;
  readonly pendingRetransmits: KernelMap<string, RetransmitCall>;

  constructor(profile: KernelProfile, host: KernelHost) {
    const size = (name: KernelMapName): number => mapCapacity(name, profile, host);
    const byTuple = <V>(name: KernelMapName) => new KernelMap<ConnTuple, V>(name, size(name), TUPLE_KEYS);
    const byThread = <V>(name: KernelMapName) => new KernelMap<string, V>(name, size(name), TEXT_KEYS);
    this.connStats = byTuple('conn_stats');
    this.tcpStats = byTuple('tcp_stats');
    this.tcpRetransmits = byTuple('tcp_retransmits');
    this.closeFlags = byTuple('conn_close_flushed');
    this.packetTuples = byTuple('conn_tuple_to_socket_skb_conn_tuple');
    this.ongoingConnects = new KernelMap('tcp_ongoing_connect_pid', size('tcp_ongoing_connect_pid'), CONNECT_KEYS);
    this.portBindings = new KernelMap('port_bindings', size('port_bindings'), PORT_KEYS);
    this.udpPortBindings = new KernelMap('udp_port_bindings', size('udp_port_bindings'), PORT_KEYS);
    this.protocolStacks = new ProtocolStackMap({
      capacity: size('connection_protocol'),
      ephemeralRange: host.ephemeralRange,
    });
    this.sendmsgArgs = byThread('tcp_sendmsg_args');
    this.sendpageArgs = byThread('tcp_sendpage_args');
    this.udpSendpageArgs = byThread('udp_sendpage_args');
    this.recvmsgArgs = byThread('tcp_recvmsg_args');
    this.udpReceives = byThread('udp_recv_sock');
    this.makeSkbArgs = byThread('ip_make_skb_args');
    this.closeArgs = byThread('tcp_close_args');
    this.pendingBinds = byThread('pending_bind');
    this.pendingRetransmits = byThread('pending_tcp_retransmit_skb');
  }
}
