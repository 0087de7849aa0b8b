import type { HttpAggregate } from '../usm/httpAggregates.ts';

/** The tags that an HTTP section gives to its connection. */
export interface UsmTags {
  /** Bit set, u64. */
  readonly staticTags: bigint;
  /** Each text once, in the order of the data (the agent's own order is not defined). */
  readonly dynamicTags: readonly string[];
}

/**
 * Collects the tags of all status codes of a section.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/usm_http.go encodeData @ c45d449
 */
export function usmTags(elements: readonly HttpAggregate[]): UsmTags {
  let staticTags = 0n;
  const dynamicTags = new Set<string>();
  for (const { stats } of elements) {
    for (const bucket of stats.byStatus.values()) {
      staticTags |= bucket.staticTags;
      for (const tag of bucket.dynamicTags) dynamicTags.add(tag);
    }
  }
  return { staticTags, dynamicTags: [...dynamicTags] };
}
