import type { ConnStats, Direction, IpTranslation, StatCounters } from '../../model/connStats.ts';
import { DIRECTION_UNKNOWN, INCOMING, IPV4, LOCAL, NONE, OUTGOING, TCP, UDP } from '../../model/connStats.ts';
import { zeroCounters } from '../../model/connStats.ts';
import type { JsonObject } from '../vector.ts';
import { bigintOf, booleanOf, numberOf, objectOf, textOf, toNumber } from './fields.ts';

const DIRECTIONS: readonly Direction[] = [DIRECTION_UNKNOWN, INCOMING, OUTGOING, LOCAL, NONE];

/** Reads a connection in the shape of the independent state scenarios: nested ends, named counters, IPv4 only. */
export function scenarioConnFromJson(json: JsonObject): ConnStats {
  const failures = objectOf(json, 'tcpFailures');
  return {
    cookie: bigintOf(json, 'cookie'),
    source: ipOf(json, 'source'),
    dest: ipOf(json, 'dest'),
    sport: portOf(json, 'source'),
    dport: portOf(json, 'dest'),
    pid: numberOf(json, 'pid'),
    netns: numberOf(json, 'netns'),
    type: numberOf(json, 'type') === UDP ? UDP : TCP,
    family: IPV4,
    direction: DIRECTIONS[numberOf(json, 'direction')] ?? DIRECTION_UNKNOWN,
    monotonic: namedCountersFromJson(objectOf(json, 'monotonic') ?? {}),
    last: zeroCounters(),
    lastUpdateEpochNs: bigintOf(json, 'lastUpdateEpoch'),
    durationNs: bigintOf(json, 'durationNs'),
    rttUs: numberOf(json, 'rtt'),
    rttVarUs: 0,
    ipTranslation: translationFromJson(objectOf(json, 'ipTranslation')),
    tcpFailures:
      failures &&
      new Map(Object.entries(failures).map(([code, count]) => [Number(code), toNumber(count, 'tcpFailures')])),
    protocolStack: { api: 0, application: numberOf(json, 'application'), encryption: 0 },
    tlsTags: { chosenVersion: 0, cipherSuite: 0, offeredVersions: 0 },
    dnsStats: undefined,
    containerSource: undefined,
    containerDest: undefined,
    isClosed: booleanOf(json, 'isClosed'),
    intraHost: false,
    flows: 0,
  };
}

/** Writes the fields that the scenarios' answers have. */
export function scenarioConnToJson(conn: ConnStats): JsonObject {
  return {
    cookie: Number(conn.cookie),
    source: { ip: conn.source, port: conn.sport },
    dest: { ip: conn.dest, port: conn.dport },
    direction: conn.direction,
    intraHost: conn.intraHost,
    monotonic: namedCountersToJson(conn.monotonic),
    last: namedCountersToJson(conn.last),
    lastUpdateEpoch: Number(conn.lastUpdateEpochNs),
    rtt: conn.rttUs,
    application: conn.protocolStack.application,
    ipTranslation: conn.ipTranslation && {
      replSrc: { ip: conn.ipTranslation.replSrcIp, port: conn.ipTranslation.replSrcPort },
      replDst: { ip: conn.ipTranslation.replDstIp, port: conn.ipTranslation.replDstPort },
    },
    tcpFailures: conn.tcpFailures && Object.fromEntries(conn.tcpFailures),
  };
}

function ipOf(json: JsonObject, end: string): string {
  return textOf(objectOf(json, end) ?? {}, 'ip');
}

function portOf(json: JsonObject, end: string): number {
  return numberOf(objectOf(json, end) ?? {}, 'port');
}

function translationFromJson(json: JsonObject | undefined): IpTranslation | undefined {
  if (json === undefined) return undefined;
  return {
    replSrcIp: ipOf(json, 'replSrc'),
    replSrcPort: portOf(json, 'replSrc'),
    replDstIp: ipOf(json, 'replDst'),
    replDstPort: portOf(json, 'replDst'),
  };
}

function namedCountersFromJson(json: JsonObject): StatCounters {
  return {
    sentBytes: bigintOf(json, 'sentBytes'),
    recvBytes: bigintOf(json, 'recvBytes'),
    sentPackets: bigintOf(json, 'sentPackets'),
    recvPackets: bigintOf(json, 'recvPackets'),
    retransmits: numberOf(json, 'retransmits'),
    tcpEstablished: numberOf(json, 'tcpEstablished'),
    tcpClosed: numberOf(json, 'tcpClosed'),
  };
}

function namedCountersToJson(counters: StatCounters): JsonObject {
  return {
    sentBytes: counters.sentBytes.toString(),
    recvBytes: counters.recvBytes.toString(),
    sentPackets: counters.sentPackets.toString(),
    recvPackets: counters.recvPackets.toString(),
    retransmits: counters.retransmits,
    tcpEstablished: counters.tcpEstablished,
    tcpClosed: counters.tcpClosed,
  };
}
