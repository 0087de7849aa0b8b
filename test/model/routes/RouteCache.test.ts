import { describe, expect, it } from 'vitest';
import { type Route, RouteCache, type RouteQuery } from '../../../src/model/routes/RouteCache.ts';

const NOW = 1_700_000_000_000_000_000n;
const MS = 1_000_000n;

function query(source: string, dest: string): RouteQuery {
  return { source, dest, netns: 0 };
}

/** A cache over a fixed table, with the queries that reached the router. */
function cacheOver(options: { sizeMax: number; ttlMs: number }, table: Record<string, Route> = {}) {
  const asked: string[] = [];
  const cache = new RouteCache(options, ({ source, dest }) => {
    asked.push(`${source} ${dest}`);
    return table[`${source} ${dest}`];
  });
  return { cache, asked };
}

describe('RouteCache', () => {
  it('asks the router once for two look-ups, also when there is no route', () => {
    const table = {
      '127.0.0.1 127.0.0.1': { gateway: '', ifIndex: 0 },
      '10.0.2.2 8.8.8.8': { gateway: '10.0.2.1', ifIndex: 1 },
    };
    const { cache, asked } = cacheOver({ sizeMax: 10, ttlMs: 120_000 }, table);
    for (const [source, dest, route] of [
      ['127.0.0.1', '127.0.0.1', table['127.0.0.1 127.0.0.1']],
      ['10.0.2.2', '8.8.8.8', table['10.0.2.2 8.8.8.8']],
      ['1.2.3.4', '5.6.7.8', undefined],
    ] as const) {
      expect(cache.get(query(source, dest), NOW)).toEqual(route);
      expect(cache.get(query(source, dest), NOW)).toEqual(route);
    }
    expect(asked).toEqual(['127.0.0.1 127.0.0.1', '10.0.2.2 8.8.8.8', '1.2.3.4 5.6.7.8']);
  });

  it('asks the router twice when the time to live is one millisecond', () => {
    const { cache, asked } = cacheOver({ sizeMax: 10, ttlMs: 1 });
    cache.get(query('1.1.1.1', '2.2.2.2'), NOW);
    cache.get(query('1.1.1.1', '2.2.2.2'), NOW + 2n * MS);
    expect(asked.length).toBe(2);
  });

  it('expires an entry by whole seconds, so up to a second early', () => {
    const { cache } = cacheOver({ sizeMax: 10, ttlMs: 120_000 });
    cache.get(query('1.1.1.1', '2.2.2.2'), NOW + 999n * MS);
    cache.get(query('1.1.1.1', '2.2.2.2'), NOW + 119_999n * MS);
    expect(cache.counters).toEqual({ lookups: 2, misses: 1, expires: 0, evicts: 0 });
    cache.get(query('1.1.1.1', '2.2.2.2'), NOW + 120_000n * MS);
    expect(cache.counters).toEqual({ lookups: 3, misses: 1, expires: 1, evicts: 1 });
  });

  it('lets the least recently used entry go first', () => {
    const { cache, asked } = cacheOver({ sizeMax: 2, ttlMs: 120_000 });
    for (const dest of ['a', 'b', 'a', 'c', 'a', 'b']) cache.get(query('s', dest), NOW);
    expect(asked).toEqual(['s a', 's b', 's c', 's b']);
    expect(cache.counters.evicts).toBe(2);
    expect(cache.size).toBe(2);
  });
});
