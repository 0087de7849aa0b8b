import { describe, expect, it } from 'vitest';
import { Ledger } from '../../src/model/ledger/ledger.ts';
import type { LedgerTotals } from '../../src/model/ledger/fate.ts';
import { INVARIANTS } from '../../src/sim/invariants/all.ts';
import type { CheckedRun } from '../../src/sim/invariants/invariant.ts';
import { InvariantWatch } from '../../src/sim/invariantWatch.ts';
import { recordPoll } from '../../src/sim/recordPoll.ts';
import type { RemovedConnection, RunSums, ServiceHits } from '../../src/sim/runResult.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { HostBench } from './HostBench.ts';
import { curls, scriptedRun } from './scriptedRun.ts';

const NO_SUMS: RunSums = { delivered: 0, kept: 0, foreignRemoved: 0, tcpFailures: 0, tcpClosed: 0, agentEnds: 0 };

/** One poll of a run in which both hits of one transaction were shipped, and nothing else happened. */
function soundRun(): CheckedRun {
  const ledger = new Ledger();
  const hits = ledger.listOfTransaction(
    ledger.capture({ clientFlow: ledger.openFlow(), serverFlow: ledger.openFlow() }),
  );
  ledger.shipHits(hits, 'client', { service: 'curl' });
  ledger.shipHits(hits, 'server', { service: 'mysrv' });
  return runOf(
    ledger,
    new Map([
      ['curl', { server: 0, client: 1 }],
      ['mysrv', { server: 1, client: 0 }],
    ]),
  );
}

function runOf(ledger: Ledger, hits: ReadonlyMap<string, ServiceHits>) {
  const bench = new HostBench();
  const outcome = bench.agent.poll('nobody', 1);
  const { processes, flows } = bench.driver;
  const poll = recordPoll(outcome, { poll: 1, tNs: 1, ledger, processes, flows });
  return { poll, hits, sums: NO_SUMS };
}

function withTotals(changes: Partial<LedgerTotals>): CheckedRun {
  const run = soundRun();
  return { ...run, poll: { ...run.poll, totals: { ...run.poll.totals, ...changes } } };
}

function violated(run: CheckedRun): string[] {
  return INVARIANTS.flatMap((invariant) => invariant.check(run)?.invariant ?? []);
}

const FOREIGN: RemovedConnection = {
  pid: 3307,
  flow: '172.17.0.2:8085 -> 172.17.0.1:32768',
  proxyPid: 3340,
  rule: 'local-end-is-target',
  ownerIsProxy: false,
  hits: 1,
};

describe('the invariants', () => {
  it('accept a sound run', () => {
    expect(violated(soundRun())).toEqual([]);
  });

  it('carry their own names into what they find, each name once', () => {
    expect(new Set(INVARIANTS.map(({ name }) => name)).size).toBe(INVARIANTS.length);
    for (const { about } of INVARIANTS) expect(about.length).toBeGreaterThan(20);
  });

  it.each([
    ['a running sum that a full count does not confirm', withTotals({ shipped: 1, inFlight: 1 }), 'hit-conservation'],
    ['a hit without a fate', withTotals({ captured: 3 }), 'hit-conservation'],
    ['a hit in the back end that the ledger does not know', extraHit(), 'backend-matches-ledger'],
    ['a foreign connection removed by the filter', foreignRemoved(), 'filter-only-proxy'],
    ['a hit that was lost', withTotals({ byReason: new Map([['event-pages-full', 1]]) }), 'every-hit-arrives'],
    ['a hit that was shipped twice', withTotals({ surplusShipments: 1 }), 'hits-not-duplicated'],
    ['more failures than closes', manyFailures(), 'failure-rate-bounded'],
  ] as const)('find %s', (_what, run, name) => {
    expect(violated(run)).toEqual([name]);
  });

  it('find an orphan beside its own connection, which has not arrived either', () => {
    expect(violated(withTotals({ byReason: new Map([['connection-key-mismatch', 2]]) }))).toEqual([
      'every-hit-arrives',
      'no-orphans-when-connection-reported',
    ]);
  });

  it('let a hit end that a rule removes on purpose, and failures up to the number of closes', () => {
    expect(violated(withTotals({ byReason: new Map([['docker-proxy-own-leg', 1]]) }))).toEqual([]);
    expect(violated({ ...soundRun(), sums: { ...NO_SUMS, tcpFailures: 4, tcpClosed: 4, agentEnds: 0 } })).toEqual([]);
  });
});

describe('the watch over all polls', () => {
  it('tells the last state of a violation with the poll that showed it first', () => {
    const watch = new InvariantWatch();
    const lost = (poll: number, hits: number): CheckedRun => {
      const run = withTotals({ byReason: new Map([['event-pages-full', hits]]) });
      return { ...run, poll: { ...run.poll, poll } };
    };
    watch.check(soundRun());
    watch.check(lost(2, 1));
    watch.check(lost(3, 5));
    expect(watch.violations).toMatchObject([
      { invariant: 'every-hit-arrives', observed: '5 lost (event-pages-full)', poll: 2 },
    ]);
  });
});

describe('a run', () => {
  it.each([
    ['the pid check', { 'docker-proxy-pid-check': 'on' }, []],
    ['the filter as it is', {}, ['filter-only-proxy', 'every-hit-arrives']],
    [
      'a lookup in one orientation only',
      { 'docker-proxy-pid-check': 'on', 'join-lookup': 'windows' },
      ['every-hit-arrives', 'no-orphans-when-connection-reported'],
    ],
    [
      'a buffer for one closed connection',
      { 'docker-proxy-pid-check': 'on', 'max-closed-conns': '1' },
      ['every-hit-arrives'],
    ],
  ] as const)('with %s violates exactly what it should', (_what, toggles, names) => {
    const { violations } = simulate(scriptedRun([curls(5)], { toggles }));
    expect(violations.map(({ invariant }) => invariant)).toEqual(names);
  });
});

function extraHit(): CheckedRun {
  const run = soundRun();
  return { ...run, hits: new Map([...run.hits, ['ghost', { server: 1, client: 0 }]]) };
}

function foreignRemoved(): CheckedRun {
  const run = soundRun();
  return { ...run, poll: { ...run.poll, removed: [FOREIGN] } };
}

function manyFailures(): CheckedRun {
  return { ...soundRun(), sums: { ...NO_SUMS, tcpFailures: 5, tcpClosed: 4, agentEnds: 0 } };
}
