import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/sim/simulate.ts';
import { compareRuns } from '../../../src/sim/whatIf/compareRuns.ts';
import { curls, scriptedRun } from '../scriptedRun.ts';

const BEFORE = simulate(scriptedRun([curls(3)]));

describe('a comparison of two runs', () => {
  it('finds nothing between equal runs', () => {
    const { changed, fates, counters, mended, broken } = compareRuns(BEFORE, simulate(scriptedRun([curls(3)])));
    expect({ changed, counters, mended, broken }).toEqual({ changed: [], counters: [], mended: [], broken: [] });
    for (const { before, after } of fates) expect(before).toBe(after);
    expect(fates.reduce((sum, { hits }) => sum + hits, 0)).toBe(BEFORE.totals.captured);
  });

  it('tells hit by hit what a rule changes', () => {
    const toggles = { 'docker-proxy-pid-check': 'on' };
    const { changed, fates, hits, mended } = compareRuns(BEFORE, simulate(scriptedRun([curls(3)], { toggles })));
    expect(fates).toContainEqual({ before: 'docker-proxy-without-pid-check', after: 'shipped', hits: 3 });
    expect(fates.reduce((sum, each) => sum + each.hits, 0)).toBe(12);
    expect(changed).toHaveLength(3);
    expect(changed[0]).toMatchObject({ side: 'server', service: 'mysrv', after: 'shipped' });
    expect(hits.find(({ service }) => service === 'mysrv')).toEqual({
      service: 'mysrv',
      before: { server: 0, client: 0 },
      after: { server: 3, client: 0 },
    });
    expect(mended).toEqual(['filter-only-proxy', 'every-hit-arrives']);
  });

  it('names what a change breaks, and counters that move', () => {
    const schedule = { registerAtNs: undefined };
    const good = simulate(scriptedRun([curls(3)], { toggles: { 'docker-proxy-pid-check': 'on' } }));
    const bad = simulate(scriptedRun([curls(3)], { toggles: { 'docker-proxy-pid-check': 'on' }, schedule }));
    const { broken, fates } = compareRuns(good, bad);
    expect(broken).toContain('every-hit-arrives');
    expect(fates.some(({ after }) => after === 'no-registered-client')).toBe(true);
    expect(compareRuns(bad, good).mended).toEqual(broken);
    const small = simulate(scriptedRun([curls(3)], { toggles: { 'max-closed-conns': '2' } }));
    expect(compareRuns(BEFORE, small).counters.map(({ name }) => name)).toContain('state.closedConnDroppedTcp');
  });

  it('holds a hit that only one run captured', () => {
    const { fates } = compareRuns(BEFORE, simulate(scriptedRun([curls(4)])));
    expect(fates.filter(({ before }) => before === 'not captured').reduce((sum, { hits }) => sum + hits, 0)).toBe(4);
  });
});
