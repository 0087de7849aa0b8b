import type { ConnStats, ProtocolStack } from '../../model/connStats.ts';
import { PROTOCOL_TYPES } from '../../model/protocolType.ts';
import { usmTags } from '../../model/join/usmTags.ts';
import type { HttpAggregate } from '../../model/usm/httpAggregates.ts';
import { encodeHttpSection } from '../http/httpSection.ts';
import { messageOf } from '../schema/anyMessage.ts';
import { ADDR, CONNECTION, type ConnectionMessage, IP_TRANSLATION, PROTOCOL_STACK } from '../schema/connections.ts';
import type { Dictionary } from './Dictionary.ts';
import type { EncodableConn, PayloadSettings } from './EncodablePayload.ts';
import { encodeDns } from './encodeDns.ts';
import { encodeTags } from './encodeTags.ts';
import { areTlsTags, staticTagTexts } from './staticTags.ts';

/** The dictionaries of one payload. */
export interface Dictionaries {
  readonly tags: Dictionary;
  readonly routes: Dictionary;
  readonly domains: Dictionary;
}

/** The HTTP data that a connection carries; `undefined` is none. */
export interface ConnSections {
  readonly http: readonly HttpAggregate[] | undefined;
  readonly http2: readonly HttpAggregate[] | undefined;
}

/**
 * One connection as the payload has it.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/format.go FormatConnection @ c45d449
 */
export function encodeConn(
  conn: EncodableConn,
  sections: ConnSections,
  dictionaries: Dictionaries,
  settings: PayloadSettings,
): ConnectionMessage {
  const { stats } = conn;
  const fromHttp = usmTags([...(sections.http ?? []), ...(sections.http2 ?? [])]);
  const staticTags = conn.staticTags | fromHttp.staticTags;
  const stackTags = settings.stackBeforeUsmTags ? conn.staticTags : staticTags;
  const isLinux = settings.platform === 'linux';
  const tags = [...(isLinux ? staticTagTexts(staticTags) : []), ...fromHttp.dynamicTags, ...conn.tags];
  return messageOf(CONNECTION, {
    ...encodeEnds(stats),
    ...encodeCounters(stats),
    ...encodeTags(tags, dictionaries.tags),
    ...(stats.dnsStats && encodeDns(stats.dnsStats, dictionaries.domains, settings)),
    pid: stats.pid | 0,
    isLocalPortEphemeral: conn.sportEphemeral,
    protocol: messageOf(PROTOCOL_STACK, { stack: layers(stats.protocolStack, isLinux && areTlsTags(stackTags)) }),
    routeIdx: conn.route === undefined || conn.route === '' ? -1 : dictionaries.routes.indexOf(conn.route),
    httpAggregations: sections.http && encodeHttpSection(sections.http, 'http'),
    http2Aggregations: sections.http2 && encodeHttpSection(sections.http2, 'http2'),
    tcpFailuresByErrCode: new Map(stats.tcpFailures),
  });
}

function encodeEnds(stats: ConnStats): Partial<ConnectionMessage> {
  const nat = stats.ipTranslation;
  return {
    laddr: messageOf(ADDR, { ip: stats.source, port: stats.sport, containerId: stats.containerSource ?? '' }),
    raddr: messageOf(ADDR, { ip: stats.dest, port: stats.dport, containerId: stats.containerDest ?? '' }),
    family: stats.family,
    type: stats.type,
    direction: stats.direction,
    netNS: stats.netns,
    intraHost: stats.intraHost,
    ipTranslation:
      nat &&
      messageOf(IP_TRANSLATION, {
        replSrcIP: nat.replSrcIp,
        replDstIP: nat.replDstIp,
        replSrcPort: nat.replSrcPort,
        replDstPort: nat.replDstPort,
      }),
  };
}

function encodeCounters({ last, rttUs, rttVarUs }: ConnStats): Partial<ConnectionMessage> {
  return {
    lastBytesSent: last.sentBytes,
    lastBytesReceived: last.recvBytes,
    lastPacketsSent: last.sentPackets,
    lastPacketsReceived: last.recvPackets,
    lastRetransmits: last.retransmits,
    lastTcpEstablished: last.tcpEstablished,
    lastTcpClosed: last.tcpClosed,
    rtt: rttUs,
    rttVar: rttVarUs,
  };
}

/** Known layers, TLS first. */
function layers(stack: ProtocolStack, isTlsByTags: boolean): number[] {
  const encryption = isTlsByTags ? PROTOCOL_TYPES.TLS : stack.encryption;
  return [encryption, stack.application, stack.api].filter((layer) => layer !== 0);
}
