import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES, type Choices } from '../../../src/model/choices.ts';
import type { HttpTransaction } from '../../../src/model/httpStats.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import type { HttpAggregates } from '../../../src/model/usm/httpAggregates.ts';
import { StatKeeper, type StatKeeperProfile } from '../../../src/model/usm/StatKeeper.ts';
import { requestHalf, responseHalf, transaction } from './transactions.ts';

const CLOCK = { wallNs: 1_700_000_000_000_000_000n, monotonicNs: 12_000_000_000n };

function statKeeper(profile: Partial<StatKeeperProfile> = {}, choices: Choices = FIRST_CHOICES): StatKeeper {
  const defaults = { joinerClock: 'monotonic', maxHttpStatsBuffered: 1000 } as const;
  return new StatKeeper(
    { ...defaults, quantization: false, connectionRollup: false, replaceRules: [], ...profile },
    choices,
  );
}

function get(path: string, fields: Partial<HttpTransaction> = {}): HttpTransaction {
  return transaction({ fragment: `GET ${path} HTTP/1.1\r\n`, ...fields });
}

/** Path → count over all status codes. */
function countsByPath(stats: HttpAggregates): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { key, stats: requestStats } of stats.values()) {
    for (const { count } of requestStats.byStatus.values()) counts[key.path] = (counts[key.path] ?? 0) + count;
  }
  return counts;
}

function run(keeper: StatKeeper, ...transactions: readonly HttpTransaction[]): HttpAggregates {
  for (const each of transactions) keeper.process(each);
  return keeper.getAndResetAllStats(CLOCK);
}

