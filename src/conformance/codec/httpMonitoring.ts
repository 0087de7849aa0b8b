import { HTTP_METHODS } from '../../model/httpStats.ts';
import type { MonitoredAggregate } from '../../payload/http/decodeHttpMonitoring.ts';
import { firstDifference } from '../compare.ts';
import type { Json, JsonObject } from '../vector.ts';
import { listOf } from './fields.ts';

/** Writes a decoded answer of `/debug/http_monitoring` as the vectors show it. */
export function monitoringToJson(aggregates: readonly MonitoredAggregate[]): JsonObject {
  let totalHits = 0;
  for (const { byStatus } of aggregates) for (const { count } of byStatus.values()) totalHits += count;
  return { aggregations: aggregates.map(aggregateToJson), totalHits };
}

/**
 * The aggregates of an answer in the order of the wanted ones: the agent's own order is random, and two of them can
 * look alike. What has no counterpart comes last.
 */
export function inOrderOf(want: JsonObject, answer: JsonObject, tolerance: ReadonlyMap<string, number>): Json[] {
  const rest = [...listOf(answer, 'aggregations')];
  const ordered = listOf(want, 'aggregations').flatMap((wanted) => {
    const index = rest.findIndex((candidate) => firstDifference(wanted, candidate, { tolerance }) === undefined);
    return index < 0 ? [] : rest.splice(index, 1);
  });
  return [...ordered, ...rest];
}

function aggregateToJson(aggregate: MonitoredAggregate): JsonObject {
  return {
    src: aggregate.srcIp,
    sport: aggregate.srcPort,
    dst: aggregate.dstIp,
    dport: aggregate.dstPort,
    path: aggregate.path,
    method: HTTP_METHODS[aggregate.method] ?? '',
    dns: aggregate.dns,
    stats: Object.fromEntries(
      [...aggregate.byStatus].map(([status, { count, firstLatencySample, latencyP50Ns }]) => [
        status,
        { count, firstLatency: firstLatencySample, p50: latencyP50Ns },
      ]),
    ),
    staticTags: aggregate.staticTags.toString(),
    dynamicTags: [...aggregate.dynamicTags],
  };
}
