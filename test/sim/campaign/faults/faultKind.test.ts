import { describe, expect, it } from 'vitest';
import { orderRecorded } from '../../../../src/model/order.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import { applyToggle, findToggle } from '../../../../src/model/toggles.ts';
import type { Fault, FaultCase } from '../../../../src/scenarios/faults/FaultCase.ts';
import { faultCaseShrinker } from '../../../../src/scenarios/faults/faultCaseShrinker.ts';
import { applyFaults } from '../../../../src/sim/campaign/faults/applyFaults.ts';
import { faultKind } from '../../../../src/sim/campaign/faults/faultKind.ts';
import { prepareWindowsCase } from '../../../../src/sim/campaign/prepareWindowsCase.ts';
import { caseOf } from '../../../../src/sim/campaign/runCampaign.ts';
import { simulate } from '../../../../src/sim/simulate.ts';
import { curls, scriptedRun } from '../../scriptedRun.ts';
import { PLAIN_CASE, PLAIN_CONNECTION, PLAIN_FLOW, PLAIN_REQUEST } from '../plainCase.ts';

const { events: linuxEvents, ...linux } = scriptedRun([curls(3)], { toggles: { 'docker-proxy-pid-check': 'on' } });
const { events: windowsEvents, ...windows } = prepareWindowsCase(
  { ...PLAIN_CASE, flows: [PLAIN_FLOW], connections: [{ ...PLAIN_CONNECTION, requests: [PLAIN_REQUEST] }] },
  findProfile('latest')!,
);
const KINDS = [
  ['linux', faultKind({ settings: linux, events: linuxEvents }), linux.profile],
  ['windows', faultKind({ settings: windows, events: windowsEvents }), windows.profile],
] as const;

/** One case whose faults are these. */
function having(...faults: Fault[]): FaultCase {
  return { faults, seed: 1 };
}

describe.each(KINDS)('faults over a workload of %s', (_name, kind, profile) => {
  const cases = Array.from({ length: 150 }, (_, index) =>
    caseOf({ seed: 3, generate: (r) => kind.generate(r) }, index),
  );

  it('are plain data that the shrinker knows, also after they were stored', () => {
    for (const made of cases) {
      const stored: unknown = JSON.parse(JSON.stringify(made));
      expect(stored).toEqual(made);
      expect(faultCaseShrinker.isCase(stored), JSON.stringify(made)).toBe(true);
    }
    expect(faultCaseShrinker.isCase({ faults: [{ fault: 'rain' }], seed: 1 })).toBe(false);
  });

  it('run the same way twice, and are all told in words', () => {
    for (const made of cases.slice(0, 40)) {
      expect(kind.steps(made, profile)).toEqual(kind.steps(made, profile));
      expect(kind.describe(made)).toHaveLength(made.faults.length + 1);
    }
  });

  it('of every kind are drawn', () => {
    const drawn = new Set(cases.flatMap(({ faults }) => faults.map(({ fault }) => fault)));
    expect(drawn.size).toBeGreaterThan(7);
  });

  it('break no law', () => {
    for (const made of cases) {
      const broken = kind.judge(made, profile).violations.map(({ invariant }) => invariant);
      expect(broken.filter((name) => kind.laws.includes(name) && name !== 'agent-survives')).toEqual([]);
    }
  });
});

describe('a fault', () => {
  const pollsOf = (...faults: Fault[]) =>
    simulate({ ...applyFaults(linux, having(...faults)), events: linuxEvents }).polls.map(({ tNs }) => tNs / 1e9);
  const [, kind, profile] = KINDS[0];

  it('changes nothing when there is none', () => {
    expect(kind.judge(having(), profile).violations).toEqual([]);
  });

  it('moves polls: all of them, one of them, or none at its place', () => {
    const [first, second, third] = pollsOf();
    expect(pollsOf({ fault: 'late-poll', place: 2, byMs: 4000 }).slice(0, 3)).toEqual([first, second! + 4, third]);
    expect(pollsOf({ fault: 'first-poll', atMs: 500 })[0]).toBe(0.5);
    expect(pollsOf({ fault: 'skipped-poll', place: 2 }).slice(0, 2)).toEqual([first, third]);
    // However late it is, it comes before the next one.
    const [, late, next] = pollsOf({ fault: 'late-poll', place: 2, byMs: 99_000 });
    expect(late).toBeLessThan(next!);
  });

  it('that loses hits is told by the reason that the workload alone does not have', () => {
    const { violations } = kind.judge(having({ fault: 'lost-payload', poll: 1 }), profile);
    expect(violations).toMatchObject([{ invariant: 'every-hit-arrives', path: 'payload-lost' }]);
  });

  it('loses the closes that it names, and no others', () => {
    const lost = (...records: number[]) => {
      const faults = records.map((record): Fault => ({ fault: 'lost-close', record }));
      const single = applyToggle(linux.profile, findToggle('close-batching')!, 'off');
      const run = simulate({ ...applyFaults({ ...linux, profile: single }, having(...faults)), events: linuxEvents });
      const fates = Array.from({ length: run.ledger.flowCount }, (_, index) => run.ledger.flow(index + 1).fate);
      return fates.filter((fate) => fate.kind === 'lost' && fate.reason === 'ring-buffer-full').length;
    };
    expect([lost(), lost(1), lost(1, 3), lost(1_000_000)]).toEqual([0, 1, 2, 0]);
  });

  it('sets the wall clock, and makes translations late', () => {
    const steps = having({ fault: 'clock-step', atMs: 5, byMs: -1000 }, { fault: 'clock-step', atMs: 9, byMs: 1000 });
    expect(applyFaults(linux, steps).schedule.clockSteps).toEqual([
      { atNs: 5_000_000, byNs: -1_000_000_000 },
      { atNs: 9_000_000, byNs: 1_000_000_000 },
    ]);
    const late = having({ fault: 'late-translations', byMs: 7 }, { fault: 'late-translations', byMs: 3 });
    expect(applyFaults(linux, late).host.lateTranslationsNs).toBe(7_000_000);
  });

  it('makes translations late only where the workload has any', () => {
    const ways = { origSrc: '10.0.0.1', origSport: 1, origDst: '10.0.0.2', origDport: 2 };
    const back = { replySrc: '10.0.0.3', replySport: 2, replyDst: '10.0.0.1', replyDport: 1 };
    const place = { tNs: 0, cpu: 0, cseq: 1_000_000, ring: 'life', netnsIno: 1, ctId: 1 } as const;
    const nat = orderRecorded({ kind: 'nat', ...place, event: 'new', proto: 6, ...ways, ...back, status: 0 });
    const translated = faultKind({ settings: linux, events: [nat, ...linuxEvents] });
    const drawnOf = (each: typeof kind) =>
      Array.from({ length: 150 }, (_, index) => caseOf({ seed: 3, generate: (r) => each.generate(r) }, index)).flatMap(
        ({ faults }) => faults.map(({ fault }) => fault),
      );
    expect(drawnOf(translated)).toContain('late-translations');
    expect(drawnOf(kind)).not.toContain('late-translations');
  });

  it('that is not needed is left out', () => {
    const made = having(
      { fault: 'clock-offset', byMs: 5 },
      { fault: 'lost-payload', poll: 1 },
      { fault: 'other-client', everyMs: 30_000, offsetMs: 1 },
    );
    const fails = (each: FaultCase) => kind.judge(each, profile).violations.some(({ path }) => path === 'payload-lost');
    expect(faultCaseShrinker.shrink(made, fails).made.faults).toEqual([{ fault: 'lost-payload', poll: 1 }]);
  });
});
