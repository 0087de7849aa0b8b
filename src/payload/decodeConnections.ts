import { PayloadError } from '../errors.ts';
import {
  type Direction,
  INCOMING,
  type IpTranslation,
  IPV4,
  IPV6,
  LOCAL,
  NONE,
  OUTGOING,
  TCP,
  UDP,
} from '../model/connStats.ts';
import type { DecodedConn, DecodedDnsStats, DecodedPayload } from './DecodedPayload.ts';
import { decodeHttpSection } from './http/httpSection.ts';
import { readJson } from './json/readJson.ts';
import { MalformedPayload } from './MalformedPayload.ts';
import { readMessage } from './protobuf/readMessage.ts';
import { type ConnectionMessage, CONNECTIONS, type ConnectionsMessage, type DNS_STATS } from './schema/connections.ts';
import type { MessageOf } from './schema/fieldTypes.ts';

const DIRECTIONS: readonly Direction[] = [0, INCOMING, OUTGOING, LOCAL, NONE];

/**
 * Reads the answer of `/connections`, protobuf (bytes) or JSON (text).
 *
 * A protobuf answer that was cut exactly between two fields cannot be told from a shorter one; any other cut is found.
 *
 * @param source - what was read, for the message of an error
 * @throws PayloadError
 */
export function decodeConnections(answer: Uint8Array | string, source = 'connections'): DecodedPayload {
  try {
    const message = typeof answer === 'string' ? readJson(CONNECTIONS, answer) : readMessage(CONNECTIONS, answer);
    return {
      conns: message.conns.map((conn) => decodeConn(conn, message)),
      dns: new Map([...message.dns].map(([address, { names }]) => [address, names])),
      agentConfiguration: message.agentConfiguration,
      message,
    };
  } catch (error) {
    throw error instanceof MalformedPayload ? new PayloadError(source, error.message) : error;
  }
}

function decodeConn(conn: ConnectionMessage, payload: ConnectionsMessage): DecodedConn {
  return {
    ...decodeEnds(conn),
    pid: conn.pid,
    netns: conn.netNS,
    type: conn.type === UDP ? UDP : TCP,
    family: conn.family === IPV6 ? IPV6 : IPV4,
    direction: DIRECTIONS[conn.direction] ?? 0,
    sportEphemeral: conn.isLocalPortEphemeral,
    last: {
      sentBytes: conn.lastBytesSent,
      recvBytes: conn.lastBytesReceived,
      sentPackets: conn.lastPacketsSent,
      recvPackets: conn.lastPacketsReceived,
      retransmits: conn.lastRetransmits,
      tcpEstablished: conn.lastTcpEstablished,
      tcpClosed: conn.lastTcpClosed,
    },
    rttUs: conn.rtt,
    rttVarUs: conn.rttVar,
    intraHost: conn.intraHost,
    protocols: conn.protocol?.stack ?? [],
    route: payload.routes[conn.routeIdx]?.subnet?.alias,
    tags: conn.tags.flatMap((index) => payload.tags[index] ?? []),
    tagsChecksum: conn.tagsChecksum,
    tcpFailures: conn.tcpFailuresByErrCode,
    dns: decodeDns(conn, payload.domains),
    dnsTotals: {
      successful: conn.dnsSuccessfulResponses,
      failed: conn.dnsFailedResponses,
      timeouts: conn.dnsTimeouts,
      successLatencySum: conn.dnsSuccessLatencySum,
      failureLatencySum: conn.dnsFailureLatencySum,
      countByRcode: conn.dnsCountByRcode,
    },
    http: conn.httpAggregations && decodeHttpSection(conn.httpAggregations, 'http'),
    http2: conn.http2Aggregations && decodeHttpSection(conn.http2Aggregations, 'http2'),
    dataStreamsBytes: conn.dataStreamsAggregations,
    databaseBytes: conn.databaseAggregations,
  };
}

function decodeEnds({ laddr, raddr, ipTranslation }: ConnectionMessage) {
  const translation: IpTranslation | undefined = ipTranslation && {
    replSrcIp: ipTranslation.replSrcIP,
    replSrcPort: ipTranslation.replSrcPort,
    replDstIp: ipTranslation.replDstIP,
    replDstPort: ipTranslation.replDstPort,
  };
  return {
    source: laddr?.ip ?? '',
    sport: laddr?.port ?? 0,
    dest: raddr?.ip ?? '',
    dport: raddr?.port ?? 0,
    containerSource: laddr?.containerId ?? '',
    containerDest: raddr?.containerId ?? '',
    ipTranslation: translation,
  };
}

function decodeDns(conn: ConnectionMessage, domains: readonly string[]): DecodedDnsStats[] {
  const all: DecodedDnsStats[] = [];
  for (const [domain, stats] of conn.dnsStatsByDomain) {
    all.push(decodeDnsStats(domains[domain] ?? '', undefined, stats));
  }
  for (const [domain, { dnsStatsByQueryType }] of conn.dnsStatsByDomainByQueryType) {
    for (const [queryType, stats] of dnsStatsByQueryType) {
      all.push(decodeDnsStats(domains[domain] ?? '', queryType, stats));
    }
  }
  return all;
}

function decodeDnsStats(
  name: string,
  queryType: number | undefined,
  stats: MessageOf<typeof DNS_STATS>,
): DecodedDnsStats {
  return {
    name,
    queryType,
    timeouts: stats.dnsTimeouts,
    successLatencySum: stats.dnsSuccessLatencySum,
    failureLatencySum: stats.dnsFailureLatencySum,
    countByRcode: stats.dnsCountByRcode,
  };
}
