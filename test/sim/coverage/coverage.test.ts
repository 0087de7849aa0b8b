import { describe, expect, it } from 'vitest';
import { LOSS_REASON_IDS } from '../../../src/model/ledger/lossReasons.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import type { WindowsCase } from '../../../src/scenarios/windows/workload/WindowsCase.ts';
import { prepareWindowsCase } from '../../../src/sim/campaign/prepareWindowsCase.ts';
import { Coverage } from '../../../src/sim/coverage/Coverage.ts';
import { findGoal, GOALS } from '../../../src/sim/coverage/goals.ts';
import { workloadFacts } from '../../../src/sim/coverage/workloadFacts.ts';
import { simulateList } from '../../../src/sim/runFunction.ts';
import type { ScriptStep } from '../../../src/scenarios/scenario.ts';
import { PLAIN_CASE, PLAIN_CONNECTION, PLAIN_FLOW, PLAIN_REQUEST } from '../campaign/plainCase.ts';
import { curls, scriptedRun, type ScriptedChanges } from '../scriptedRun.ts';

const SECOND_NS = 1_000_000_000;

/** Coverage of one scripted run. */
function covered(steps: readonly ScriptStep[], changes: ScriptedChanges = {}) {
  const { events, ...settings } = scriptedRun(steps, changes);
  const coverage = new Coverage();
  coverage.add({ source: 'x', settings, events, result: simulateList(settings, events) });
  return coverage.tables();
}

function goalsOf(...run: Parameters<typeof covered>): string[] {
  return [...covered(...run).goals].filter(([, reach]) => reach !== undefined).map(([id]) => id);
}

/** A connection of the host: opened, asked, answered and closed at these seconds. */
function talk(times: {
  open: number;
  ask: readonly number[];
  answer: readonly number[];
  close: number;
  other?: number;
}) {
  const steps: ScriptStep[] = [
    {
      kind: 'connect',
      atNs: times.open * SECOND_NS,
      flow: `f${times.open}`,
      client: { process: 'client', address: '10.0.0.1', port: 40_000 },
      server: { process: 'web', address: '10.0.0.1', port: 80 },
    },
    ...times.ask.map(
      (at): ScriptStep => ({ kind: 'request', atNs: at * SECOND_NS, flow: `f${times.open}`, method: 'GET', path: '/' }),
    ),
    ...times.answer.map(
      (at): ScriptStep => ({ kind: 'respond', atNs: at * SECOND_NS, flow: `f${times.open}`, status: 200 }),
    ),
    {
      kind: 'close',
      atNs: times.close * SECOND_NS,
      flow: `f${times.open}`,
      by: 'client',
      otherAfterNs: (times.other ?? 0) * SECOND_NS,
    },
  ];
  return steps;
}

describe('coverage', () => {
  it('counts reasons, stages, counters, choices and toggle values, with the first run that reached each', () => {
    const coverage = new Coverage();
    for (const [source, value] of [
      ['bad', 'off'],
      ['good', 'on'],
    ] as const) {
      const { events, ...settings } = scriptedRun([curls(3)], { toggles: { 'docker-proxy-pid-check': value } });
      coverage.add({ source, settings, events, result: simulateList(settings, events) });
    }
    const tables = coverage.tables();
    expect(tables.runs).toBe(2);
    expect([...tables.reasons.keys()]).toEqual(LOSS_REASON_IDS);
    expect(tables.reasons.get('docker-proxy-own-leg')?.first).toBe('bad');
    expect(tables.reasons.get('docker-proxy-without-pid-check')).toMatchObject({ first: 'bad' });
    expect(tables.reasons.get('client-expired')).toBeUndefined();
    expect(tables.hitStages.get('client-store')).toEqual({ count: 2, first: 'bad' });
    expect(tables.hitStages.get('driver-http')).toBeUndefined();
    expect(tables.flowStages.get('close-batch')).toEqual({ count: 2, first: 'bad' });
    expect(tables.toggles.get('docker-proxy-pid-check')).toEqual(['off', 'on']);
    expect(tables.toggles.get('close-gate')).toEqual(['flag-map']);
    expect(tables.choices.get('usm.event-consumer.sync')?.answers).toBeGreaterThan(0);
  });

  it('is empty before the first run', () => {
    const { goals, reasons, counters } = new Coverage().tables();
    expect([...goals.values(), ...reasons.values(), ...counters.values()].filter(Boolean)).toEqual([]);
  });
});

