import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../../src/model/choices.ts';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import { NO_TRACKER, type Tracker } from '../../../../src/model/ledger/tracker.ts';
import type { UsmProfile } from '../../../../src/model/profile.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import type { RequestStats } from '../../../../src/model/usm/requestStats.ts';
import { WindowsHttpStats } from '../../../../src/model/windows/http/WindowsHttpStats.ts';
import { windowsTransaction } from './windowsTransactions.ts';

function statsWith(changes: Partial<UsmProfile> = {}, tracker: Tracker = NO_TRACKER): WindowsHttpStats {
  const profile = { ...findProfile('agent-7.60')!.usm, ...changes };
  return new WindowsHttpStats({ profile, pathBufferBytes: 512, choices: FIRST_CHOICES, tracker });
}

function aggregatesOf(stats: WindowsHttpStats) {
  return [...stats.getAndResetAllStats().values()];
}

describe('HTTP statistics on Windows', () => {
  it('WH5: count ten paths of ten requests: five statuses each, twice', () => {
    const stats = statsWith();
    for (let path = 0; path < 10; path += 1) {
      for (let request = 0; request < 10; request += 1) {
        const latencyMs = BigInt((request % 5) + 1);
        const status = ((request % 5) + 1) * 100;
        const responseLastSeenNs = 1_000_000n + latencyMs * 1_000_000n;
        stats.process(windowsTransaction({ fragment: `GET /testpath-${path} `, status, responseLastSeenNs }));
      }
    }
    const aggregates = aggregatesOf(stats);
    expect(aggregates).toHaveLength(10);
    for (const { stats: requests } of aggregates) {
      expect([...requests.byStatus.keys()]).toEqual([100, 200, 300, 400, 500]);
      for (const [status, { count, sketch }] of requests.byStatus) {
        expect(count).toBe(2);
        const latencyNs = status * 10_000;
        expect(Math.abs(sketch!.valueAtQuantile(0.5) - latencyNs)).toBeLessThanOrEqual(latencyNs * 0.0125);
      }
    }
  });

  it('look at the low 8 bits of the method, and keep numbers without a name', () => {
    const stats = statsWith();
    for (const method of [0, 256]) stats.process(windowsTransaction({ method }));
    expect(stats.telemetry.counters.unknownMethod).toBe(2);
    for (const method of [1, 257, 9, 255]) stats.process(windowsTransaction({ method }));
    expect(aggregatesOf(stats).map(({ key }) => key.method)).toEqual([1, 9, 255]);
  });

  it('append the tags of every request, repeated ones too, but none of a status outside 100 to 599', () => {
    const stats = statsWith();
    for (const status of [200, 200, 600]) stats.process(windowsTransaction({ siteName: 'a', siteId: 1, status }));
    const [only] = aggregatesOf(stats);
    expect(only!.stats.byStatus.get(200)!.dynamicTags).toEqual([
      'http.iis.site:1',
      'http.iis.sitename:a',
      'http.iis.site:1',
      'http.iis.sitename:a',
    ]);
    expect(only!.stats.byStatus.has(600)).toBe(false);
  });

  it('have no halves: a request without start or status is counted as it is', () => {
    const stats = statsWith();
    stats.process(windowsTransaction({ requestStartedNs: 0n }));
    stats.process(windowsTransaction({ status: 0 }));
    const [only] = aggregatesOf(stats);
    expect([...only!.stats.byStatus.keys()]).toEqual([200]);
    expect(aggregatesOf(stats)).toEqual([]);
  });

  it('count every transaction once: as a sample, or by one counter, or for its status', () => {
    const fields = fc.record({
      fragment: fc.constantFrom('GET /a ', 'GET /b ', 'GET /\x01 ', 'GET /secret ', 'GET', undefined),
      method: fc.constantFrom(0, 1, 2, 256, 300),
      status: fc.constantFrom(0, 99, 100, 404, 599, 600),
      responseLastSeenNs: fc.constantFrom(0n, 1_000_000n, 2_000_000n),
    });
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 40 }), (all) => {
        const ledger = new Ledger();
        const stats = statsWith({ maxHttpStatsBuffered: 2, replaceRules: [{ pattern: 'secret', repl: '' }] }, ledger);
        for (const each of all) {
          const hits = ledger.listOfTransaction(ledger.capture({ clientFlow: 0, serverFlow: ledger.openFlow() }));
          stats.process(windowsTransaction({ ...each, hits }));
        }
        const { counters, totalHits } = stats.telemetry;
        const { inFlight, byReason } = ledger.totals();
        const badStatus = byReason.get('status-out-of-range') ?? 0;
        const samples = aggregatesOf(stats).reduce((sum, { stats: requests }) => sum + countOf(requests), 0);
        const refused = [
          counters.emptyPath,
          counters.rejected,
          counters.nonPrintable,
          counters.unknownMethod,
          counters.invalidLatency,
          counters.dropped,
        ].reduce((sum, count) => sum + count, 0);
        expect(samples).toBe(inFlight);
        expect(samples + refused + badStatus).toBe(all.length);
        expect(totalHits).toBe(all.filter(({ status }) => status >= 100 && status <= 599).length);
      }),
    );
  });
});

function countOf({ byStatus }: RequestStats): number {
  return [...byStatus.values()].reduce((sum, { count }) => sum + count, 0);
}
