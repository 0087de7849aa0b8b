import { HTTP_METHOD, INTERPOLATION } from './enums.ts';
import { mapOf, message, type MessageOf, repeated, single } from './fieldTypes.ts';

/** Bins of a sketch: by index, and as a run from an index on. A bin's count is the sum of both. */
export const SKETCH_STORE = message({
  binCounts: mapOf(1, 's32', 'double'),
  contiguousBinCounts: repeated(2, 'double'),
  contiguousBinIndexOffset: single(3, 's32'),
});

/** How values and bins belong together. */
export const SKETCH_MAPPING = message({
  gamma: single(1, 'double'),
  indexOffset: single(2, 'double'),
  interpolation: single(3, INTERPOLATION),
});

/**
 * A distribution of latencies.
 *
 * @upstream sketches-go ddsketch/pb/ddsketch.proto @ v1.4.6
 */
export const DD_SKETCH = message({
  mapping: single(1, SKETCH_MAPPING),
  positiveValues: single(2, SKETCH_STORE),
  negativeValues: single(3, SKETCH_STORE),
  zeroCount: single(4, 'double'),
});

/** Requests of one status code: a sketch of latencies, or the one latency in ns. */
export const STATUS_DATA = message({
  count: single(1, 'u32'),
  latencies: single(2, 'bytes'),
  firstLatencySample: single(4, 'double'),
});

/** One endpoint. The path is bytes: it need not be UTF-8. The fields stand in the order of the agent's writer. */
export const HTTP_STATS = message({
  path: single(4, 'bytes'),
  fullPath: single(6, 'bool'),
  method: single(5, HTTP_METHOD),
  statsByStatusCode: mapOf(2, 'i32', STATUS_DATA),
  statsByResponseStatus: repeated(1, STATUS_DATA),
});
export type HttpStatsMessage = MessageOf<typeof HTTP_STATS>;

/** The HTTP/1 section of a connection. */
export const HTTP_AGGREGATIONS = message({ endpointAggregations: repeated(2, HTTP_STATS) });

/** The HTTP/2 section of a connection: the same endpoints under another field number. */
export const HTTP2_AGGREGATIONS = message({ endpointAggregations: repeated(1, HTTP_STATS) });
