import { describe, expect, it } from 'vitest';
import { type ConnStats, UDP, zeroCounters } from '../../../src/model/connStats.ts';
import { joinHttp } from '../../../src/model/join/joinHttp.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { PROTOCOL_TYPES } from '../../../src/model/protocolType.ts';
import { decodeConnections } from '../../../src/payload/decodeConnections.ts';
import { DEFAULT_PAYLOAD_SETTINGS, type EncodablePayload } from '../../../src/payload/encode/EncodablePayload.ts';
import { encodeConnections, encodeConnectionsJson } from '../../../src/payload/encode/encodeConnections.ts';
import { aggregate, key, LINUX } from '../../model/join/joinInputs.ts';
import { encodable, payloadOf } from './encodableConn.ts';

const SETTINGS = DEFAULT_PAYLOAD_SETTINGS;

/** Encodes and decodes again. */
function sent(payload: EncodablePayload, settings = SETTINGS) {
  return decodeConnections(encodeConnections(payload, settings));
}

describe('encodeConnections', () => {
  it('prints the example of a curl through docker-proxy byte for byte like the agent', () => {
    const stats = {
      pid: 3340,
      source: '127.0.0.1',
      sport: 8085,
      dest: '127.0.0.1',
      dport: 33_260,
      rttUs: 30,
      rttVarUs: 15,
      intraHost: true,
      protocolStack: { api: 0, application: PROTOCOL_TYPES.HTTP, encryption: 0 },
      last: {
        ...zeroCounters(),
        sentBytes: 508n,
        recvBytes: 84n,
        sentPackets: 5n,
        recvPackets: 5n,
        tcpEstablished: 1,
        tcpClosed: 1,
      },
    };
    const conn = encodable(stats, { sportEphemeral: 2 });
    const http = aggregate(key('127.0.0.1:33260', '127.0.0.1:8085'), '/daniel', []);
    http.stats.addRequest(404, 999_424, 0n, [], 0, NO_TRACKER);
    const payload = payloadOf([conn], {
      http: joinHttp([conn.stats], [http], LINUX),
      agentConfiguration: { npmEnabled: true, usmEnabled: true },
      telemetry: { connTelemetryMap: new Map([['conns_closed', 12n]]) },
    });
    expect(encodeConnectionsJson(payload, SETTINGS)).toBe(EXAMPLE.join(''));
  });

  it('E11: a UDP connection with TLS tags has the layers TLS and HTTP2, tags with a checksum, and no route', () => {
    const stats: Partial<ConnStats> = {
      type: UDP,
      protocolStack: { api: 0, application: PROTOCOL_TYPES.HTTP2, encryption: 0 },
      tcpFailures: new Map([[110, 1]]),
    };
    const conn = encodable(stats, { staticTags: 2n | 8n });
    const payload = sent(payloadOf([conn]));
    expect(payload.conns[0]).toMatchObject({
      http: undefined,
      protocols: [PROTOCOL_TYPES.TLS, PROTOCOL_TYPES.HTTP2],
      tagsChecksum: 3_359_960_845,
      tcpFailures: new Map([[110, 1]]),
      route: undefined,
    });
    expect(payload.message.conns[0]?.routeIdx).toBe(-1);
    const windows = sent(payloadOf([conn]), { ...SETTINGS, platform: 'windows' });
    expect(windows.conns[0]).toMatchObject({ protocols: [PROTOCOL_TYPES.HTTP2], tags: [] });
  });

  it('E12: both ends of a loopback connection carry the same section, in protobuf and in JSON', () => {
    const ends = { source: '127.0.0.1', dest: '127.0.0.1' };
    const conns = [
      encodable({ ...ends, sport: 8080, dport: 52_800 }),
      encodable({ ...ends, sport: 52_800, dport: 8080 }),
    ];
    const data = [aggregate(key('127.0.0.1:52800', '127.0.0.1:8080'), '/testpath', [200, 200])];
    const payload = payloadOf(conns, {
      http: joinHttp(
        conns.map(({ stats }) => stats),
        data,
        LINUX,
      ),
    });
    for (const answer of [encodeConnections(payload, SETTINGS), encodeConnectionsJson(payload, SETTINGS)]) {
      const [server, client] = decodeConnections(answer).conns;
      expect(server?.http?.[0]?.path).toBe('/testpath');
      expect(server?.http).toEqual(client?.http);
    }
  });

  it.each(Array.from({ length: 16 }, (_, bits) => bits))('E13: mirrors the product flags, combination %i', (bits) => {
    const flags = {
      npmEnabled: (bits & 1) !== 0,
      usmEnabled: (bits & 2) !== 0,
      ccmEnabled: (bits & 4) !== 0,
      csmEnabled: (bits & 8) !== 0,
    };
    const payload = sent(payloadOf([], { agentConfiguration: flags }));
    expect(payload.agentConfiguration).toEqual({ dsmEnabled: false, ...flags });
  });

  it('E14: numbers routes by first use; none and an empty alias are -1', () => {
    const routes = [undefined, '', 'foo', 'foo', 'bar'];
    const payload = sent(payloadOf(routes.map((route) => encodable({}, { route }))));
    expect(payload.message.conns.map(({ routeIdx }) => routeIdx)).toEqual([-1, -1, 0, 0, 1]);
    expect(payload.conns.map(({ route }) => route)).toEqual([undefined, undefined, 'foo', 'foo', 'bar']);
  });

  it('E16: prints zero values too', () => {
    const conn = encodable({ pid: 0, netns: 0, direction: 0 });
    const text = encodeConnectionsJson(payloadOf([conn]), SETTINGS);
    for (const printed of [
      '"type":"tcp"',
      '"lastBytesSent":"0"',
      '"lastBytesReceived":"0"',
      '"lastRetransmits":0',
      '"netNS":0',
      '"family":"v4"',
      '"direction":"unspecified"',
      '"pid":0',
    ]) {
      expect(text).toContain(printed);
    }
  });

  it('M15: ORs several failure codes into one, unless the defect is switched off', () => {
    const tcpFailures = new Map([
      [104, 1],
      [110, 2],
    ]);
    const payload = payloadOf([encodable({ tcpFailures })]);
    expect(sent(payload).conns[0]?.tcpFailures).toEqual(new Map([[110, 3]]));
    expect(sent(payload, { ...SETTINGS, singleFailureEntry: false }).conns[0]?.tcpFailures).toEqual(tcpFailures);
  });

  it('tells no TLS layer that is only known from HTTP data, unless the defect is switched off', () => {
    const conn = encodable({});
    const http = aggregate(key('10.1.1.1:60000', '10.2.2.2:80'), '/', []);
    http.stats.addRequest(200, 1, 2n, [], 0, NO_TRACKER);
    const payload = payloadOf([conn], { http: joinHttp([conn.stats], [http], LINUX) });
    expect(sent(payload).conns[0]).toMatchObject({ protocols: [], tags: ['tls.library:openssl'] });
    const fixed = sent(payload, { ...SETTINGS, stackBeforeUsmTags: false });
    expect(fixed.conns[0]?.protocols).toEqual([PROTOCOL_TYPES.TLS]);
  });

  it('writes a pid above 2^31 as a negative number', () => {
    expect(sent(payloadOf([encodable({ pid: 4_294_967_295 })])).conns[0]?.pid).toBe(-1);
  });
});

