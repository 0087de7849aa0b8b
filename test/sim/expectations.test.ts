import { describe, expect, it } from 'vitest';
import type { Expectations } from '../../src/scenarios/scenario.ts';
import { checkExpectations } from '../../src/sim/expectations.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { curls, scriptedRun } from './scriptedRun.ts';

/** Five curls, the filter as it is: 10 hits shipped, 5 + 5 filtered; two invariants violated. */
const result = simulate(scriptedRun([curls(5)]));
const VIOLATED = ['filter-only-proxy', 'every-hit-arrives'];

function differences(changes: Partial<Expectations>) {
  const nothing: Expectations = {
    serverHits: undefined,
    clientHits: undefined,
    fates: undefined,
    connections: undefined,
    tcp: undefined,
    polls: [],
    counters: undefined,
    agentEnds: undefined,
    violates: VIOLATED,
    overSeeds: undefined,
  };
  return checkExpectations(result, { ...nothing, ...changes }).map(
    ({ invariant, expected, observed }) => `${invariant}: ${expected}, not ${observed}`,
  );
}

describe('the expectations of a scenario', () => {
  it('hold when every number is there', () => {
    const fates = { captured: 20, shipped: 10, filtered: 10, lost: 0, orphaned: 0, duplicated: 0, 'in-flight': 0 };
    expect(
      differences({
        serverHits: new Map([
          ['docker-proxy', 5],
          ['mysrv', 0],
          ['nobody', 0],
        ]),
        clientHits: new Map([['curl', 5]]),
        fates: new Map([...Object.entries(fates), ['docker-proxy-own-leg', 5]]),
        connections: { delivered: 20, kept: 10 },
      }),
    ).toEqual([]);
  });

  it.each([
    [{ serverHits: new Map([['mysrv', 5]]) }, 'expectation: server hits of mysrv = 5, not 0'],
    [{ clientHits: new Map([['curl', 4]]) }, 'expectation: client hits of curl = 4, not 5'],
    [{ fates: new Map([['shipped', 20]]) }, 'expectation: fate shipped = 20, not 10'],
    [{ fates: new Map([['event-pages-full', 1]]) }, 'expectation: fate event-pages-full = 1, not 0'],
    [{ connections: { delivered: 1, kept: undefined } }, 'expectation: connections delivered = 1, not 20'],
    [{ connections: { delivered: undefined, kept: 1 } }, 'expectation: connections kept = 1, not 10'],
    [{ violates: [...VIOLATED, 'hits-not-duplicated'] }, 'expectation: hits-not-duplicated violated, not it holds'],
  ] as const)('%j is told when it does not hold', (changes, difference) => {
    expect(differences(changes)).toEqual([difference]);
  });

  it('tell a violated invariant that they do not name', () => {
    expect(differences({ violates: ['filter-only-proxy'] })).toEqual([expect.stringMatching(/^every-hit-arrives: /)]);
  });

  it('let a named invariant hold where the seed decides', () => {
    const overSeeds = { seeds: 2, service: 'mysrv', serverHits: [0] };
    expect(differences({ violates: [...VIOLATED, 'hits-not-duplicated'], overSeeds })).toEqual([]);
  });
});
