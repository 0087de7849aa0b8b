import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCase } from '../../../src/cli/fuzz/checkCase.ts';
import { type RawFinding, signatureOf, type SmallFinding } from '../../../src/cli/fuzz/Finding.ts';
import { fuzzCommand, runCommand } from '../../../src/cli/fuzz/findingCommands.ts';
import { FindingsStore } from '../../../src/cli/fuzz/FindingsStore.ts';
import { hasNewPart, KnownPaths } from '../../../src/cli/fuzz/KnownPaths.ts';
import { shrinkFinding } from '../../../src/cli/fuzz/shrinkFinding.ts';
import { ShrinkQueue } from '../../../src/cli/fuzz/ShrinkQueue.ts';
import type { RunSteps } from '../../../src/sim/determinism/Step.ts';
import type { CaseKind } from '../../../src/sim/campaign/CaseKind.ts';
import { generateWindowsCase } from '../../../src/sim/campaign/generateWindowsCase.ts';
import { caseOf } from '../../../src/sim/campaign/runCampaign.ts';
import { WINDOWS_KIND } from '../../../src/sim/campaign/windowsKind.ts';
import { PLAIN_CASE } from '../../sim/campaign/plainCase.ts';
import { FAILURE_RATE, profileWith } from '../../sim/campaign/windowsGenerations.ts';
import { freshDirectory } from './fuzzCli.ts';

const RAW: RawFinding = {
  kind: 'windows',
  invariant: FAILURE_RATE,
  path: 'failed-more-often-than-closed',
  profile: 'agent-2026-05',
  toggles: [{ id: 'lingering-flow-rule', value: 'off' }],
  seed: 1,
  index: 5,
  violation: { invariant: FAILURE_RATE, expected: 'one', observed: 'two', poll: 2 },
  made: caseOf({ seed: 1, generate: generateWindowsCase }, 5),
};
const BUGGY = profileWith('agent-2026-05', { 'lingering-flow-rule': 'off' });
const SMALL: SmallFinding = {
  ...RAW,
  violations: [RAW.violation],
  shrinks: 3,
  isMinimal: true,
  events: ['it rains'],
  flippedBy: [],
  hiddenBy: [],
};

describe('a signature', () => {
  it('is the same for the same invariant, path, kind and agent, whatever the case', () => {
    expect(signatureOf({ ...RAW, index: 9, made: PLAIN_CASE } as RawFinding)).toBe(signatureOf(RAW));
    for (const other of [{ path: 'x' }, { kind: 'agent' }, { profile: 'agent-7.60' }, { toggles: [] }]) {
      expect(signatureOf({ ...RAW, ...other })).not.toBe(signatureOf(RAW));
    }
  });

  it('is a name for a directory', () => {
    expect(signatureOf({ ...RAW, invariant: 'a/b: c' })).toMatch(/^a-b-c-[0-9a-f]{8}$/);
  });
});

describe('the lines to paste', () => {
  it('are whole commands, with quotes where a shell needs them', () => {
    expect(fuzzCommand(RAW)).toBe(
      'flowproof fuzz --kind windows --seed 1 --only 5 --profile agent-2026-05 --toggle lingering-flow-rule=off ' +
        '--property failure-rate-bounded',
    );
    expect(runCommand("./a b/it's")).toBe(`flowproof run './a b/it'\\''s'`);
  });
});

describe('the queue of findings', () => {
  const at = (place: number, pathOf: string) => ({ place, finding: { ...RAW, index: place, path: pathOf } });
  const drain = (queue: ShrinkQueue, frontier: number) => {
    const taken: string[] = [];
    for (let next = queue.take(frontier); next; next = queue.take(frontier)) taken.push(`${next.path}${next.index}`);
    return taken;
  };

  it('hands out the first of each signature in the order of places, whatever came first', () => {
    const queue = new ShrinkQueue();
    const isFirst = [at(9, 'b'), at(5, 'a'), at(7, 'a'), at(3, 'b')].map((found) => queue.add(found));
    expect(isFirst).toEqual([true, true, false, true]);
    expect(drain(queue, 4)).toEqual(['b3']);
    expect(drain(queue, 100)).toEqual(['a5']);
    expect(queue.add(at(50, 'a'))).toBe(false);
    expect(drain(queue, 100)).toEqual([]);
  });

  it('orders findings of one case by their signatures', () => {
    const orders = [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
    ].map((paths) => {
      const queue = new ShrinkQueue();
      for (const each of paths) queue.add(at(1, each));
      return drain(queue, 2);
    });
    expect(orders[0]).toEqual(orders[1]);
  });
});

