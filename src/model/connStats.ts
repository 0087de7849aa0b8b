import type { FlowList } from './ledger/tracker.ts';

/** Transport of a connection, numbered as the agent numbers it. */
export const TCP = 0;
export const UDP = 1;
export type ConnType = typeof TCP | typeof UDP;

/** Address family, numbered as the agent numbers it. */
export const IPV4 = 0;
export const IPV6 = 1;
export type ConnFamily = typeof IPV4 | typeof IPV6;

/** Direction of a connection, numbered as the agent numbers it. */
export const DIRECTION_UNKNOWN = 0;
export const INCOMING = 1;
export const OUTGOING = 2;
export const LOCAL = 3;
export const NONE = 4;
export type Direction = typeof DIRECTION_UNKNOWN | typeof INCOMING | typeof OUTGOING | typeof LOCAL | typeof NONE;

/** IPv4 or IPv6 address as canonical text (RFC 5952); `''` is "no address". */
export type Address = string;

/**
 * The seven monotonic counters of a connection.
 *
 * Bytes and packets are u64 and wrap modulo 2^64. `retransmits` is u32. The width of `tcpEstablished` and `tcpClosed`
 * (32 or 16 bits) belongs to the version profile.
 *
 * @upstream datadog-agent pkg/network/event_common.go StatCounters @ c45d449
 */
export interface StatCounters {
  sentBytes: bigint;
  recvBytes: bigint;
  sentPackets: bigint;
  recvPackets: bigint;
  retransmits: number;
  tcpEstablished: number;
  tcpClosed: number;
}

/**
 * The reply tuple of a translated connection: the translated remote end is `replSrc`, the translated local end
 * `replDst`.
 *
 * The agent shares one object between records; code that mutates it is meant to be seen by the other holders.
 */
export interface IpTranslation {
  replSrcIp: Address;
  replSrcPort: number;
  replDstIp: Address;
  replDstPort: number;
}

/** Protocol layers of a connection; `0` is unknown. Numbers are those of the payload's `ProtocolType`. */
export interface ProtocolStack {
  api: number;
  application: number;
  encryption: number;
}

/** TLS facts of a connection (agents from late 2024 on); a zero component is unknown. */
export interface TlsTags {
  chosenVersion: number;
  cipherSuite: number;
  offeredVersions: number;
}

/** DNS statistics of one name and query type. `countByRcode` is shared between clients by the agent. */
export interface DnsStats {
  timeouts: number;
  successLatencySum: bigint;
  failureLatencySum: bigint;
  countByRcode: Map<number, number>;
}

/** DNS statistics by name, then by query type. */
export type DnsStatsByName = Map<string, Map<number, DnsStats>>;

/**
 * One connection as user space knows it.
 *
 * `cookie` is the 64-bit identity. `lastUpdateEpochNs` is only compared. `rttUs` and `rttVarUs` are u32 microseconds.
 * `flows` is the ledger's handle: which sockets this record stands for. No rule of the model reads it.
 *
 * @upstream datadog-agent pkg/network/event_common.go ConnectionStats @ c45d449
 */
export interface ConnStats {
  cookie: bigint;
  source: Address;
  dest: Address;
  sport: number;
  dport: number;
  pid: number;
  netns: number;
  type: ConnType;
  family: ConnFamily;
  direction: Direction;
  monotonic: StatCounters;
  last: StatCounters;
  lastUpdateEpochNs: bigint;
  durationNs: bigint;
  rttUs: number;
  rttVarUs: number;
  ipTranslation: IpTranslation | undefined;
  /** errno → count (u32). `undefined` and an empty map both mean "none". */
  tcpFailures: Map<number, number> | undefined;
  protocolStack: ProtocolStack;
  tlsTags: TlsTags;
  dnsStats: DnsStatsByName | undefined;
  /** `undefined` is "no container", `''` is a container id that is the empty string. */
  containerSource: string | undefined;
  containerDest: string | undefined;
  isClosed: boolean;
  intraHost: boolean;
  flows: FlowList;
}

/** Seven counters, all zero. */
export function zeroCounters(): StatCounters {
  return {
    sentBytes: 0n,
    recvBytes: 0n,
    sentPackets: 0n,
    recvPackets: 0n,
    retransmits: 0,
    tcpEstablished: 0,
    tcpClosed: 0,
  };
}
