import { describe, expect, it } from 'vitest';
import { windowsHttpPath } from '../../../../src/model/windows/http/windowsHttpPath.ts';
import { windowsLatencyNs } from '../../../../src/model/windows/http/windowsLatency.ts';
import { fileTimeOfUnixNs, unixNsOfFileTime } from '../../../../src/model/windows/etw/fileTime.ts';
import { IisTagsCache } from '../../../../src/model/windows/etw/iis/IisTagsCache.ts';
import { EtwBench } from './EtwBench.ts';

const SECOND_NS = 1_000_000_000;
const TTL_NS = 180 * SECOND_NS;

describe('test cases of the specification', () => {
  it.each([
    [116_444_736_000_000_000n, 0n],
    [133_252_832_570_000_000n, 1_680_809_657_000_000_000n],
    [133_252_828_968_413_292n, 1_680_809_296_841_329_200n],
  ])('WE1: the file time %d is %d ns', (fileTime, unixNs) => {
    expect(unixNsOfFileTime(fileTime)).toBe(unixNs);
    expect(fileTimeOfUnixNs(unixNs)).toBe(fileTime);
  });

  it('WE1: a file time before 1970 wraps', () => {
    expect(unixNsOfFileTime(116_444_735_999_999_999n)).toBe(0xffff_ffff_ffff_ffffn - 99n);
  });

  it('WE2: a latency keeps nine bits of its mantissa', () => {
    expect(windowsLatencyNs({ requestStartedNs: 1_000_000n, responseLastSeenNs: 2_000_000n })).toBe(999_424);
  });

  it.each([
    ['GET /foo/bar?x', '/foo/bar', true],
    ['GET /foo/\0bar', '/foo/', false],
    ['GET /foo/bar', '/foo/bar', false],
    ['GET /foo/bar ', '/foo/bar', true],
  ])('WE3: the path of %j is %j, full: %j', (fragment, path, fullPath) => {
    expect(windowsHttpPath(fragment, 512)).toEqual({ path, fullPath });
  });

  it.each([
    ['/eightch', '/eightch', true],
    ['/ninechar', '/ninechar', false],
    ['/tencharac', '/tenchara', false],
  ])('WE4: with ten bytes of fragment %j is %j, full: %j', (asked, path, fullPath) => {
    const bench = new EtwBench({ profile: { httpMaxRequestFragment: 10 } });
    const [tx] = bench.play(`21C 1C>R 2R=http://h${asked} 3R 8R=404 12R`).read();
    expect(tx).toMatchObject({ maxFragment: 10, status: 404 });
    expect(windowsHttpPath(tx!.fragment, 10)).toEqual({ path, fullPath });
  });

  it('WE5: every site, family and path is one transaction with the name of its site and the end of the server', () => {
    const sites = [1, 2, 3].map((id) => ({ id: `${id}`, name: `Site ${id}`, applications: [] }));
    const bench = new EtwBench({ iis: { sites } });
    for (const id of [1, 2, 3]) {
      bench.play(`21C 1C>R 2R=http://h/ 3R=DefaultAppPool/${id} 8R=200 12R 24C`);
      bench.play(`21D 1D>S 2S=http://h/foo 8S=404 12S 24D`);
    }
    const transactions = bench.read();
    expect(transactions.map(({ siteName, status, appPool }) => [siteName, status, appPool])).toEqual([
      ['Site 1', 200, 'DefaultAppPool'],
      ['', 404, ''],
      ['Site 2', 200, 'DefaultAppPool'],
      ['', 404, ''],
      ['Site 3', 200, 'DefaultAppPool'],
      ['', 404, ''],
    ]);
    expect(transactions.every(({ src, sport, method }) => src === '192.0.2.10' && sport === 80 && method === 1)).toBe(
      true,
    );
  });

  it('WE6: ten thousand requests at once are ten thousand transactions, by status as they were answered', () => {
    const bench = new EtwBench({ profile: { maxTrackedConnections: 10_001 } });
    const requests = Array.from({ length: 10_000 }, (_, index) => index);
    const status = (index: number): number => (index % 7 === 0 ? 503 : 200);
    for (const index of requests) bench.play(`21C${index} 1C${index}>R${index} 2R${index}`);
    for (const index of requests) bench.play(`3R${index} 8R${index}=${status(index)} 23C${index}`);
    for (const index of requests) bench.play(`12R${index} 24C${index}`);
    const transactions = bench.read();
    expect(transactions).toHaveLength(10_000);
    expect(transactions.filter((tx) => tx.status === 503)).toHaveLength(
      requests.filter((index) => index % 7 === 0).length,
    );
    expect(bench.service.sizes()).toMatchObject({ connections: 0, requests: 0, completed: 0 });
    expect(bench.service.counters.dropped).toBe(0);
  });
});

describe('the cache of IIS tags', () => {
  it('WE7: keeps tags by pair of ports, and replaces them', () => {
    const cache = new IisTagsCache();
    cache.store(80, 5000, ['a'], 0);
    cache.store(80, 5000, ['b'], 1);
    expect([...cache.read(2)]).toEqual([['80-5000', ['b']]]);
  });

  it('WE7: at its limit lets the entry go that expires first, and counts it', () => {
    const cache = new IisTagsCache();
    for (let port = 0; port < 1024; port += 1) cache.store(80, port, ['tag'], port);
    cache.store(80, 3, ['renewed'], 2000);
    expect([cache.size, cache.evicted]).toEqual([1024, 0]);
    cache.store(81, 1, ['new'], 2000);
    const tags = cache.read(2000);
    expect([cache.size, cache.evicted, tags.has('80-0'), tags.has('81-1')]).toEqual([1024, 1, false, true]);
  });

  it('WE7: at its limit lets an expired entry go first, which does not count', () => {
    const cache = new IisTagsCache();
    cache.store(1, 1, ['expired'], 0);
    for (let port = 1; port < 1024; port += 1) cache.store(80, port, ['tag'], 10);
    cache.store(81, 1, ['new'], TTL_NS + 1);
    expect([cache.size, cache.evicted, cache.read(TTL_NS + 1).size]).toEqual([1024, 0, 1024]);
  });

  it('WE7: reads no entry that has expired, but keeps it', () => {
    const cache = new IisTagsCache();
    cache.store(80, 1, ['old'], 0);
    cache.store(80, 2, ['young'], SECOND_NS);
    expect([...cache.read(TTL_NS).keys()]).toEqual(['80-1', '80-2']);
    expect([...cache.read(TTL_NS + 1).keys()]).toEqual(['80-2']);
    expect(cache.size).toBe(2);
  });

  it('WE7: holds requests within the host whose site has a name, at the delivery and at a hit in the cache', () => {
    const iis = { sites: [{ id: '1', name: 'Site', applications: [] }] };
    const bench = new EtwBench({ profile: { iisTagsCache: true }, iis });
    bench.play('21C=4001@192.0.2.10 1C>R 2R 3R=Pool/1 25 16R 11R 21D=4002 1D>S 2S 16S 1D>T 2T 3T 12T');
    bench.play('21E=4003@192.0.2.10 1E>U 2U 3U=Pool/9 12U');
    expect([...bench.service.readIisTags(0)]).toEqual([
      ['80-4001', ['http.iis.site:1', 'http.iis.app_pool:Pool', 'http.iis.sitename:Site']],
    ]);
    const old = new EtwBench({ iis }).play('21C=4001@192.0.2.10 1C>R 2R 3R=Pool/1');
    expect(old.service.readIisTags(0).size).toBe(0);
  });
});
