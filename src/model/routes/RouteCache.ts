import type { Address } from '../connStats.ts';

/** How a packet leaves the host. `gateway` is `''` when the route has none. */
export interface Route {
  readonly gateway: Address;
  readonly ifIndex: number;
}

/** What is asked for; `netns` is the network namespace's inode number (u32). */
export interface RouteQuery {
  readonly source: Address;
  readonly dest: Address;
  readonly netns: number;
}

/** The routing table behind the cache; `undefined` is "no route", which is cached as well. */
export type Router = (query: RouteQuery) => Route | undefined;

/** The agent's counters. An entry that was found too old counts as expired and as evicted, not as a miss. */
export interface RouteCacheCounters {
  lookups: number;
  misses: number;
  expires: number;
  evicts: number;
}

interface CachedRoute {
  readonly route: Route | undefined;
  /** Whole unix seconds; the entry is valid while the clock's whole seconds are below. */
  readonly expiresAtSec: bigint;
}

const NS_PER_MS = 1_000_000n;
const NS_PER_SEC = 1_000_000_000n;

/**
 * Routes by source, destination and namespace; the least recently used entry goes first.
 *
 * Expiry has a grain of one second: with a time to live of two minutes an entry lives between 119 and 120 seconds, and
 * with less than a second it may never be valid at all.
 *
 * @upstream datadog-agent pkg/network/route_cache.go routeCache @ c45d449
 */
export class RouteCache {
  readonly counters: RouteCacheCounters = { lookups: 0, misses: 0, expires: 0, evicts: 0 };
  private readonly sizeMax: number;
  private readonly ttlNs: bigint;
  private readonly router: Router;
  /** In the order of use, least recent first: the order is the eviction rule. */
  private readonly entries = new Map<string, CachedRoute>();

  /** @param options - `sizeMax` in entries, 0 for no limit; `ttlMs` in milliseconds */
  constructor(options: { readonly sizeMax: number; readonly ttlMs: number }, router: Router) {
    this.sizeMax = options.sizeMax;
    this.ttlNs = BigInt(options.ttlMs) * NS_PER_MS;
    this.router = router;
  }

  get size(): number {
    return this.entries.size;
  }

  /**
   * The route, from the cache while it is valid there, else from the router.
   *
   * @param nowEpochNs - unix time in ns
   */
  get(query: RouteQuery, nowEpochNs: bigint): Route | undefined {
    const key = `${query.source}|${query.dest}|${query.netns}`;
    this.counters.lookups += 1;
    const cached = this.entries.get(key);
    if (cached) {
      this.entries.delete(key);
      if (nowEpochNs / NS_PER_SEC < cached.expiresAtSec) {
        this.entries.set(key, cached);
        return cached.route;
      }
      this.counters.expires += 1;
      this.counters.evicts += 1;
    } else {
      this.counters.misses += 1;
    }
    const route = this.router(query);
    this.add(key, { route, expiresAtSec: (nowEpochNs + this.ttlNs) / NS_PER_SEC });
    return route;
  }

  private add(key: string, entry: CachedRoute): void {
    this.entries.set(key, entry);
    if (this.sizeMax === 0 || this.entries.size <= this.sizeMax) return;
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      this.counters.evicts += 1;
      return;
    }
  }
}
