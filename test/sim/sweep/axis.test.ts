import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../src/model/profiles.ts';
import { simulateList } from '../../../src/sim/runFunction.ts';
import { type Axis, parseAxis } from '../../../src/sim/sweep/axis.ts';
import { sweepAxes } from '../../../src/sim/sweep/sweepAxes.ts';
import { curls, scriptedRun } from '../scriptedRun.ts';

function axis(text: string): Axis {
  const parsed = parseAxis(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.axis;
}

const { events: _unused, ...SETTINGS } = scriptedRun([]);

describe('an axis of a sweep', () => {
  it.each([
    ['seed=1..4', ['1', '2', '3', '4']],
    ['seed=7,9', ['7', '9']],
    ['seed=1..10/4,99', ['1', '5', '9', '99']],
    ['poll.offset=1s..2s/250ms', ['1s', '1.25s', '1.5s', '1.75s', '2s']],
    ['poll.every=10s,30s', ['10s', '30s']],
    ['toggle:close-gate=flag-map,delete', ['flag-map', 'delete']],
    ['toggle:max-closed-conns=10..30/10', ['10', '20', '30']],
    ['toggle:dns-ports=53,5353', ['53,5353']],
    ['profile=agent-7.60,latest', ['agent-7.60', 'latest']],
    ['profile=all', PROFILES.map(({ id }) => id)],
  ])('%s', (text, values) => {
    expect(axis(text).values).toEqual(values);
  });

  it.each([
    ['', 'form'],
    ['seed', 'form'],
    ['seed=', 'form'],
    ['seeds=1..3', 'there is no seeds'],
    ['seed=3..1', 'ends before it begins'],
    ['seed=x', 'no value'],
    ['seed=1..4/0', 'needs a step'],
    ['seed=0..4294967296', 'no value|not from|more than'],
    ['poll.offset=1s..2s', 'needs a step'],
    ['poll.offset=soon', 'no value'],
    ['poll.every=0s', 'not from 1ms'],
    ['toggle:nothing=1', 'no toggle'],
    ['toggle:close-gate=ajar', 'one of'],
    ['profile=agent-9', 'no profile'],
    ['seed=1..999999', 'more than'],
  ])('%j is refused: %s', (text, problem) => {
    const parsed = parseAxis(text);
    expect('problem' in parsed ? parsed.problem : '').toMatch(new RegExp(problem));
  });

  it('changes just what it is called after', () => {
    expect(axis('seed=5').apply(SETTINGS, '5')).toEqual({ ...SETTINGS, seed: 5 });
    expect(axis('poll.offset=5s').apply(SETTINGS, '5s').schedule).toEqual({ ...SETTINGS.schedule, pollOffsetNs: 5e9 });
    expect(axis('poll.every=5s').apply(SETTINGS, '5s').schedule).toEqual({ ...SETTINGS.schedule, pollEveryNs: 5e9 });
    expect(axis('toggle:max-closed-conns=5').apply(SETTINGS, '5').profile.state.maxClosedConns).toBe(5);
  });

  it('of profiles leaves toggles overridden that are', () => {
    const changed = axis('toggle:docker-proxy-pid-check=on').apply(SETTINGS, 'on');
    const latest = axis('profile=all').apply(changed, 'agent-2026-05');
    expect(latest.profile).toMatchObject({ id: 'agent-2026-05', processAgent: { dockerProxyPidCheck: true } });
  });
});

describe('a sweep', () => {
  it('runs every combination, the last axis fastest', async () => {
    const { events, ...settings } = scriptedRun([curls(2)]);
    const points = await sweepAxes({
      settings,
      events,
      axes: [axis('toggle:docker-proxy-pid-check=off,on'), axis('poll.offset=1s,7s')],
      run: simulateList,
      observe: ({ hits }) => hits.get('mysrv')?.server,
    });
    expect(points).toEqual([
      { values: ['off', '1s'], observed: expect.any(Number) },
      { values: ['off', '7s'], observed: 0 },
      { values: ['on', '1s'], observed: 2 },
      { values: ['on', '7s'], observed: 2 },
    ]);
  });
});
