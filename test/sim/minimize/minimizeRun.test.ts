import { describe, expect, it } from 'vitest';
import { forPartsOf, violated } from '../../../src/sim/condition.ts';
import { groupByKind, groupBySubject } from '../../../src/sim/minimize/groupEvents.ts';
import { minimizeRun, type SmallRun } from '../../../src/sim/minimize/minimizeRun.ts';
import { moveTogether } from '../../../src/sim/minimize/moveTogether.ts';
import { renumber } from '../../../src/sim/minimize/renumber.ts';
import { simplifySettings } from '../../../src/sim/minimize/simplifySettings.ts';
import { type EventList, simulateList } from '../../../src/sim/runFunction.ts';
import type { RunOptions } from '../../../src/sim/simulate.ts';
import { curls, scriptedRun } from '../scriptedRun.ts';

async function minimized(run: RunOptions, invariant: string): Promise<SmallRun> {
  const { events, ...settings } = run;
  const condition = forPartsOf(simulateList(settings, events), violated(invariant));
  return minimizeRun({ settings, events }, { run: simulateList, holds: condition.holds });
}

describe('a small run', () => {
  const start = scriptedRun([curls(10)], {
    toggles: { 'close-gate': 'delete' },
    schedule: { lostPayloads: [4] },
    seed: 9,
  });

  it('shows the same with a handful of events and ordinary settings', async () => {
    const { events, settings, refused } = await minimized(start, 'every-hit-arrives');
    expect(events.length).toBeLessThanOrEqual(8);
    expect(events.length).toBeGreaterThan(3);
    expect(settings.schedule.lostPayloads).toEqual([]);
    expect(settings.seed).toBe(1);
    expect(settings.profile.kernel.closeGate).toBe('flag-map');
    expect(refused).toBe(0);
    const result = simulateList(settings, events);
    expect([...result.totals.byReason.keys()]).toContain('docker-proxy-without-pid-check');
  });

  it('is 1-minimal', async () => {
    const { events, settings } = await minimized(start, 'every-hit-arrives');
    for (const left of events) {
      const result = simulateList(settings, renumber(events.filter((event) => event !== left)));
      const reasons = [...result.totals.byReason.keys()].filter(
        (reason) => reason === 'docker-proxy-without-pid-check',
      );
      expect(reasons).toEqual([]);
    }
  });

  it('is the same every time', async () => {
    expect(minimized(start, 'filter-only-proxy')).toEqual(minimized(start, 'filter-only-proxy'));
  });

  it('does not slip from one defect to another one', async () => {
    const { events, settings } = await minimized(
      scriptedRun([curls(5)], { schedule: { registerAtNs: undefined } }),
      'every-hit-arrives',
    );
    expect([...simulateList(settings, events).totals.byReason.keys()]).toEqual(
      expect.not.arrayContaining(['connection-unknown', 'request-not-seen']),
    );
  });

  it('is what is left by then when the runs are used up', async () => {
    const { events, ...settings } = start;
    const holds = violated('every-hit-arrives').holds;
    const stopped = await minimizeRun({ settings, events }, { run: simulateList, holds, runsMax: 9 });
    expect(stopped).toMatchObject({ runs: 9, isMinimal: false });
    expect(stopped.events.length).toBeLessThan(events.length);
    expect(holds(simulateList(stopped.settings, stopped.events))).toBe(true);
    let left = 9;
    const mayGoOn = async () => (left -= 1) >= 0;
    expect(await minimizeRun({ settings, events }, { run: simulateList, holds, mayGoOn })).toEqual(stopped);
    const none = await minimizeRun({ settings, events }, { run: simulateList, holds, runsMax: 0 });
    expect(none.events).toHaveLength(events.length);
    expect(await minimizeRun({ settings, events }, { run: simulateList, holds })).toMatchObject({ isMinimal: true });
  });

  it('follows no case that the model does not survive', async () => {
    const { events, ...settings } = start;
    const fragile: typeof simulateList = (of, list) => {
      if (list.length === 7) throw new Error('planted');
      return simulateList(of, list);
    };
    const holds = ({ events: count }: { events: number }) => count >= 3;
    const small = await minimizeRun({ settings, events }, { run: fragile, holds });
    expect(small.events).toHaveLength(3);
    const stopped = await minimizeRun(
      { settings, events: events.slice(0, 8) },
      { run: fragile, holds: (r) => r.events > 5 },
    );
    expect(stopped.refused).toBeGreaterThan(0);
  });
});

describe('groups of events', () => {
  const { events } = scriptedRun([curls(2)]);

  it('hold each event once, and both ends of a connection together', async () => {
    for (const groups of [groupByKind(events), groupBySubject(events)]) {
      expect(groups.flat().toSorted((a, b) => a - b)).toEqual(events.map((_, index) => index));
    }
    const socketsOf = (group: readonly number[]) =>
      new Set(group.flatMap((index) => ('ck' in events[index]!.event ? [events[index]!.event.ck] : [])));
    const connections = groupBySubject(events)
      .map(socketsOf)
      .filter(({ size }) => size > 0);
    expect(connections.map(({ size }) => size)).toEqual([2, 2, 2, 2]);
  });
});

describe('events moved together', () => {
  const { events } = scriptedRun([curls(3, { startNs: 1_234_567_890 })]);
  const gaps = (list: EventList) => list.map(({ tNs }, index) => tNs - (list[index - 1]?.tNs ?? 0));

  it('follow each other by a millisecond where nothing depends on it', async () => {
    expect(new Set(gaps(await moveTogether(events, () => true)))).toEqual(new Set([1_000_000]));
  });

  it('keep and round what matters, and their order', async () => {
    const isLate = (list: EventList) => list.at(-1)!.tNs >= 2_000_000_000;
    const moved = await moveTogether(events, isLate);
    expect(isLate(moved)).toBe(true);
    expect(moved.map(({ event }) => event.kind)).toEqual(events.map(({ event }) => event.kind));
    expect(gaps(moved).filter((gap) => gap !== 1_000_000)).not.toEqual([]);
    for (const gap of gaps(moved)) expect(gap % 1_000_000).toBe(0);
  });
});

describe('simplified settings', () => {
  it('lose every fault and every other client that is not needed', async () => {
    const { events: _unused, ...settings } = scriptedRun([], {
      schedule: {
        failedScans: [1, 2],
        skippedPolls: [3],
        otherClients: [{ id: 'debug', registerAtNs: 0, pollEveryNs: 1e9, pollOffsetNs: 0 }],
        pollEveryNs: 10e9,
        pollOffsetNs: 3e9,
        quietPolls: 5,
        failedReads: new Map([[1, 'open']]),
      },
    });
    const { schedule } = await simplifySettings(settings, (tried) => tried.schedule.failedScans?.includes(2) ?? false);
    expect(schedule).toEqual({
      registerAtNs: 0,
      pollEveryNs: 30e9,
      pollOffsetNs: 7e9,
      quietPolls: 2,
      failedScans: [2],
      skippedPolls: [],
      otherClients: [],
      failedReads: new Map(),
    });
  });
});
