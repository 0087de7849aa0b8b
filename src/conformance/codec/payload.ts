import { HTTP_METHODS } from '../../model/httpStats.ts';
import { protocolName } from '../../model/protocolType.ts';
import { bytesOfByteText } from '../../payload/byteText.ts';
import type { DecodedConn, DecodedDnsStats, DecodedPayload, DnsTotals } from '../../payload/DecodedPayload.ts';
import { hitTotals } from '../../payload/hitTotals.ts';
import type { HttpEndpoint, StatusCount } from '../../payload/http/httpSection.ts';
import { sketchCount, sketchQuantile } from '../../payload/http/LatencySketch.ts';
import { INTERPOLATION } from '../../payload/schema/enums.ts';
import type { Json, JsonObject } from '../vector.ts';
import { countersToJson } from './counters.ts';

const DIRECTION_NAMES: readonly string[] = ['unknown', 'in', 'out', 'local', 'none'];
const EPHEMERAL_NAMES: readonly string[] = ['', 'yes', 'no'];

/** Writes a decoded payload as the vectors show it. */
export function payloadToJson(payload: DecodedPayload): JsonObject {
  const { message, agentConfiguration } = payload;
  const hits = hitTotals(payload.conns)
    .map(({ pid, direction, sections, hits }) => ({ pid, dir: DIRECTION_NAMES[direction] ?? '', sections, hits }))
    .toSorted((a, b) => a.pid - b.pid || (a.dir < b.dir ? -1 : 1));
  return {
    conns: payload.conns.map(connToJson),
    hits,
    totalHits: hits.reduce((sum, { hits }) => sum + hits, 0),
    dns: Object.fromEntries([...payload.dns].map(([address, names]) => [address, [...names]])),
    telemetry: Object.fromEntries([...message.connTelemetryMap].map(([name, value]) => [name, value.toString()])),
    compilation: Object.fromEntries(
      [...message.compilationTelemetryByAsset].map(([asset, entry]) => [
        asset,
        {
          enabled: entry.runtimeCompilationEnabled,
          result: entry.runtimeCompilationResult,
          durationNs: entry.runtimeCompilationDuration.toString(),
        },
      ]),
    ),
    core: Object.fromEntries(message.CORETelemetryByAsset),
    kernelHeaderFetchResult: message.kernelHeaderFetchResult,
    prebuiltAssets: message.PrebuiltEBPFAssets,
    agent: agentConfiguration && {
      npm: agentConfiguration.npmEnabled,
      usm: agentConfiguration.usmEnabled,
      dsm: agentConfiguration.dsmEnabled,
      ccm: agentConfiguration.ccmEnabled,
      csm: agentConfiguration.csmEnabled,
    },
    domains: message.domains.toSorted(compareBytes),
    tagDictionary: message.tags.toSorted(compareBytes),
  };
}

/** Path of an HTTP endpoint: text when it is UTF-8, else its bytes in hexadecimal digits. */
export function pathToJson(path: string): JsonObject {
  const bytes = Buffer.from(bytesOfByteText(path));
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? { path: text } : { pathHex: bytes.toString('hex') };
}

function connToJson(conn: DecodedConn): JsonObject {
  const nat = conn.ipTranslation;
  return {
    pid: conn.pid,
    src: conn.source,
    sport: conn.sport,
    dst: conn.dest,
    dport: conn.dport,
    type: conn.type === 1 ? 'udp' : 'tcp',
    family: conn.family === 1 ? 'v6' : 'v4',
    dir: DIRECTION_NAMES[conn.direction] ?? '',
    last: countersToJson(conn.last),
    netns: conn.netns,
    rtt: conn.rttUs,
    rttVar: conn.rttVarUs,
    intraHost: conn.intraHost,
    nat: nat && {
      replSrcIP: nat.replSrcIp,
      replSrcPort: nat.replSrcPort,
      replDstIP: nat.replDstIp,
      replDstPort: nat.replDstPort,
    },
    sportEphemeral: EPHEMERAL_NAMES[conn.sportEphemeral] ?? '',
    containerSrc: conn.containerSource,
    containerDst: conn.containerDest,
    protocols: conn.protocols.map((type) => protocolName(type) ?? type),
    route: conn.route,
    tags: conn.tags.toSorted(compareBytes),
    tagsChecksum: conn.tagsChecksum,
    tcpFailures: Object.fromEntries(conn.tcpFailures),
    dns: conn.dns
      .toSorted((a, b) => compareBytes(a.name, b.name) || (a.queryType ?? 0) - (b.queryType ?? 0))
      .map(dnsToJson),
    dnsTotals: dnsTotalsToJson(conn.dnsTotals),
    http: conn.http && sectionToJson(conn.http),
    http2: conn.http2 && sectionToJson(conn.http2),
    dataStreamsBytes: conn.dataStreamsBytes && Buffer.from(conn.dataStreamsBytes).toString('base64'),
    databaseBytes: conn.databaseBytes && Buffer.from(conn.databaseBytes).toString('base64'),
  };
}

function dnsToJson(stats: DecodedDnsStats): JsonObject {
  return {
    name: stats.name,
    qtype: stats.queryType,
    timeouts: stats.timeouts,
    successLatencySum: stats.successLatencySum.toString(),
    failureLatencySum: stats.failureLatencySum.toString(),
    countByRcode: Object.fromEntries(stats.countByRcode),
  };
}

function dnsTotalsToJson(totals: DnsTotals): JsonObject {
  return {
    successful: totals.successful,
    failed: totals.failed,
    timeouts: totals.timeouts,
    successLatencySum: totals.successLatencySum.toString(),
    failureLatencySum: totals.failureLatencySum.toString(),
    countByRcode: Object.fromEntries(totals.countByRcode),
  };
}

function sectionToJson(endpoints: readonly HttpEndpoint[]): Json[] {
  return endpoints
    .map((endpoint) => {
      const method = HTTP_METHODS[endpoint.method] ?? '';
      const order = Buffer.concat([
        Buffer.from(`${method}|`),
        bytesOfByteText(endpoint.path),
        Buffer.from(`|${endpoint.fullPath}`),
      ]);
      return { order, method, endpoint };
    })
    .toSorted((a, b) => Buffer.compare(a.order, b.order))
    .map(({ method, endpoint }) => ({
      method,
      ...pathToJson(endpoint.path),
      fullPath: endpoint.fullPath,
      stats: Object.fromEntries([...endpoint.byStatus].map(([status, count]) => [status, statusToJson(count)])),
    }));
}

function statusToJson({ count, firstLatencySample, sketch }: StatusCount): JsonObject {
  if (!sketch) return { count, firstLatency: firstLatencySample };
  return {
    count,
    sketch: {
      gamma: sketch.gamma,
      indexOffset: sketch.indexOffset,
      interpolation: INTERPOLATION.names[sketch.interpolation],
      zeroCount: sketch.zeroCount,
      bins: Object.fromEntries(sketch.bins),
    },
    sketchCount: sketchCount(sketch),
    p50: sketchQuantile(sketch, 0.5),
    p99: sketchQuantile(sketch, 0.99),
  };
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
