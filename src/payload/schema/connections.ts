import {
  CONNECTION_TYPE,
  CORE_RESULT,
  DIRECTION,
  EPHEMERAL,
  FAMILY,
  KERNEL_HEADER_FETCH_RESULT,
  PROTOCOL_TYPE,
  RUNTIME_COMPILATION_RESULT,
} from './enums.ts';
import { mapOf, message, type MessageOf, repeated, single } from './fieldTypes.ts';

/** One end of a connection. `hostName` is filled in later than here. */
export const ADDR = message({
  ip: single(2, 'text'),
  port: single(3, 'i32'),
  containerId: single(5, 'text'),
  hostName: single(7, 'text'),
});

export const IP_TRANSLATION = message({
  replSrcIP: single(1, 'text'),
  replDstIP: single(2, 'text'),
  replSrcPort: single(3, 'i32'),
  replDstPort: single(4, 'i32'),
});

/** Protocol layers, TLS first. */
export const PROTOCOL_STACK = message({ stack: repeated(1, PROTOCOL_TYPE) });

/** DNS statistics; latencies in ns. */
export const DNS_STATS = message({
  dnsTimeouts: single(1, 'u32'),
  dnsSuccessLatencySum: single(2, 'u64'),
  dnsFailureLatencySum: single(3, 'u64'),
  dnsCountByRcode: mapOf(4, 'u32', 'u32'),
});

/** DNS statistics by DNS query type. */
export const DNS_STATS_BY_QUERY_TYPE = message({ dnsStatsByQueryType: mapOf(1, 'i32', DNS_STATS) });

/**
 * One connection. Counters are what happened since the client's previous poll; `rtt` and `rttVar` are microseconds.
 *
 * @upstream agent-payload proto/process/connections.proto Connection @ v5.0.134
 */
export const CONNECTION = message({
  pid: single(1, 'i32'),
  laddr: single(5, ADDR),
  raddr: single(6, ADDR),
  family: single(10, FAMILY),
  type: single(11, CONNECTION_TYPE),
  isLocalPortEphemeral: single(41, EPHEMERAL),
  lastBytesSent: single(16, 'u64'),
  lastBytesReceived: single(17, 'u64'),
  lastRetransmits: single(18, 'u32'),
  direction: single(19, DIRECTION),
  lastPacketsSent: single(38, 'u64'),
  lastPacketsReceived: single(39, 'u64'),
  protocol: single(48, PROTOCOL_STACK),
  netNS: single(20, 'u32'),
  remoteNetworkId: single(32, 'text'),
  ipTranslation: single(21, IP_TRANSLATION),
  rtt: single(22, 'u32'),
  rttVar: single(23, 'u32'),
  intraHost: single(24, 'bool'),
  dnsSuccessfulResponses: single(25, 'u32'),
  dnsFailedResponses: single(26, 'u32'),
  dnsTimeouts: single(27, 'u32'),
  dnsSuccessLatencySum: single(28, 'u64'),
  dnsFailureLatencySum: single(29, 'u64'),
  dnsCountByRcode: mapOf(33, 'u32', 'u32'),
  lastTcpEstablished: single(30, 'u32'),
  lastTcpClosed: single(31, 'u32'),
  dnsStatsByDomain: mapOf(34, 'i32', DNS_STATS),
  dnsStatsByDomainByQueryType: mapOf(42, 'i32', DNS_STATS_BY_QUERY_TYPE),
  dnsStatsByDomainOffsetByQueryType: mapOf(43, 'i32', DNS_STATS_BY_QUERY_TYPE),
  routeIdx: single(36, 'i32'),
  routeTargetIdx: single(40, 'i32'),
  httpAggregations: single(37, 'bytes'),
  tags: repeated(44, 'u32'),
  tagsIdx: single(45, 'i32'),
  tagsChecksum: single(47, 'u32'),
  stateIndex: single(46, 'u32'),
  dataStreamsAggregations: single(49, 'bytes'),
  http2Aggregations: single(50, 'bytes'),
  databaseAggregations: single(51, 'bytes'),
  tcpFailuresByErrCode: mapOf(52, 'u32', 'u32', { singleEntry: true }),
  remoteEcsTask: single(53, 'text'),
});
export type ConnectionMessage = MessageOf<typeof CONNECTION>;

export const SUBNET = message({ alias: single(1, 'text') });
export const ROUTE = message({ subnet: single(1, SUBNET) });

/** Names of one address. */
export const DNS_ENTRY = message({ names: repeated(1, 'text') });

export const RUNTIME_COMPILATION_TELEMETRY = message({
  runtimeCompilationEnabled: single(1, 'bool'),
  runtimeCompilationResult: single(2, RUNTIME_COMPILATION_RESULT),
  runtimeCompilationDuration: single(3, 'i64'),
  kernelHeaderFetchResult: single(4, KERNEL_HEADER_FETCH_RESULT),
});

/** Telemetry as old agents sent it; nothing writes it any more. */
const CONNECTIONS_TELEMETRY = message({
  monotonicKprobesTriggered: single(1, 'i64'),
  monotonicKprobesMissed: single(2, 'i64'),
  monotonicConntrackRegisters: single(3, 'i64'),
  monotonicConntrackRegistersDropped: single(4, 'i64'),
  monotonicDnsPacketsProcessed: single(5, 'i64'),
  monotonicConnsClosed: single(6, 'i64'),
  connsBpfMapSize: single(7, 'i64'),
  monotonicUdpSendsProcessed: single(8, 'i64'),
  monotonicUdpSendsMissed: single(9, 'i64'),
  conntrackSamplingPercent: single(10, 'i64'),
  dnsStatsDropped: single(11, 'i64'),
});

/** Which products the agent runs with. */
export const AGENT_CONFIGURATION = message({
  npmEnabled: single(1, 'bool'),
  usmEnabled: single(2, 'bool'),
  dsmEnabled: single(3, 'bool'),
  ccmEnabled: single(4, 'bool'),
  csmEnabled: single(5, 'bool'),
});

/**
 * The answer of `/connections`.
 *
 * @upstream agent-payload proto/process/connections.proto Connections @ v5.0.134
 */
export const CONNECTIONS = message({
  conns: repeated(1, CONNECTION),
  dns: mapOf(2, 'text', DNS_ENTRY),
  connTelemetry: single(3, CONNECTIONS_TELEMETRY),
  domains: repeated(4, 'text'),
  routes: repeated(5, ROUTE),
  compilationTelemetryByAsset: mapOf(6, 'text', RUNTIME_COMPILATION_TELEMETRY),
  agentConfiguration: single(7, AGENT_CONFIGURATION),
  tags: repeated(8, 'text'),
  connTelemetryMap: mapOf(9, 'text', 'i64'),
  kernelHeaderFetchResult: single(10, KERNEL_HEADER_FETCH_RESULT),
  CORETelemetryByAsset: mapOf(11, 'text', CORE_RESULT),
  PrebuiltEBPFAssets: repeated(12, 'text'),
});
export type ConnectionsMessage = MessageOf<typeof CONNECTIONS>;
