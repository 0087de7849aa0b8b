import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/report/digest.ts';
import { toJson } from '../../src/report/json.ts';
import { reportRun } from '../../src/report/runReport.ts';
import { type RunOptions, simulate, simulateBatches } from '../../src/sim/simulate.ts';
import { curls, scriptedRun } from './scriptedRun.ts';

const SECOND_NS = 1_000_000_000;

function reportOf(options: RunOptions) {
  const result = simulate(options);
  return reportRun(result, { source: 'test', violations: result.violations });
}

describe('a run', () => {
  it('gives the same report for the same options, to the byte', () => {
    const options = scriptedRun([curls(20)], { seed: 7 });
    const first = reportOf(options);
    const second = reportOf(options);
    expect(toJson(second)).toBe(toJson(first));
    expect(digestOf(second)).toBe(digestOf(first));
  });

  it('takes its events in batches too, at hand or awaited', async () => {
    const { events, ...settings } = scriptedRun([curls(20)]);
    const batches = [0, 7, 7, 300, events.length].map((end, index, ends) =>
      events.slice(ends[index - 1] ?? 0, end).map(({ event }) => event),
    );
    async function* awaited() {
      yield* batches;
    }
    const whole = reportOf({ ...settings, events });
    for (const given of [batches, awaited()]) {
      const result = await simulateBatches(settings, given);
      expect(reportRun(result, { source: 'test', violations: result.violations })).toEqual(whole);
    }
  });

  it('leaves its options as they were', () => {
    const options = scriptedRun([curls(3)]);
    const before = toJson(options);
    simulate(options);
    expect(toJson(options)).toBe(before);
  });

  it('reads nothing from an earlier run: another one in between changes nothing', () => {
    const options = scriptedRun([curls(4)]);
    const first = toJson(reportOf(options));
    simulate(scriptedRun([curls(9)], { seed: 99, toggles: { 'close-gate': 'delete' } }));
    expect(toJson(reportOf(options))).toBe(first);
  });

  it('without events still polls, and passes', () => {
    const report = reportOf(scriptedRun([]));
    expect(report).toMatchObject({ verdict: 'pass', ledger: { captured: 0 }, hits: {} });
    expect(report.polls.map(({ tNs }) => tNs / SECOND_NS)).toEqual([7, 37, 67]);
  });

  it('polls once more after the last event, and then as often as it should be quiet', () => {
    const polls = (quietPolls: number) =>
      reportOf(scriptedRun([curls(1, { startNs: 40 * SECOND_NS })], { schedule: { quietPolls } })).polls;
    expect(polls(0).map(({ tNs }) => tNs / SECOND_NS)).toEqual([7, 37, 67]);
    expect(polls(3).map(({ tNs }) => tNs / SECOND_NS)).toEqual([7, 37, 67, 97, 127, 157]);
  });

  it('names the toggles in which it differs from its profile, and the seed', () => {
    const report = reportOf(scriptedRun([], { toggles: { 'close-gate': 'delete' }, seed: 12 }));
    expect(report).toMatchObject({ profile: 'agent-7.60', toggles: { 'close-gate': 'delete' }, seed: 12 });
  });

  it('names a service whose hits did not arrive, with zero hits', () => {
    expect(reportOf(scriptedRun([curls(2)])).hits).toEqual({
      curl: { server: 0, client: 2 },
      'docker-proxy': { server: 2, client: 0 },
      mysrv: { server: 0, client: 0 },
    });
  });

  it('loses everything when no client is registered before the connections close', () => {
    const { totals } = simulate(scriptedRun([curls(5)], { schedule: { registerAtNs: undefined } }));
    expect(totals.byReason).toEqual(new Map([['no-registered-client', 20]]));
  });

  it('loses what is closed before the client registers, which its first poll does at the latest', () => {
    const lost = (registerAtNs: number) => {
      // Without batches: a batch of closes that waits in the kernel would outlive the registration.
      const options = { toggles: { 'close-batching': 'off' }, schedule: { registerAtNs } };
      return simulate(scriptedRun([curls(5), curls(1, { startNs: 8 * SECOND_NS })], options)).totals.byReason;
    };
    expect(lost(0).get('no-registered-client')).toBe(undefined);
    expect(lost(2.5 * SECOND_NS).get('no-registered-client')).toBe(8);
    expect(lost(90 * SECOND_NS).get('no-registered-client')).toBe(20);
  });

  it('keeps the trail of a watched transaction without changing anything else', () => {
    const options = scriptedRun([curls(3)]);
    const watched = simulate({ ...options, watchedTransaction: 2 });
    expect(watched.ledger.trail.length).toBeGreaterThan(2);
    expect(simulate(options).ledger.trail).toEqual([]);
    expect(watched.ledger.hits()).toEqual(simulate(options).ledger.hits());
  });
});
