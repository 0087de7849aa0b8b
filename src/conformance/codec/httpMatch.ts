import type { UsmGroup } from '../../model/join/UsmConnectionIndex.ts';
import { usmTags } from '../../model/join/usmTags.ts';
import type { HttpAggregate } from '../../model/usm/httpAggregates.ts';
import type { JsonObject } from '../vector.ts';

/** Writes what is attached to a connection; `aggregates` is the list that the indexes point into. */
export function matchToJson(group: UsmGroup, aggregates: readonly HttpAggregate[]): JsonObject {
  let requests = 0;
  for (const { stats } of group.elements) for (const bucket of stats.byStatus.values()) requests += bucket.count;
  const tags = usmTags(group.elements);
  return {
    http: group.elements.map((element) => aggregates.indexOf(element)).toSorted((a, b) => a - b),
    requests,
    staticTags: tags.staticTags.toString(),
    dynamicTags: tags.dynamicTags.toSorted(),
  };
}