/** The example of the behaviour table, cut at field borders. */
const EXAMPLE: readonly string[] = [
  '{"conns":[{"pid":3340,"laddr":{"ip":"127.0.0.1","port":8085,"containerId":"","hostName":""},',
  '"raddr":{"ip":"127.0.0.1","port":33260,"containerId":"","hostName":""},"family":"v4","type":"tcp",',
  '"isLocalPortEphemeral":"ephemeralFalse","lastBytesSent":"508","lastBytesReceived":"84","lastRetransmits":0,',
  '"direction":"incoming","lastPacketsSent":"5","lastPacketsReceived":"5","protocol":{"stack":["protocolHTTP"]},',
  '"netNS":4026531840,"remoteNetworkId":"","ipTranslation":null,"rtt":30,"rttVar":15,"intraHost":true,',
  '"dnsSuccessfulResponses":0,"dnsFailedResponses":0,"dnsTimeouts":0,"dnsSuccessLatencySum":"0",',
  '"dnsFailureLatencySum":"0","dnsCountByRcode":{},"lastTcpEstablished":1,"lastTcpClosed":1,"dnsStatsByDomain":{},',
  '"dnsStatsByDomainByQueryType":{},"dnsStatsByDomainOffsetByQueryType":{},"routeIdx":-1,"routeTargetIdx":0,',
  '"httpAggregations":"Eh8iBy9kYW5pZWwwASgBEhAIlAMSCwgBIQAAAAAAgC5B","tags":[],"tagsIdx":0,"tagsChecksum":0,',
  '"stateIndex":0,"dataStreamsAggregations":null,"http2Aggregations":null,"databaseAggregations":null,',
  '"tcpFailuresByErrCode":{},"remoteEcsTask":""}],"dns":{},"connTelemetry":null,"domains":[],"routes":[],',
  '"compilationTelemetryByAsset":{},"agentConfiguration":{"npmEnabled":true,"usmEnabled":true,"dsmEnabled":false,',
  '"ccmEnabled":false,"csmEnabled":false},"tags":[],"connTelemetryMap":{"conns_closed":"12"},',
  '"kernelHeaderFetchResult":"FetchNotAttempted","CORETelemetryByAsset":{},"PrebuiltEBPFAssets":[]}',
];
