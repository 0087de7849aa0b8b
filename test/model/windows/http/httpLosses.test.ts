import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../../src/model/choices.ts';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import type { LossReason } from '../../../../src/model/ledger/lossReasons.ts';
import type { UsmProfile } from '../../../../src/model/profile.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import { WindowsHttpStats } from '../../../../src/model/windows/http/WindowsHttpStats.ts';
import type { WindowsTransaction } from '../../../../src/model/windows/http/WindowsTransaction.ts';
import { windowsTransaction } from './windowsTransactions.ts';

/** A captured request of the server's end, and statistics that tell this ledger. */
function oneHit(changes: Partial<UsmProfile> = {}) {
  const ledger = new Ledger();
  const hits = ledger.listOfTransaction(ledger.capture({ clientFlow: 0, serverFlow: ledger.openFlow() }));
  const profile = { ...findProfile('agent-7.60')!.usm, ...changes };
  const stats = new WindowsHttpStats({ profile, pathBufferBytes: 512, choices: FIRST_CHOICES, tracker: ledger });
  return { ledger, hits, stats };
}

describe('hits that end in the statistics on Windows', () => {
  it.each<[string, LossReason, Partial<WindowsTransaction>]>([
    ['H8: PATCH, which HTTP.sys does not tell apart', 'method-unknown', { method: 0 }],
    ['H9: a status outside 100 to 599', 'status-out-of-range', { status: 600 }],
    ['a request of which nothing was parsed', 'path-empty', { fragment: undefined }],
    ['a path that is not printable', 'path-not-printable', { fragment: 'GET /\x01 ' }],
    ['an end at the instant of the beginning', 'latency-not-positive', { responseLastSeenNs: 1_000_000n }],
  ])('%s', (_case, reason, fields) => {
    const { ledger, hits, stats } = oneHit();
    stats.process(windowsTransaction({ ...fields, hits }));
    expect([...ledger.totals().byReason]).toEqual([[reason, 1]]);
  });

  it('H9: the key of a status that is not counted stays', () => {
    const { hits, stats } = oneHit();
    stats.process(windowsTransaction({ status: 99, hits }));
    expect(stats.aggregationCount).toBe(1);
  });

  it('H10: a request that finds the statistics full', () => {
    const { ledger, hits, stats } = oneHit({ maxHttpStatsBuffered: 1 });
    stats.process(windowsTransaction());
    stats.process(windowsTransaction({ fragment: 'GET /other ', hits }));
    expect([...ledger.totals().byReason]).toEqual([['stats-map-full', 1]]);
    expect(stats.telemetry.counters.dropped).toBe(1);
  });

  it('a counted request waits in the statistics', () => {
    const { ledger, hits, stats } = oneHit();
    stats.process(windowsTransaction({ hits }));
    expect(ledger.totals()).toMatchObject({ captured: 1, inFlight: 1, lost: 0 });
  });
});