describe('StatKeeper', () => {
  it('S1: counts ten paths with five statuses each', () => {
    const keeper = statKeeper();
    for (let path = 0; path < 10; path += 1) {
      for (let event = 0; event < 10; event += 1) {
        const latencyMs = BigInt((event % 5) + 1);
        const statusCode = ((event % 5) + 1) * 100;
        keeper.process(
          get(`/${path}`, { statusCode, requestStartedNs: 1n, responseLastSeenNs: 1n + latencyMs * 1_000_000n }),
        );
      }
    }
    const stats = keeper.getAndResetAllStats(CLOCK);
    expect(stats.size).toBe(10);
    for (const { stats: requestStats } of stats.values()) {
      for (let status = 100; status <= 500; status += 100) {
        const bucket = requestStats.byStatus.get(status)!;
        expect([bucket.count, bucket.sketch?.count]).toEqual([2, 2]);
        const latencyNs = status * 10_000;
        expect(Math.abs(bucket.sketch!.valueAtQuantile(0.5) - latencyNs)).toBeLessThan(latencyNs * 0.0125);
      }
    }
  });

  it('S2: a rule without replacement drops', () => {
    const keeper = statKeeper({ replaceRules: [{ pattern: 'payment', repl: '' }] });
    expect(countsByPath(run(keeper, get('/foobar'), get('/payment/123')))).toEqual({ '/foobar': 1 });
    expect(keeper.telemetry.counters.rejected).toBe(1);
  });

  it('S3: a rule replaces wherever it matches', () => {
    const keeper = statKeeper({ replaceRules: [{ pattern: '/users/.*', repl: '/users/?' }] });
    const stats = run(keeper, ...[1, 2, 3].map((user) => get(`/prefix/users/${user}`)));
    expect(countsByPath(stats)).toEqual({ '/prefix/users/?': 3 });
  });

  it('S4: rules see what the rules before them made', () => {
    const replaceRules = [
      { pattern: '/users/[A-z0-9]+', repl: '/users/?' },
      { pattern: '/payment/[0-9]+', repl: '/payment/?' },
    ];
    const stats = run(statKeeper({ replaceRules }), get('/users/ana/payment/123'), get('/users/bob/payment/456'));
    expect(countsByPath(stats)).toEqual({ '/users/?/payment/?': 2 });
  });

  it.each([
    ['S5', 'nonPrintable', { fragment: 'GET /\u0004\u0002 HTTP/1.1' }],
    ['S6', 'unknownMethod', { method: 0 }],
    ['S7', 'invalidLatency', { requestStartedNs: 5n, responseLastSeenNs: 5n }],
    ['S8', 'emptyPath', { fragment: 'GET  HTTP/1.1' }],
  ] as const)('%s: counts %s and makes no key', (_row, counter, fields) => {
    const keeper = statKeeper();
    expect(run(keeper, transaction(fields)).size).toBe(0);
    expect(keeper.telemetry.counters[counter]).toBe(1);
  });

  it('S9: keeps the latencies of one status and knows no other', () => {
    const [aggregate] = run(
      statKeeper(),
      ...[10n, 15n, 20n].map((latency) =>
        get('/a', { statusCode: 405, requestStartedNs: 1n, responseLastSeenNs: 1n + latency }),
      ),
    ).values();
    const bucket = aggregate!.stats.byStatus.get(405)!;
    expect([bucket.count, bucket.sketch?.count]).toEqual([3, 3]);
    expect(bucket.sketch!.valueAtQuantile(0)).toBeCloseTo(10, 0);
    expect(bucket.sketch!.valueAtQuantile(1)).toBeCloseTo(20, 0);
    expect([...aggregate!.stats.byStatus.keys()]).toEqual([405]);
  });

  it('S10: combining three single samples makes a sketch of three with their median', () => {
    const polls = [10n, 15n, 20n].map((latency) =>
      run(statKeeper(), get('/a', { requestStartedNs: 1n, responseLastSeenNs: 1n + latency })),
    );
    const [first, ...others] = polls.map((stats) => [...stats.values()][0]!.stats);
    for (const other of others) first!.combineWith(other, NO_TRACKER);
    const { sketch } = first!.byStatus.get(200)!;
    expect(sketch?.count).toBe(3);
    expect(Math.abs(sketch!.valueAtQuantile(0.5) - 15)).toBeLessThan(0.2);
  });

  it('S11: starts anew with each poll', () => {
    const keeper = statKeeper();
    expect(countsByPath(run(keeper, get('/a'), get('/a')))).toEqual({ '/a': 2 });
    expect(countsByPath(run(keeper, get('/a')))).toEqual({ '/a': 1 });
  });

  it('accepts a negative latency, which wraps to a huge one', () => {
    const [aggregate] = run(statKeeper(), get('/a', { requestStartedNs: 10n, responseLastSeenNs: 5n })).values();
    expect(aggregate!.stats.byStatus.get(200)?.firstLatencySample).toBeGreaterThan(1.8e19);
  });

  it('makes a key without a count for a status outside 100 to 599', () => {
    const [aggregate] = run(statKeeper(), get('/a', { statusCode: 600 })).values();
    expect(aggregate!.stats.byStatus.size).toBe(0);
  });

  it('tells a cut path from a whole one of the same text', () => {
    expect(run(statKeeper(), get('/a'), transaction({ fragment: 'GET /a' })).size).toBe(2);
  });

  it('refuses new keys when the map is full and still counts known ones', () => {
    const keeper = statKeeper({ maxHttpStatsBuffered: 1 });
    expect(countsByPath(run(keeper, get('/a'), get('/b'), get('/a')))).toEqual({ '/a': 2 });
    expect(keeper.telemetry.counters.dropped).toBe(1);
  });

  it('lets an unprintable path through when a rule matched it', () => {
    const keeper = statKeeper({ replaceRules: [{ pattern: 'a', repl: 'b' }] });
    expect(countsByPath(run(keeper, get('/a\u0004')))).toEqual({ '/b\u0004': 1 });
  });

  it('quantises before the rules see the path', () => {
    const keeper = statKeeper({ quantization: true, replaceRules: [{ pattern: '123', repl: '' }] });
    expect(countsByPath(run(keeper, get('/users/123/view')))).toEqual({ '/users/*/view': 1 });
  });

  it('counts a joined transaction in the poll that joins it', () => {
    const keeper = statKeeper();
    expect(countsByPath(run(keeper, requestHalf(10)))).toEqual({});
    expect(keeper.waitingHalves).toEqual({ requests: 1, responses: 0 });
    expect(countsByPath(run(keeper, responseHalf(11)))).toEqual({ '/a': 1 });
  });

  it('rejects halves of the same time when they are joined: the latency is zero', () => {
    const keeper = statKeeper();
    expect(run(keeper, requestHalf(10), responseHalf(10)).size).toBe(0);
    expect(keeper.telemetry.counters.invalidLatency).toBe(1);
  });
});

describe('connection roll-up of the stat keeper', () => {
  it('clears the port that varied at the poll', () => {
    const keeper = statKeeper({ connectionRollup: true });
    const stats = run(keeper, get('/a', { srcPort: 6000 }), get('/a', { srcPort: 6001 }), get('/b', { srcPort: 6002 }));
    expect([...stats.values()].map(({ key }) => [key.srcPort, key.dstPort, key.path])).toEqual([
      [0, 8085, '/a'],
      [0, 8085, '/b'],
    ]);
    expect(countsByPath(stats)).toEqual({ '/a': 2, '/b': 1 });
  });
});

describe('hit counter', () => {
  it('counts by status class and library, and takes a combination of tags for plain traffic', () => {
    const { telemetry } = statKeeper();
    telemetry.countHit({ statusCode: 204, tags: 4n });
    telemetry.countHit({ statusCode: 404, tags: 9n });
    telemetry.countHit({ statusCode: 0, tags: 0n });
    telemetry.countHit({ statusCode: 600, tags: 0n });
    expect(telemetry.totalHits).toBe(2);
    expect([...telemetry.named()].filter(([, value]) => value > 0)).toEqual([
      ['usm.http.total_hits{encrypted:false,status:4xx,tls_library:none}', 1],
      ['usm.http.total_hits{encrypted:true,status:2xx,tls_library:go}', 1],
    ]);
  });
});
