import type { HitSide } from '../ledger/tracker.ts';
import type { UsmGroup } from '../join/UsmConnectionIndex.ts';

/** Hits of one service, as the back end counts them. */
export interface HitCounts {
  /** Reported by incoming connections. */
  server: number;
  /** Reported by outgoing connections. */
  client: number;
}

/** Hits in one payload by service, in order of first appearance. */
export type HitsByService = ReadonlyMap<string, HitCounts>;

const NO_HITS: HitsByService = new Map();

/** Sums hits the way the back end does: by the counters inside the payload, with no idea of single requests. */
export class HitCounter {
  private counts: Map<string, HitCounts> | undefined;

  add(service: string, side: HitSide, hits: number): void {
    this.counts ??= new Map();
    const counts = this.counts.get(service) ?? { server: 0, client: 0 };
    counts[side] += hits;
    this.counts.set(service, counts);
  }

  get byService(): HitsByService {
    return this.counts ?? NO_HITS;
  }
}

/** Requests that a group of HTTP data stands for: the sum of its counters over keys and status codes. */
export function requestsOf(group: UsmGroup): number {
  let requests = 0;
  for (const { stats } of group.elements) {
    for (const { count } of stats.byStatus.values()) requests += count;
  }
  return requests;
}