describe('known paths', () => {
  it('make a finding new as soon as one part of its path is', () => {
    const known = new KnownPaths();
    known.add({ ...RAW, path: 'a+b' }, 'one');
    known.add({ ...RAW, path: 'b+c' }, 'two');
    const directoryOf = (each: string, invariant = FAILURE_RATE) =>
      known.directoryOf({ ...RAW, path: each, invariant });
    expect(directoryOf('a')).toBe('one');
    expect(directoryOf('c+a')).toBe('two');
    expect(directoryOf('c+d')).toBeUndefined();
    expect(directoryOf('a', 'every-hit-arrives')).toBeUndefined();
    expect(known.partsFor(RAW)).toEqual(['a', 'b', 'c']);
    expect([hasNewPart('a+d', ['a']), hasNewPart('a', ['a', 'b'])]).toEqual([true, false]);
  });
});

describe('making a finding small', () => {
  it('ends with a case of which nothing can be left out', async () => {
    const finding = await shrinkFinding(RAW, {
      agent: { profile: BUGGY, pair: undefined },
      knownParts: [],
      isOver: () => false,
    });
    expect(finding).toMatchObject({ isMinimal: true, flippedBy: [[{ id: 'lingering-flow-rule', value: 'on' }]] });
    expect(finding.events).toHaveLength(4);
  });

  it('that is called off stores what it has come to', async () => {
    let asked = 0;
    const isOver = (): boolean => {
      asked += 1;
      return asked > 20;
    };
    const finding = await shrinkFinding(RAW, { agent: { profile: BUGGY, pair: undefined }, knownParts: [], isOver });
    expect(finding.isMinimal).toBe(false);
    expect(finding.violations.map(({ invariant }) => invariant)).toContain(FAILURE_RATE);
    const atOnce = await shrinkFinding(RAW, {
      agent: { profile: BUGGY, pair: undefined },
      knownParts: [],
      isOver: () => true,
    });
    expect(atOnce).toMatchObject({ isMinimal: false, made: RAW.made });
  });
});

describe('the store', () => {
  it('keeps one directory for each signature, and never half a one', () => {
    const store = new FindingsStore(freshDirectory());
    const { directory, isNew } = store.add(SMALL);
    expect({ isNew, files: readdirSync(directory).toSorted() }).toEqual({
      isNew: true,
      files: ['README.md', 'case.json', 'scenario.yaml'],
    });
    expect(store.add({ ...SMALL, index: 8 })).toEqual({ directory, isNew: false });
    expect(store.list()).toEqual([directory]);
    expect(readdirSync(store.directory)).toHaveLength(1);
  });

  it('clears away what a process that is gone left half written', () => {
    const directory = freshDirectory();
    const store = new FindingsStore(directory);
    // No process has this id: it is beyond the largest that systems give.
    const gone = path.join(directory, '.unfinished-99999999');
    const alive = path.join(directory, `.unfinished-${process.ppid}`);
    for (const each of [gone, alive]) mkdirSync(each);
    writeFileSync(path.join(gone, 'case.json'), '{}');
    expect(new FindingsStore(directory).list()).toEqual(store.list());
    expect([gone, alive].map((each) => existsSync(each))).toEqual([false, true]);
  });
});

describe('running a case twice', () => {
  const kind = WINDOWS_KIND as CaseKind<unknown>;

  it('finds nothing in a kind that is a function of its case', () => {
    expect(checkCase(kind, RAW.made, BUGGY)).toMatchObject({ isEqual: true });
  });

  it('names the first step in which a planted run differs', () => {
    let run = 0;
    const steps = (): RunSteps => {
      run += 1;
      const counters = [['counter walks', String(run)] as const];
      return { choices: [['choice 1', '0']], effects: [[['poll 1', 'x']], counters, [['hit 1', String(run)]]] };
    };
    expect(checkCase({ ...kind, steps }, RAW.made, BUGGY)).toEqual({
      isEqual: false,
      divergence: { step: 'counter walks', first: '1', second: '2' },
    });
  });

  it('sees a run that throws', () => {
    let run = 0;
    const steps = (): RunSteps => {
      run += 1;
      if (run === 2) throw new RangeError('now');
      return { choices: [], effects: [[['poll 1', 'x']]] };
    };
    expect(checkCase({ ...kind, steps }, RAW.made, BUGGY)).toEqual({
      isEqual: false,
      divergence: { step: 'poll 1', first: 'poll 1: x', second: 'error: RangeError: now' },
    });
  });
});
