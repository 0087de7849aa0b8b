import type { HitList, Tracker } from '../ledger/tracker.ts';
import type { StateProfile } from '../profile.ts';
import { DdSketch } from './ddSketch.ts';

/** What was counted for one status code. */
export interface StatusBucket {
  count: number;
  /** Latency of the first sample, in ns; stays when a sketch exists, and is 0 in a bucket that began with a sketch. */
  firstLatencySample: number;
  /** All latencies, from the second sample on. */
  sketch: DdSketch | undefined;
  /** Sum of all latencies, ns, where no sketches are kept. */
  latencySum?: number;
  staticTags: bigint;
  dynamicTags: string[];
  /** The ledger's handle: which hits `count` stands for. */
  hits: HitList;
}

/**
 * What happens to the ledger's handles when one statistic is combined into another.
 *
 * `take`: the other one is given up. `copy`: it lives on, the hits now exist twice. `none`: the ledger does not follow
 * the receiving side.
 */
export type HitTransfer = 'take' | 'copy' | 'none';

/** The range of status codes that are counted. */
const FIRST_STATUS = 100;
const LAST_STATUS = 599;

/** Whether a status code is one that is counted at all. */
export function isCountedStatus(status: number): boolean {
  return status >= FIRST_STATUS && status <= LAST_STATUS;
}

/**
 * Request counts and latencies of one HTTP key, by status code.
 *
 * @upstream datadog-agent pkg/network/protocols/http/stats.go RequestStats @ c45d449
 */
export class RequestStats {
  readonly byStatus = new Map<number, StatusBucket>();
  readonly #sumsLatencies: boolean;

  /** @param sumsLatencies - keep the sum of latencies only, without sketches */
  constructor(sumsLatencies = false) {
    this.#sumsLatencies = sumsLatencies;
  }

  /**
   * Counts one request. A status outside 100 to 599 is ignored without a trace.
   *
   * @param latencyNs - a double, as the agent keeps it
   * @param staticTags - bit set, u64
   */
  addRequest(
    status: number,
    latencyNs: number,
    staticTags: bigint,
    dynamicTags: readonly string[],
    hits: HitList,
    tracker: Tracker,
  ): void {
    if (!isCountedStatus(status)) {
      tracker.loseHits(hits, 'status-out-of-range');
      return;
    }
    const bucket = this.bucketOf(status);
    if (staticTags !== 0n) bucket.staticTags |= staticTags;
    if (dynamicTags.length > 0) bucket.dynamicTags.push(...dynamicTags);
    bucket.count += 1;
    if (hits !== 0) bucket.hits = tracker.joinHits(bucket.hits, hits);
    if (this.#sumsLatencies) {
      if (bucket.count === 1) bucket.firstLatencySample = latencyNs;
      bucket.latencySum = (bucket.latencySum ?? 0) + latencyNs;
      return;
    }
    if (bucket.count === 1) {
      bucket.firstLatencySample = latencyNs;
      return;
    }
    if (bucket.sketch === undefined) {
      bucket.sketch = new DdSketch();
      bucket.sketch.add(bucket.firstLatencySample);
    }
    bucket.sketch.add(latencyNs);
  }

  /**
   * Adds the counts and latencies of another statistic.
   *
   * Kept as it is on purpose: a bucket of two or more samples brings neither its tags nor its first sample. In newer
   * agents it brings its static tags.
   *
   * @param transfer - whose hits the ledger sees afterwards; `take` empties the other one's handles
   */
  combineWith(
    other: RequestStats,
    tracker: Tracker,
    transfer: HitTransfer = 'take',
    mergedTags: StateProfile['mergedHttpTags'] = 'single-samples',
  ): void {
    for (const [status, from] of other.byStatus) {
      if (from.count === 0) continue;
      const hits = handOver(from, tracker, transfer);
      if (from.count === 1) {
        this.addRequest(status, from.firstLatencySample, from.staticTags, from.dynamicTags, hits, tracker);
        continue;
      }
      const bucket = this.bucketOf(status);
      mergeLatencies(bucket, from);
      if (mergedTags === 'all') bucket.staticTags |= from.staticTags;
      if (from.latencySum !== undefined) bucket.latencySum = (bucket.latencySum ?? 0) + from.latencySum;
      bucket.count += from.count;
      if (hits !== 0) bucket.hits = tracker.joinHits(bucket.hits, hits);
    }
  }

  /** An independent statistic with the same content; its handles are 0, as the ledger follows one of the two. */
  copy(): RequestStats {
    const copied = new RequestStats(this.#sumsLatencies);
    for (const [status, bucket] of this.byStatus) {
      copied.byStatus.set(status, {
        ...bucket,
        sketch: bucket.sketch?.copy(),
        dynamicTags: [...bucket.dynamicTags],
        hits: 0,
      });
    }
    return copied;
  }

  private bucketOf(status: number): StatusBucket {
    let bucket = this.byStatus.get(status);
    if (bucket === undefined) {
      bucket = { count: 0, firstLatencySample: 0, sketch: undefined, staticTags: 0n, dynamicTags: [], hits: 0 };
      this.byStatus.set(status, bucket);
    }
    return bucket;
  }
}

/** The handle that the receiving side gets. */
function handOver(from: StatusBucket, tracker: Tracker, transfer: HitTransfer): HitList {
  if (transfer === 'none') return 0;
  if (transfer === 'copy') return tracker.copyHits(from.hits);
  const hits = from.hits;
  from.hits = 0;
  return hits;
}

/** Merges the latencies of a bucket that has a sketch, because it holds two samples or more. */
function mergeLatencies(into: StatusBucket, from: StatusBucket): void {
  if (from.sketch === undefined) return;
  if (into.sketch !== undefined) {
    into.sketch.mergeWith(from.sketch);
    return;
  }
  into.sketch = from.sketch.copy();
  if (into.count === 1) into.sketch.add(into.firstLatencySample);
}
