import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../../src/model/choices.ts';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import type { LossReason } from '../../../../src/model/ledger/lossReasons.ts';
import { WindowsUsmMonitor } from '../../../../src/model/windows/http/WindowsUsmMonitor.ts';
import type { WindowsTransaction } from '../../../../src/model/windows/http/WindowsTransaction.ts';
import { windowsTransaction } from '../../windows/http/windowsTransactions.ts';
import { profileWith } from '../conn/MuseumBench.ts';

const LOCAL = { src: '127.0.0.1', sport: 80, dst: '127.0.0.1', dport: 50_000 };

/** Requests counted by a poll, and the hits that were lost. */
function countOf(
  rule: string,
  transactions: readonly Partial<WindowsTransaction>[],
): { hits: number; byReason: Partial<Record<LossReason, number>> } {
  const { windows, usm } = profileWith({ 'windows-localhost-hits': rule });
  const ledger = new Ledger();
  const flow = ledger.openFlow();
  const read = () =>
    transactions.map((fields) => {
      const hits = ledger.listOfTransaction(ledger.capture({ clientFlow: 0, serverFlow: flow }));
      return windowsTransaction({ ...fields, hits });
    });
  const parts = { windows, usm, etw: { read }, startNs: 0, choices: FIRST_CHOICES, tracker: ledger };
  const monitor = WindowsUsmMonitor.start(parts)!;
  monitor.advanceTo(1_000_000_000);
  const aggregates = [...monitor.poll().values()];
  const buckets = aggregates.flatMap(({ stats }) => [...stats.byStatus.values()]);
  const byReason = Object.fromEntries(ledger.totals().byReason);
  return { hits: buckets.reduce((sum, { count }) => sum + count, 0), byReason };
}

describe('M37 windows-localhost-halving', () => {
  it.each([
    ['whole', 1, 1],
    ['halved', 1, 0],
    ['whole', 3, 3],
    ['halved', 3, 1],
  ])('windows-localhost-hits=%s counts %i requests over loopback as %i', (rule, requests, hits) => {
    const sent = Array.from({ length: requests }, () => LOCAL);
    const lost = requests - hits;
    expect(countOf(rule, sent)).toEqual({ hits, byReason: lost > 0 ? { 'localhost-halved': lost } : {} });
  });

  it('halves each endpoint for itself, and nothing that comes from elsewhere', () => {
    const other = { ...LOCAL, fragment: 'GET /b HTTP/1.1'.padEnd(25, '\0') };
    expect(countOf('halved', [LOCAL, other, LOCAL])).toEqual({ hits: 1, byReason: { 'localhost-halved': 2 } });
    expect(countOf('halved', [{}, {}, {}])).toEqual({ hits: 3, byReason: {} });
  });
});
