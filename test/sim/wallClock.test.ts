import { describe, expect, it } from 'vitest';
import { WallClock } from '../../src/model/WallClock.ts';
import { scenarioOfRun } from '../../src/cli/scenarioOfRun.ts';
import { convertScenario } from '../../src/scenarios/convertScenario.ts';
import { type ClockStep, ScheduledEvents } from '../../src/sim/pollSchedule.ts';
import { simplifySettings } from '../../src/sim/minimize/simplifySettings.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { MuseumBench } from '../model/museum/conn/MuseumBench.ts';
import { curls, scriptedRun } from './scriptedRun.ts';

const S = 1_000_000_000;

describe('the wall clock', () => {
  it('goes on from where it is set to', () => {
    const clock = new WallClock(1000n);
    expect(clock.at(5)).toBe(1005n);
    clock.step(-900);
    expect(clock.at(6)).toBe(106n);
  });

  /** A failure waits 120 s for its close, by whole seconds since the epoch. */
  it.each([
    [0, 1],
    [1, 1],
    [125, 0],
    [-3600, 1],
  ])('set by %i s leaves %i failures that wait for their close', (byS, left) => {
    const { agent } = new MuseumBench();
    const ends = { src: '10.0.0.1', sport: 40_000, dst: '10.0.0.9', dport: 80, type: 0, family: 0 } as const;
    agent.tracer.receive({ via: 'ring', cpu: 0, kind: 'failure', tuple: { ...ends, netns: 1, pid: 10 }, reason: 104 });
    agent.advanceTo(1 * S);
    agent.readCloses();
    expect(agent.tracer.failedConnections.size).toBe(1);
    agent.stepWallClock(byS * S);
    agent.poll('other', 30 * S);
    expect(agent.tracer.failedConnections.size).toBe(left);
  });

  it('leaves clients alone, whose times of Go carry a monotonic reading along', () => {
    const { agent } = new MuseumBench();
    agent.stepWallClock(3600 * S);
    agent.poll('other', 30 * S);
    expect(agent.state.listClients()).toHaveLength(2);
  });
});

describe('a scheduled step of the clock', () => {
  const schedule = (clockSteps: readonly ClockStep[]) => ({
    registerAtNs: 0,
    pollEveryNs: 30 * S,
    pollOffsetNs: 7 * S,
    quietPolls: 2,
    clockSteps,
  });

  it('comes at its time, before a poll of the same instant', () => {
    const events = new ScheduledEvents(
      schedule([
        { atNs: 37 * S, byNs: -1 },
        { atNs: 5 * S, byNs: 2 },
      ]),
    );
    const seen = Array.from({ length: 5 }, () => events.take()).map(({ event, tNs }) => [event.kind, tNs / S]);
    expect(seen).toEqual([
      ['register', 0],
      ['clockStep', 5],
      ['poll', 7],
      ['clockStep', 37],
      ['poll', 37],
    ]);
  });

  it('is written into a scenario and read from one, and left out where it is not needed', async () => {
    const clockSteps = [{ atNs: 65 * S, byNs: -3600 * S }];
    const run = scriptedRun([curls(1)], { schedule: { clockSteps } });
    const { events: _events, ...settings } = run;
    const raw = scenarioOfRun('stepped', settings, 'trace.msgpack', simulate(run));
    expect(raw.agent?.['clock-steps']).toEqual([{ at: '65s', by: '-3600s' }]);
    const fail = (_at: unknown, problem: string) => {
      throw new Error(problem);
    };
    const read = convertScenario(raw, { directory: '.', name: 'stepped', fail });
    expect(read.agent.clockSteps).toEqual(clockSteps);
    const small = await simplifySettings(settings, async () => true);
    expect(small.schedule.clockSteps).toEqual([]);
  });

  it.each([
    ['never', '1s', 'at'],
    ['1s', 'soon', 'by'],
    ['1s', '-200d', 'by'],
  ])('at %s by %s is refused', (at, by, place) => {
    const places: unknown[] = [];
    const fail = (where: readonly unknown[], problem: string): never => {
      places.push(where.at(-1));
      throw new Error(problem);
    };
    const raw = { title: 'x', agent: { 'clock-steps': [{ at, by }] }, workload: { trace: 't' } };
    expect(() => convertScenario(raw, { directory: '.', name: 'x', fail })).toThrow();
    expect(places).toEqual([place]);
  });
});
