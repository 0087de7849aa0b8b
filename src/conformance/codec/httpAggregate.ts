import type { HttpKey } from '../../model/httpStats.ts';
import { HTTP_METHODS, httpMethodName } from '../../model/httpStats.ts';
import { NO_TRACKER } from '../../model/ledger/tracker.ts';
import type { HttpAggregate, HttpAggregates } from '../../model/usm/httpAggregates.ts';
import { httpKeyText } from '../../model/usm/httpAggregates.ts';
import type { StatusBucket } from '../../model/usm/requestStats.ts';
import { RequestStats } from '../../model/usm/requestStats.ts';
import type { Json, JsonObject } from '../vector.ts';
import {
  bigintOf,
  booleanOf,
  listOf,
  MalformedVectorError,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
  textsOf,
  toNumber,
  toObject,
} from './fields.ts';

/** Quantiles are compared with this tolerance: the sketch itself is only accurate to one percent. */
export const HTTP_TOLERANCE: ReadonlyMap<string, number> = new Map([
  ['p50', 0.025],
  ['p99', 0.025],
]);

/** Reads the key fields of an HTTP aggregate; the method is a name. */
export function httpKeyFromJson(json: JsonObject): HttpKey {
  return {
    srcIp: textOf(json, 'src'),
    srcPort: numberOf(json, 'sport'),
    dstIp: textOf(json, 'dst'),
    dstPort: numberOf(json, 'dport'),
    path: textOf(json, 'path'),
    fullPath: booleanOf(json, 'fullPath'),
    method: methodFromJson(textOf(json, 'method')),
  };
}

/** Reads one HTTP aggregate by adding its latencies in the order given; the tags go with the first sample. */
export function httpAggregateFromJson(json: JsonObject): HttpAggregate {
  const stats = new RequestStats();
  for (const [status, entry] of Object.entries(objectOf(json, 'stats') ?? {})) {
    const sample = toObject(entry, 'stats');
    listOf(sample, 'lat').forEach((latency, index) => {
      const staticTags = index === 0 ? bigintOf(sample, 'staticTags') : 0n;
      const dynamicTags = index === 0 ? textsOf(sample, 'dynamicTags') : [];
      stats.addRequest(Number(status), toNumber(latency, 'lat'), staticTags, dynamicTags, 0, NO_TRACKER);
    });
  }
  return { key: httpKeyFromJson(json), stats };
}

/** Reads the list `field` of an operation into the map that the statistics stage hands over. */
export function httpAggregatesFromJson(json: JsonObject, field = 'http'): HttpAggregates {
  return new Map(
    objectsOf(json, field).map((element) => {
      const aggregate = httpAggregateFromJson(element);
      return [httpKeyText(aggregate.key), aggregate];
    }),
  );
}

/** Writes one HTTP aggregate. */
export function httpAggregateToJson(aggregate: HttpAggregate): JsonObject {
  const { key, stats } = aggregate;
  return {
    src: key.srcIp,
    sport: key.srcPort,
    dst: key.dstIp,
    dport: key.dstPort,
    path: key.path,
    fullPath: key.fullPath,
    method: httpMethodName(key.method),
    stats: Object.fromEntries([...stats.byStatus].map(([status, bucket]) => [status, bucketToJson(bucket)])),
  };
}

/**
 * Writes HTTP aggregates in the order of the vectors: by ends (ports as five digits), method, path and whether the
 * path is complete.
 *
 * @param order - `joined`: the parts are compared as one text with `|` between them, so that `/a` stands before `/`;
 *   `fields`: one after the other
 */
export function httpAggregatesToJson(
  aggregates: Iterable<HttpAggregate>,
  order: 'joined' | 'fields' = 'joined',
): Json[] {
  return sortHttpAggregates(aggregates, order).map(httpAggregateToJson);
}

/** Sorts aggregates as {@link httpAggregatesToJson} writes them. */
export function sortHttpAggregates(
  aggregates: Iterable<HttpAggregate>,
  order: 'joined' | 'fields' = 'joined',
): HttpAggregate[] {
  const separator = order === 'joined' ? '|' : '\0';
  return [...aggregates]
    .map((aggregate) => ({ aggregate, sortText: sortTextOf(aggregate.key, separator) }))
    .toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1))
    .map(({ aggregate }) => aggregate);
}

function sortTextOf(key: HttpKey, separator: string): string {
  const sport = String(key.srcPort).padStart(5, '0');
  const dport = String(key.dstPort).padStart(5, '0');
  const method = httpMethodName(key.method);
  return [key.srcIp, sport, key.dstIp, dport, method, key.path, String(key.fullPath)].join(separator);
}

function bucketToJson(bucket: StatusBucket): JsonObject {
  const { sketch } = bucket;
  return {
    count: bucket.count,
    firstLatency: bucket.firstLatencySample,
    sketchCount: sketch?.count,
    p50: sketch?.valueAtQuantile(0.5),
    p99: sketch?.valueAtQuantile(0.99),
    staticTags: bucket.staticTags.toString(),
    dynamicTags: bucket.dynamicTags,
  };
}

function methodFromJson(name: string): number {
  if (name === '') return 0;
  const method = (HTTP_METHODS as readonly string[]).indexOf(name);
  if (method < 0) throw new MalformedVectorError(`field method: unknown method ${name}`);
  return method;
}
