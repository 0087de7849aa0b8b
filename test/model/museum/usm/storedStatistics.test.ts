import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../../../src/model/state/createStateStore.ts';
import { NO_TRACKER } from '../../../../src/model/ledger/tracker.ts';
import { type HttpAggregates, httpKeyText } from '../../../../src/model/usm/httpAggregates.ts';
import { RequestStats } from '../../../../src/model/usm/requestStats.ts';
import { profileWith } from './MuseumBench.ts';

const OPENSSL = 2n;

/** Requests to some paths, all with one set of static tags. */
function requests(staticTags: bigint, ...paths: readonly string[]): HttpAggregates {
  const aggregates: HttpAggregates = new Map();
  for (const path of paths) {
    const key = { srcIp: '10.0.0.1', srcPort: 40_000, dstIp: '10.0.0.2', dstPort: 80, path, fullPath: true, method: 1 };
    const text = httpKeyText(key);
    const aggregate = aggregates.get(text) ?? { key, stats: new RequestStats() };
    aggregate.stats.addRequest(200, 1000, staticTags, [], 0, NO_TRACKER);
    aggregates.set(text, aggregate);
  }
  return aggregates;
}

function poll(state: ReturnType<typeof createStateStore>, client: string, http: HttpAggregates) {
  return [...state.getDelta(client, { latestTime: 1n, active: [], http, nowNs: 1 }).http.values()];
}

describe('historic bugs of stored HTTP statistics', () => {
  it.each([
    ['single-samples', 0n],
    ['all', OPENSSL],
  ])('static-tags-lost-on-merge: merged-http-tags=%s', (value, staticTags) => {
    const state = createStateStore(profileWith([`merged-http-tags=${value}`]).state);
    state.registerClient('other', 0);
    poll(state, 'first', requests(0n, '/a'));
    poll(state, 'first', requests(OPENSSL, '/a', '/a'));
    const [only] = poll(state, 'other', new Map());
    expect(only?.stats.byStatus.get(200)).toMatchObject({ count: 3, staticTags });
  });

  it.each([
    ['off', 2, 0],
    ['on', 1, 1],
  ])('limit-skipped-with-one-client: single-client-limits=%s', (value, delivered, dropped) => {
    const state = createStateStore(profileWith([`single-client-limits=${value}`, 'max-http-stats=1']).state);
    expect(poll(state, 'only', requests(0n, '/a', '/b'))).toHaveLength(delivered);
    expect(state.telemetry.httpStatsDropped).toBe(dropped);
  });
});
