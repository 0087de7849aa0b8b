import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { neededViolations } from '../../../src/cli/fuzz/tryCases.ts';
import type { AgentProfile } from '../../../src/model/profile.ts';
import { findToggle, readToggle } from '../../../src/model/toggles.ts';
import type { CaseKind } from '../../../src/sim/campaign/CaseKind.ts';
import { BugPairs } from '../../../src/sim/campaign/museum/bugPairs.ts';
import { WINDOWS_KIND } from '../../../src/sim/campaign/windowsKind.ts';
import { expectOneError, runCli } from '../runCli.ts';
import { freshDirectory, fuzz, storedIn } from './fuzzCli.ts';

const PLAN = [
  '--pairs',
  '--kind',
  'windows',
  '--property',
  'failure-rate-bounded',
  '--max-findings',
  '1',
  '--shrink-time',
  '3s',
];

describe('flowproof fuzz --pairs', () => {
  const directory = freshDirectory();
  let bugs: string[] = [];

  it('finds what takes two historic bugs, and names both', () => {
    const { status, stdout } = fuzz(directory, [...PLAN, '--runs', '20000', '--json']);
    expect(status, stdout).toBe(1);
    const { findings, pairs } = JSON.parse(stdout) as {
      pairs: boolean;
      findings: { together: string[]; flippedBy: string[][]; again: string }[];
    };
    expect(pairs).toBe(true);
    bugs = findings[0]!.together;
    expect(bugs).toHaveLength(2);
    expect(findings[0]!.again).toMatch(/^flowproof fuzz --kind windows --seed 1 --only \d+ --pairs --property /);
    expect(findings[0]!.flippedBy.length).toBeGreaterThan(0);
    for (const set of findings[0]!.flippedBy) {
      expect(bugs.map((bug) => bug.split('=')[0])).toContain(set[0]!.split('=')[0]);
    }
  });

  it('stores it as a scenario that holds as soon as one of the two is set right', () => {
    const [name] = storedIn(directory);
    const scenario = path.join(directory, name!);
    expect(runCli(['run', scenario])).toMatchObject({ status: 0 });
    const { neither } = new BugPairs('windows').find(
      bugs.map((bug) => ({ id: bug.split('=')[0]!, value: bug.split('=')[1]! })),
    )!;
    for (const bug of bugs) {
      const toggle = findToggle(bug.split('=')[0]!)!;
      const mended = runCli(['run', scenario, '--toggle', `${toggle.id}=${readToggle(neither, toggle)}`]);
      expect(mended.stdout).toContain('expected failure-rate-bounded violated, observed it holds');
    }
  });

  it('replays it first at the next start, and leaves it alone in a campaign of one agent', () => {
    const again = fuzz(directory, [...PLAN, '--runs', '1']);
    expect(again.stdout).toMatch(/^STILL {2}fails: flowproof run /);
    expect(again.status).toBe(1);
    const other = fuzz(directory, ['--kind', 'windows', '--profile', 'latest', '--runs', '1']);
    // What was found beside the first one waited in the journal, and the campaign before made it small.
    expect(other.stdout).toContain(`left alone: ${storedIn(directory).length} stored`);
  });

  it('chooses agents by itself', () => {
    for (const more of [['--profile', 'latest'], ['--all-fixed'], ['--toggle', 'lingering-flow-rule=off']]) {
      expectOneError(fuzz(freshDirectory(), ['--pairs', ...more]), 2, 'FP_USAGE');
    }
  });
});

describe('what two bugs violate', () => {
  const pair = new BugPairs('windows').ofCase(1, 0);
  const violation = { invariant: 'planted', expected: '', observed: '', poll: 1, path: '' };
  /** Violates something under the agents that are named. */
  const kind = (under: readonly AgentProfile[]) =>
    ({
      ...WINDOWS_KIND,
      judge: (_made: unknown, profile: AgentProfile) => ({
        violations: under.includes(profile) ? [violation] : [],
        path: '',
      }),
    }) as CaseKind<unknown>;

  it('needs both when no agent with fewer shows it', () => {
    expect(neededViolations({ kind: kind([pair.both]), made: {} }, [violation], pair)).toEqual([violation]);
    for (const profile of pair.fewer) {
      expect(neededViolations({ kind: kind([pair.both, profile]), made: {} }, [violation], pair)).toEqual([]);
    }
  });

  it('is all that is violated where there is no pair', () => {
    expect(neededViolations({ kind: kind(pair.fewer), made: {} }, [violation], undefined)).toEqual([violation]);
  });
});
