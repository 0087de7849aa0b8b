import { type ConnStats, INCOMING, IPV4, TCP, zeroCounters } from '../../../src/model/connStats.ts';
import { joinHttp } from '../../../src/model/join/joinHttp.ts';
import type { EncodableConn, EncodablePayload } from '../../../src/payload/encode/EncodablePayload.ts';
import { LINUX } from '../../model/join/joinInputs.ts';

/** A connection of the payload with some fields given. */
export function encodable(stats: Partial<ConnStats>, more: Partial<EncodableConn> = {}): EncodableConn {
  const connection: ConnStats = {
    cookie: 1n,
    source: '10.1.1.1',
    dest: '10.2.2.2',
    sport: 60_000,
    dport: 80,
    pid: 1234,
    netns: 4_026_531_840,
    type: TCP,
    family: IPV4,
    direction: INCOMING,
    monotonic: zeroCounters(),
    last: zeroCounters(),
    lastUpdateEpochNs: 0n,
    durationNs: 0n,
    rttUs: 0,
    rttVarUs: 0,
    ipTranslation: undefined,
    tcpFailures: undefined,
    protocolStack: { api: 0, application: 0, encryption: 0 },
    tlsTags: { chosenVersion: 0, cipherSuite: 0, offeredVersions: 0 },
    dnsStats: undefined,
    containerSource: undefined,
    containerDest: undefined,
    isClosed: false,
    intraHost: false,
    flows: 0,
    ...stats,
  };
  return { stats: connection, sportEphemeral: 0, staticTags: 0n, tags: [], route: undefined, ...more };
}

/** A payload of some connections, without HTTP data unless it is given. */
export function payloadOf(conns: readonly EncodableConn[], more: Partial<EncodablePayload> = {}): EncodablePayload {
  const nothing = joinHttp([], [], LINUX);
  return { conns, http: nothing, http2: nothing, dns: new Map(), agentConfiguration: {}, telemetry: {}, ...more };
}
