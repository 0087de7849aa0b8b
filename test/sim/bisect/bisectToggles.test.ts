import { describe, expect, it } from 'vitest';
import { findProfile } from '../../../src/model/profiles.ts';
import { differingToggles, findToggle, readToggle } from '../../../src/model/toggles.ts';
import { type BisectOptions, bisectToggles } from '../../../src/sim/bisect/bisectToggles.ts';
import { allChanges, savingChanges } from '../../../src/sim/bisect/candidateChanges.ts';
import { showChange, type ToggleChange, withChanges } from '../../../src/sim/bisect/toggleChange.ts';
import { simulate } from '../../../src/sim/simulate.ts';
import { withProfile } from '../../../src/sim/withProfile.ts';
import { curls, scriptedRun } from '../scriptedRun.ts';

/** A change that loses a hit. */
const LOSES = 'loses';

function changes(...ids: string[]): ToggleChange[] {
  return ids.map((id) => ({ id, value: 'on' }));
}

/** A planted defect that goes away when `goodWhen` says so. */
function planted(
  goodWhen: (ids: readonly string[]) => boolean,
  other?: (ids: readonly string[]) => boolean,
): BisectOptions {
  return {
    tryWith: (made) => {
      const ids = made.map(({ id }) => id);
      const isBad = !goodWhen(ids);
      const violated = [...(isBad ? ['planted'] : []), ...(other?.(ids) ? ['another'] : [])];
      return { isBad, violated, missingHits: ids.includes(LOSES) ? 1 : 0 };
    },
  };
}

describe('the toggles that flip a verdict', () => {
  const candidates = changes('a', 'b', 'c', 'd', 'e', 'f', 'g');

  it('are every single one that does it alone', async () => {
    const found = await bisectToggles(
      candidates,
      planted((ids) => ids.includes('c') || ids.includes('f')),
    );
    expect(found.minimal).toEqual(changes('c'));
    expect(found.single).toEqual(changes('c', 'f'));
    expect(found.runs).toBe(8);
  });

  it('are a minimal set when none does it alone', async () => {
    const found = await bisectToggles(
      candidates,
      planted((ids) => ['b', 'e', 'g'].every((id) => ids.includes(id))),
    );
    expect(found.minimal).toEqual(changes('b', 'e', 'g'));
    expect(found.single).toEqual([]);
  });

  it('are none when even all together change nothing', async () => {
    const { minimal } = await bisectToggles(
      candidates,
      planted(() => false),
    );
    expect(minimal).toBeUndefined();
  });

  it('do not include a cure that brings another defect', async () => {
    const found = await bisectToggles(
      candidates,
      planted(
        (ids) => ids.includes('a') || ids.includes('d'),
        (ids) => ids.includes('a'),
      ),
    );
    expect(found.single).toEqual(changes('d'));
  });

  it('do not include what hides the defect by losing more, which is told by itself', async () => {
    const some = planted((ids) => ids.includes(LOSES) || ids.includes('c'));
    const found = await bisectToggles(changes(LOSES, 'c'), some);
    expect(found).toMatchObject({ minimal: changes('c'), single: changes('c'), hiding: changes(LOSES) });
    const none = await bisectToggles(
      changes(LOSES, 'd'),
      planted((ids) => ids.includes(LOSES)),
    );
    expect(none).toMatchObject({ minimal: undefined, single: [], hiding: changes(LOSES) });
  });

  it('that were found until a search is ended are told, and that it was', async () => {
    let left = 0;
    const mayGoOn = async () => (left -= 1) >= 0;
    const cut = async (runs: number, ids: readonly string[]) => {
      left = runs;
      const together = planted((made) => ids.every((id) => made.includes(id)));
      return bisectToggles(candidates, { ...together, mayGoOn });
    };
    expect(await cut(5, ['c'])).toMatchObject({ minimal: changes('c'), single: changes('c'), runs: 5, isCut: true });
    expect(await cut(2, ['c'])).toMatchObject({ minimal: undefined, isCut: true });
    expect(await cut(0, ['c'])).toMatchObject({ minimal: undefined, runs: 0, isCut: true });
    // A set that is not as small as it may be is better than none.
    expect((await cut(9, ['b', 'e'])).minimal).toEqual(candidates);
    expect(await cut(100, ['b', 'e'])).toMatchObject({ minimal: changes('b', 'e'), isCut: false });
  });

  it('are not looked for in sets that give one toggle two values', async () => {
    const twice = [...changes('a'), { id: 'a', value: 'off' }, ...changes('b')];
    const both = planted((ids) => ids.includes('a') && ids.includes('b'));
    expect(await bisectToggles(twice, both)).toMatchObject({ minimal: undefined, runs: 4 });
  });
});

describe('candidates', () => {
  const profile = findProfile('agent-7.60')!;

  it('are what the loss reasons of a run name', () => {
    expect(savingChanges(simulate(scriptedRun([curls(2)])), profile).map(showChange)).toEqual([
      'docker-proxy-pid-check=on',
    ]);
    const mended = withChanges(profile, [{ id: 'docker-proxy-pid-check', value: 'on' }]);
    expect(savingChanges(simulate(scriptedRun([curls(2)])), mended)).toEqual([]);
  });

  it('are else all other values of all switches, and limits that were changed', () => {
    const all = allChanges(withChanges(profile, [{ id: 'max-closed-conns', value: '3' }]));
    expect(all.length).toBeGreaterThan(50);
    for (const { id, value } of all) {
      const toggle = findToggle(id)!;
      expect(readToggle(withChanges(profile, [{ id, value }]), toggle)).toBe(value);
      if (id !== 'max-closed-conns') expect(readToggle(profile, toggle)).not.toBe(value);
    }
    expect(all).toContainEqual({ id: 'max-closed-conns', value: readToggle(profile, findToggle('max-closed-conns')!) });
    expect(all.filter(({ id }) => id === 'max-http-stats')).toEqual([]);
  });

  it('change what they say and nothing else', () => {
    const changed = withChanges(profile, changes('docker-proxy-pid-check'));
    expect(differingToggles(profile, changed)).toEqual(changes('docker-proxy-pid-check'));
  });
});

describe('another profile', () => {
  it('brings its own rule about registering into the timetable', () => {
    const { events: _unused, ...settings } = scriptedRun([]);
    const never = withChanges(settings.profile, [{ id: 'register-at-init', value: 'off' }]);
    expect(withProfile(settings, never).schedule.registerAtNs).toBeUndefined();
    expect(withProfile(withProfile(settings, never), settings.profile).schedule.registerAtNs).toBe(0);
    const late = { ...settings, schedule: { ...settings.schedule, registerAtNs: 5 } };
    expect(withProfile(late, findProfile('latest')!).schedule.registerAtNs).toBe(5);
  });
});
