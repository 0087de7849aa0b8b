import type { HttpMethod } from '../../model/httpStats.ts';
import type { HttpAggregate } from '../../model/usm/httpAggregates.ts';
import type { StatusBucket } from '../../model/usm/requestStats.ts';
import { byteTextOf, bytesOfByteText } from '../byteText.ts';
import { readMessage } from '../protobuf/readMessage.ts';
import { writeMessage } from '../protobuf/writeMessage.ts';
import { messageOf } from '../schema/anyMessage.ts';
import type { MessageOf } from '../schema/fieldTypes.ts';
import { HTTP2_AGGREGATIONS, HTTP_AGGREGATIONS, HTTP_STATS, STATUS_DATA } from '../schema/httpAggregations.ts';
import { decodeSketch, encodeSketch, type LatencySketch } from './LatencySketch.ts';

/** Requests of one status code: a sketch of their latencies or, for a single request, its latency in ns. */
export interface StatusCount {
  readonly count: number;
  readonly firstLatencySample: number;
  readonly sketch: LatencySketch | undefined;
}

/** One endpoint of a connection. Path text holds one character (0 to 255) per byte. */
export interface HttpEndpoint {
  readonly path: string;
  readonly fullPath: boolean;
  readonly method: HttpMethod;
  readonly byStatus: ReadonlyMap<number, StatusCount>;
}

/** Which HTTP a section stands for; only the number of one field differs. */
export type HttpVersion = 'http' | 'http2';

const SECTIONS = { http: HTTP_AGGREGATIONS, http2: HTTP2_AGGREGATIONS } as const;

/**
 * Reads the HTTP section of a connection.
 *
 * Old agents count by class of status; then the class stands as its first code (200 for 2xx).
 *
 * @throws MalformedPayload
 */
export function decodeHttpSection(bytes: Uint8Array, version: HttpVersion): HttpEndpoint[] {
  return readMessage(SECTIONS[version], bytes).endpointAggregations.map((stats) => {
    const byStatus = new Map<number, StatusCount>();
    for (const [index, data] of stats.statsByResponseStatus.entries()) {
      if (data.count > 0) byStatus.set((index + 1) * 100, decodeStatus(data));
    }
    for (const [status, data] of stats.statsByStatusCode) byStatus.set(status, decodeStatus(data));
    const path = byteTextOf(stats.path ?? new Uint8Array());
    return { path, fullPath: stats.fullPath, method: stats.method, byStatus };
  });
}

/**
 * Writes the HTTP section of a connection. A key without any status code is written as an endpoint without entries.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/usm_http.go httpEncoder.encodeData @ c45d449
 */
export function encodeHttpSection(elements: readonly HttpAggregate[], version: HttpVersion): Uint8Array {
  const endpointAggregations = elements.map(({ key, stats }) =>
    messageOf(HTTP_STATS, {
      path: bytesOfByteText(key.path),
      fullPath: key.fullPath,
      method: key.method,
      statsByStatusCode: new Map([...stats.byStatus].map(([status, bucket]) => [status, encodeStatus(bucket)])),
    }),
  );
  const type = SECTIONS[version];
  return writeMessage(type, messageOf(type, { endpointAggregations }), { singleFailureEntry: true });
}

function decodeStatus(data: MessageOf<typeof STATUS_DATA>): StatusCount {
  const sketch = data.latencies && decodeSketch(data.latencies);
  return { count: data.count, firstLatencySample: data.firstLatencySample, sketch };
}

function encodeStatus({ count, firstLatencySample, sketch }: StatusBucket): MessageOf<typeof STATUS_DATA> {
  if (sketch) return messageOf(STATUS_DATA, { count, latencies: encodeSketch(sketch) });
  return messageOf(STATUS_DATA, { count, firstLatencySample });
}