describe('goals', () => {
  it('have names of their own and a sentence each', () => {
    expect(new Set(GOALS.map(({ id }) => id)).size).toBe(GOALS.length);
    for (const { id, about } of GOALS) expect(findGoal(id)?.about).toBe(about);
    expect(findGoal('nothing')).toBeUndefined();
  });

  it('are not reached by a run of nothing', () => {
    expect(goalsOf([])).toEqual([]);
  });

  const quiet = talk({ open: 1, ask: [2], answer: [3], close: 4 });
  it.each<[string, ScriptStep[], ScriptedChanges]>([
    ['keep-alive', talk({ open: 1, ask: [2, 4], answer: [3, 5], close: 6 }), {}],
    ['poll-in-life', talk({ open: 1, ask: [2], answer: [3], close: 8 }), {}],
    ['poll-between-request-and-response', talk({ open: 1, ask: [6], answer: [8], close: 9 }), {}],
    ['poll-between-fin-and-close', talk({ open: 1, ask: [2], answer: [3], close: 6, other: 2 }), {}],
    ['tuple-reused', [...quiet, ...talk({ open: 5, ask: [], answer: [], close: 6 })], {}],
    ['lost-payload', quiet, { schedule: { lostPayloads: [1] } }],
    ['failed-scan', quiet, { schedule: { failedScans: [1] } }],
    ['skipped-poll', quiet, { schedule: { skippedPolls: [2] } }],
    ['no-client', quiet, { schedule: { registerAtNs: undefined } }],
    ['filtered-by-mistake', [curls(1)], {}],
    ['full-buffer', [curls(3)], { toggles: { 'max-closed-conns': '1' } }],
    [
      'full-kernel-map',
      [curls(3, { everyNs: 1000, thinkNs: SECOND_NS })],
      { toggles: { 'max-tracked-connections': '2' } },
    ],
    [
      'second-client',
      quiet,
      { schedule: { otherClients: [{ id: 'x', registerAtNs: 0, pollEveryNs: 30e9, pollOffsetNs: 8e9 }] } },
    ],
  ])('%s is reached by a run that is made for it, and not by a quiet one', (id, steps, changes) => {
    expect(goalsOf(steps, changes)).toContain(id);
    expect(goalsOf(quiet)).not.toContain(id);
  });
});

describe('facts of a workload', () => {
  it('hold what is still under way at the end', () => {
    const { events } = scriptedRun(talk({ open: 1, ask: [2], answer: [], close: 100 }).slice(0, 2));
    const { lives, exchanges, closings } = workloadFacts(events);
    expect(lives.map(({ toNs }) => toNs)).toEqual([undefined, undefined]);
    expect(exchanges.map(({ toNs }) => toNs)).toEqual([undefined, undefined]);
    expect(closings).toEqual([]);
  });

  it('are read of Windows hosts too, from what HTTP.sys tells', () => {
    const spaced = { ...PLAIN_REQUEST, spacingMs: 10 };
    const requests = [spaced, { ...spaced, afterMs: 6000 }];
    const http = {
      ...PLAIN_CONNECTION,
      hasFlow: false,
      closing: { afterMs: 20_000, spacingMs: 30_000, events: [23, 24] },
    };
    const connections = [
      { ...http, requests },
      { ...http, atMs: 60_000, requests: [] },
    ];
    const { exchanges, closings, lives, ...facts } = factsOf({ ...PLAIN_CASE, connections });
    expect(facts).toMatchObject({ requestsMost: 2, reusesTuple: true, hasReset: false });
    expect(exchanges).toHaveLength(2);
    expect(exchanges.every(({ fromNs, toNs }) => toNs !== undefined && fromNs < toNs)).toBe(true);
    expect(closings).toHaveLength(2);
    expect(lives).toHaveLength(2);
  });

  it('are read of flows of the Windows driver', () => {
    const ending = { kind: 'closes', afterMs: 5000, status: 5 } as const;
    const first = { ...PLAIN_FLOW, network: 'v6' as const, ending };
    const flows = [first, { ...first, atMs: 9000, ending: { ...ending, kind: 'none' as const } }];
    const facts = factsOf({ ...PLAIN_CASE, flows });
    expect(facts).toMatchObject({ reusesTuple: true, hasIpv6: true, hasReset: true, requestsMost: 0 });
    expect(facts.lives.map(({ toNs }) => toNs)).toEqual([expect.any(Number), undefined]);
  });

  it('reach goals of keep-alive and polls on Windows', () => {
    const long = { ...PLAIN_REQUEST, thinkMs: 40_000 };
    const connections = [{ ...PLAIN_CONNECTION, requests: [PLAIN_REQUEST, long] }];
    const { events, ...settings } = prepareWindowsCase({ ...PLAIN_CASE, connections }, findProfile('latest')!);
    const coverage = new Coverage();
    coverage.add({ source: 'x', settings, events, result: simulateList(settings, events) });
    const reached = [...coverage.tables().goals].flatMap(([id, reach]) => (reach ? [id] : []));
    expect(reached).toEqual(
      expect.arrayContaining(['keep-alive', 'poll-between-request-and-response', 'poll-in-life']),
    );
  });
});

function factsOf(made: WindowsCase) {
  return workloadFacts(prepareWindowsCase(made, findProfile('latest')!).events);
}
