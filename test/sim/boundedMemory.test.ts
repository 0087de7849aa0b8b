import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/sim/simulate.ts';
import type { ScriptedChanges } from './scriptedRun.ts';
import { curls, scriptedRun } from './scriptedRun.ts';

const SECOND_NS = 1_000_000_000;

/** Long enough, at a poll a second, that all that ends is forgotten many times over. */
const CURLS = curls(300, { everyNs: SECOND_NS / 4 });
const SCHEDULE = { pollEveryNs: SECOND_NS, pollOffsetNs: SECOND_NS / 10, quietPolls: 3 };

const CASES: [string, ScriptedChanges][] = [
  ['hits that all arrive', { toggles: { 'docker-proxy-pid-check': 'on' } }],
  ['hits that the filter takes', {}],
  ['closed connections that do not fit', { toggles: { 'max-client-stats': '3', 'usm-events-per-page': '2' } }],
  ['statistics that do not fit', { toggles: { 'max-http-stats-buffered': '1' } }],
  ['nobody who polls for long', { schedule: { registerAtNs: undefined, pollOffsetNs: 40 * SECOND_NS } }],
];

describe('a run that keeps only sums', () => {
  it.each(CASES)('tells the same of %s', (_name, changes) => {
    const options = scriptedRun([CURLS], { ...changes, schedule: { ...SCHEDULE, ...changes.schedule } });
    const full = simulate(options);
    const sums = simulate({ ...options, memory: 'sums' });
    expect(sums.totals).toEqual(full.totals);
    expect(sums.totals.captured).toBe(1200);
    expect(sums.polls).toEqual(full.polls.map((poll) => ({ ...poll, removed: [] })));
    expect(sums.sums).toEqual(full.sums);
    expect(sums.hits).toEqual(full.hits);
    expect(sums.counters).toEqual(full.counters);
    expect(sums.violations).toEqual(full.violations);
    expect(sums.forgotten).toMatchObject({ choices: full.choices.length, polls: 0 });
    expect(full.forgotten).toBeUndefined();
  });

  it('begins to forget when it becomes too long, and is told apart by what was chosen', () => {
    const options = scriptedRun([CURLS], { schedule: SCHEDULE });
    const full = simulate(options);
    const justFits = simulate({ ...options, memory: full.events });
    expect(justFits.forgotten).toBeUndefined();
    expect(justFits.ledger.hits()).toEqual(full.ledger.hits());
    const shorter = simulate({ ...options, memory: full.events / 2 });
    const sums = simulate({ ...options, memory: 'sums' });
    expect(shorter.forgotten).toEqual(sums.forgotten);
    expect(shorter.totals).toEqual(sums.totals);
    expect(simulate({ ...options, memory: 'sums', seed: 2 }).forgotten?.choices).toBe(sums.forgotten?.choices);
    expect(simulate({ ...options, memory: 'sums', seed: 2 }).forgotten).not.toEqual(sums.forgotten);
  });

  it('remembers the last polls of very many', () => {
    const schedule = { ...SCHEDULE, pollEveryNs: SECOND_NS / 40 };
    const options = scriptedRun([CURLS], { schedule });
    const full = simulate(options);
    const sums = simulate({ ...options, memory: 'sums' });
    expect(sums.forgotten?.polls).toBeGreaterThan(2000);
    expect(sums.polls.map(({ poll }) => poll)).toEqual(full.polls.slice(sums.forgotten?.polls).map(({ poll }) => poll));
    expect(sums.violations).toEqual(full.violations);
  });

  it('remembers no more of a longer run', () => {
    const sizes = [300, 900].map((repeat) => {
      const step = curls(repeat, { everyNs: SECOND_NS / 4 });
      const { ledger, flows } = simulate({ ...scriptedRun([step], { schedule: SCHEDULE }), memory: 'sums' });
      return { transactions: ledger.transactionCount, flows: ledger.flowCount, known: flows.known().length };
    });
    expect(sizes[1]).toEqual(sizes[0]);
    expect(sizes[0]!.transactions).toBeLessThan(300);
  });
});
