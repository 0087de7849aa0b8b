import { beforeAll, describe, expect, it } from 'vitest';
import { firstDivergence } from '../../src/report/firstDivergence.ts';
import { prepareScenario } from '../../src/runs/prepareRun.ts';
import { loadScenario } from '../../src/scenarios/loadScenario.ts';
import type { RunResult } from '../../src/sim/runResult.ts';
import { simulate } from '../../src/sim/simulate.ts';

let first: RunResult;
let again: RunResult;
let other: RunResult;

beforeAll(async () => {
  const { settings, events } = await prepareScenario(loadScenario('scenarios/two-proxies'), {});
  first = simulate({ ...settings, events });
  again = simulate({ ...settings, events });
  other = simulate({ ...settings, events, seed: 3 });
});

describe('the first step at which two runs part', () => {
  it('does not exist for two runs of the same', () => {
    expect(firstDivergence(first, again)).toBeUndefined();
  });

  it('is a choice where one was made differently', () => {
    expect(firstDivergence(first, other)).toMatch(/^choice \d+: docker-proxy\.extract of 2: [01 ]+, then docker-proxy/);
  });

  it('is a poll, with what differs in it', () => {
    const [poll, ...rest] = again.polls;
    const changed = { ...again, polls: [{ ...poll!, hits: new Map([['mysrv', { server: 1, client: 0 }]]) }, ...rest] };
    expect(firstDivergence(first, changed)).toMatch(
      /^poll 1: hits \[.*\], then \[\["mysrv",\{"server":1,"client":0\}\]\]$/,
    );
    expect(firstDivergence(first, { ...again, polls: rest.slice(1) })).toMatch(/^poll 1: poll 1, then \d$/);
    expect(firstDivergence(first, { ...again, polls: again.polls.slice(0, 1) })).toBe(
      'poll 2: in one of the runs only',
    );
  });

  it('is the fate of a hit, where polls are the same', () => {
    const { choices, polls } = first;
    expect(firstDivergence(first, { ...other, choices, polls })).toMatch(/^hit \d+: .+, then .+/);
  });

  it('is whatever else the report has', () => {
    expect(firstDivergence(first, { ...again, counters: new Map([['a', 1]]) })).toMatch(
      /^counters: .*, then \{"a":1\}$/,
    );
    expect(firstDivergence(first, { ...again, seed: 2 })).toBe('seed: 1, then 2');
  });
});
