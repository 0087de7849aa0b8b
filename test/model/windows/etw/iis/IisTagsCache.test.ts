import { describe, expect, it } from 'vitest';
import { IisTagsCache } from '../../../../../src/model/windows/etw/iis/IisTagsCache.ts';

const TTL_NS = 180_000_000_000;
const ENTRIES_MAX = 1024;

/** A cache with one entry a nanosecond, the first at time 0, for the remote ports from 0 on. */
function full(): IisTagsCache {
  const cache = new IisTagsCache();
  for (let port = 0; port < ENTRIES_MAX; port += 1) cache.store(80, port, [`t${port}`], port);
  return cache;
}

describe('the cache of tags for requests within the host', () => {
  it('tells the tags of a pair of ports, the last ones that were stored', () => {
    const cache = new IisTagsCache();
    cache.store(80, 50_000, ['a'], 0);
    cache.store(50_000, 80, ['b'], 0);
    cache.store(80, 50_000, ['c', 'd'], 1);
    expect(cache.read(1)).toEqual(
      new Map([
        ['80-50000', ['c', 'd']],
        ['50000-80', ['b']],
      ]),
    );
    expect(cache.size).toBe(2);
  });

  it('keeps pairs apart whose ports add up to the same', () => {
    const cache = new IisTagsCache();
    cache.store(1, 0, ['a'], 0);
    cache.store(0, 0xffff, ['b'], 0);
    cache.store(2, 1, ['c'], 0);
    cache.store(1, 2, ['d'], 0);
    expect([...cache.read(0).keys()]).toEqual(['1-0', '0-65535', '2-1', '1-2']);
  });

  it('no longer tells an entry after three minutes, but still holds it', () => {
    const cache = new IisTagsCache();
    cache.store(80, 50_000, ['a'], 5);
    expect(cache.read(5 + TTL_NS).size).toBe(1);
    expect(cache.read(5 + TTL_NS + 1).size).toBe(0);
    expect(cache.size).toBe(1);
  });

  it('that is full gives up the entry that expires first, and counts it', () => {
    const cache = full();
    expect([cache.size, cache.evicted]).toEqual([ENTRIES_MAX, 0]);
    cache.store(80, 2000, ['new'], 2000);
    expect([cache.size, cache.evicted]).toEqual([ENTRIES_MAX, 1]);
    const left = cache.read(2000);
    expect([left.has('80-0'), left.has('80-1'), left.has('80-2000')]).toEqual([false, true, true]);
  });

  it('that is full still renews what it holds', () => {
    const cache = full();
    cache.store(80, 0, ['again'], 2000);
    expect([cache.size, cache.evicted]).toEqual([ENTRIES_MAX, 0]);
    expect(cache.read(2000).get('80-0')).toEqual(['again']);
    // Now the second one is the oldest.
    cache.store(80, 3000, ['new'], 3000);
    expect([cache.read(3000).has('80-0'), cache.read(3000).has('80-1')]).toEqual([true, false]);
  });

  it('gives up an expired entry without counting it, and one that expires just now is counted', () => {
    const expired = full();
    expired.store(80, 2000, ['new'], TTL_NS + 1);
    expect([expired.size, expired.evicted]).toEqual([ENTRIES_MAX, 0]);
    const justAlive = full();
    justAlive.store(80, 2000, ['new'], TTL_NS);
    expect([justAlive.size, justAlive.evicted]).toEqual([ENTRIES_MAX, 1]);
  });

  it('gives up the oldest wherever it stands', () => {
    const cache = new IisTagsCache();
    for (let port = 0; port < ENTRIES_MAX; port += 1) cache.store(80, port, [], ENTRIES_MAX - port);
    cache.store(80, 2000, [], 2000);
    expect([cache.read(2000).has('80-1023'), cache.read(2000).has('80-0')]).toEqual([false, true]);
  });
});
