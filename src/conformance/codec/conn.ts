import type { ConnStats, Direction, IpTranslation, ProtocolStack, TlsTags } from '../../model/connStats.ts';
import {
  DIRECTION_UNKNOWN,
  INCOMING,
  IPV4,
  IPV6,
  LOCAL,
  NONE,
  OUTGOING,
  TCP,
  UDP,
  zeroCounters,
} from '../../model/connStats.ts';
import { protocolName, protocolNumber } from '../../model/protocolType.ts';
import type { JsonObject } from '../vector.ts';
import { countersFromJson, countersToJson } from './counters.ts';
import { dnsStatsToJson } from './dns.ts';
import { bigintOf, booleanOf, listOf, MalformedVectorError, numberOf, objectOf, textOf, toNumber } from './fields.ts';

const DIRECTION_NAMES: readonly string[] = ['unknown', 'in', 'out', 'local', 'none'];
const DIRECTIONS: readonly Direction[] = [DIRECTION_UNKNOWN, INCOMING, OUTGOING, LOCAL, NONE];

/**
 * Reads the connection object that several areas share.
 *
 * `last`, when given, is read too (the payload area uses it in place of `mono`).
 */
export function connFromJson(json: JsonObject): ConnStats {
  return {
    cookie: bigintOf(json, 'cookie'),
    source: textOf(json, 'src'),
    dest: textOf(json, 'dst'),
    sport: numberOf(json, 'sport'),
    dport: numberOf(json, 'dport'),
    pid: numberOf(json, 'pid'),
    netns: numberOf(json, 'netns'),
    type: textOf(json, 'type') === 'udp' ? UDP : TCP,
    family: textOf(json, 'family') === 'v6' ? IPV6 : IPV4,
    direction: directionFromJson(textOf(json, 'dir')),
    monotonic: countersFromJson(listOf(json, 'mono')),
    last: json['last'] === undefined ? zeroCounters() : countersFromJson(listOf(json, 'last')),
    lastUpdateEpochNs: bigintOf(json, 'epoch'),
    durationNs: bigintOf(json, 'durationNs'),
    rttUs: numberOf(json, 'rtt'),
    rttVarUs: numberOf(json, 'rttVar'),
    ipTranslation: translationFromJson(objectOf(json, 'nat')),
    tcpFailures: failuresFromJson(objectOf(json, 'tcpFailures')),
    protocolStack: stackFromJson(objectOf(json, 'stack')),
    tlsTags: tlsFromJson(json),
    dnsStats: undefined,
    containerSource: typeof json['containerSrc'] === 'string' ? json['containerSrc'] : undefined,
    containerDest: typeof json['containerDst'] === 'string' ? json['containerDst'] : undefined,
    isClosed: booleanOf(json, 'isClosed'),
    intraHost: booleanOf(json, 'intraHost'),
    flows: 0,
  };
}

/** Writes the connection object, `last` included. A field that is zero may be left out by the reader of the answer. */
export function connToJson(conn: ConnStats): JsonObject {
  return {
    cookie: conn.cookie.toString(),
    src: conn.source,
    sport: conn.sport,
    dst: conn.dest,
    dport: conn.dport,
    pid: conn.pid,
    netns: conn.netns,
    type: conn.type === UDP ? 'udp' : 'tcp',
    family: conn.family === IPV6 ? 'v6' : 'v4',
    dir: DIRECTION_NAMES[conn.direction],
    mono: countersToJson(conn.monotonic),
    last: countersToJson(conn.last),
    epoch: conn.lastUpdateEpochNs.toString(),
    durationNs: conn.durationNs.toString(),
    rtt: conn.rttUs,
    rttVar: conn.rttVarUs,
    nat: conn.ipTranslation && translationToJson(conn.ipTranslation),
    tcpFailures: conn.tcpFailures && Object.fromEntries(conn.tcpFailures),
    isClosed: conn.isClosed,
    intraHost: conn.intraHost,
    containerSrc: conn.containerSource,
    containerDst: conn.containerDest,
    stack: stackToJson(conn.protocolStack),
    tls: tlsToJson(conn.tlsTags),
    dns: conn.dnsStats && dnsStatsToJson(conn.dnsStats),
  };
}

/** Reads a translation object; absent is "not translated". */
export function translationFromJson(json: JsonObject | undefined): IpTranslation | undefined {
  if (json === undefined) return undefined;
  return {
    replSrcIp: textOf(json, 'replSrcIP'),
    replSrcPort: numberOf(json, 'replSrcPort'),
    replDstIp: textOf(json, 'replDstIP'),
    replDstPort: numberOf(json, 'replDstPort'),
  };
}

function translationToJson(nat: IpTranslation): JsonObject {
  return {
    replSrcIP: nat.replSrcIp,
    replSrcPort: nat.replSrcPort,
    replDstIP: nat.replDstIp,
    replDstPort: nat.replDstPort,
  };
}

function directionFromJson(name: string): Direction {
  if (name === '') return DIRECTION_UNKNOWN;
  const direction = DIRECTIONS[DIRECTION_NAMES.indexOf(name)];
  if (direction === undefined) throw new MalformedVectorError(`field dir: unknown direction ${name}`);
  return direction;
}

function failuresFromJson(json: JsonObject | undefined): Map<number, number> | undefined {
  if (json === undefined) return undefined;
  return new Map(Object.entries(json).map(([code, count]) => [Number(code), toNumber(count, 'tcpFailures')]));
}

function stackFromJson(json: JsonObject | undefined): ProtocolStack {
  if (json === undefined) return { api: 0, application: 0, encryption: 0 };
  return {
    api: protocolNumber(textOf(json, 'api')),
    application: protocolNumber(textOf(json, 'app')),
    encryption: protocolNumber(textOf(json, 'enc')),
  };
}

function stackToJson(stack: ProtocolStack): JsonObject {
  return {
    api: protocolName(stack.api),
    app: protocolName(stack.application),
    enc: protocolName(stack.encryption),
  };
}

function tlsFromJson(json: JsonObject): TlsTags {
  const tls = listOf(json, 'tls');
  return {
    chosenVersion: toNumber(tls[0], 'tls'),
    cipherSuite: toNumber(tls[1], 'tls'),
    offeredVersions: toNumber(tls[2], 'tls'),
  };
}

function tlsToJson(tls: TlsTags): number[] | undefined {
  const list = [tls.chosenVersion, tls.cipherSuite, tls.offeredVersions];
  return list.some((component) => component !== 0) ? list : undefined;
}
