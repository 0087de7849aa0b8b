import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectOneError, runCli } from '../runCli.ts';
import { freshDirectory, fuzz, storedIn } from './fuzzCli.ts';

const OVER = ['--over', 'scenarios/ten-curls-pid-check', '--workers', '2'];
const HUNT = [...OVER, '--property', 'every-hit-arrives'];

interface OverJson {
  over: string;
  verdict: string;
  findings: { directory: string; path: string; events: string[]; again: string }[];
}

describe('flowproof fuzz --over', () => {
  const directory = freshDirectory();

  it('puts faults upon a given workload, and leaves out all that are not needed', () => {
    const { status, stdout } = fuzz(directory, [...HUNT, '--runs', '200', '--max-findings', '2', '--json']);
    expect(status, stdout).toBe(1);
    const report = JSON.parse(stdout) as OverJson;
    expect(report.over).toBe('scenarios/ten-curls-pid-check');
    expect(report.findings.length).toBeGreaterThan(0);
    for (const { events, again } of report.findings) {
      // One fault is enough for each of them, and then the line of the seed.
      expect(events).toHaveLength(2);
      expect(again).toMatch(/^flowproof fuzz --over scenarios\/ten-curls-pid-check --seed 1 --only \d+ --profile /);
    }
  });

  it('stores each with its workload, so that one line replays it and another explains it', () => {
    for (const name of storedIn(directory)) {
      const scenario = path.join(directory, name);
      expect(existsSync(path.join(scenario, 'workload', 'scenario.yaml'))).toBe(true);
      expect(runCli(['run', scenario])).toMatchObject({ status: 0 });
      expect(runCli(['explain', scenario, '--limit', '1']).stdout).toMatch(/^ {2}fate/m);
      expect(readFileSync(path.join(scenario, 'README.md'), 'utf8')).toContain(
        'Faults over the workload in `workload`',
      );
    }
  });

  it('replays its own findings at the next start, and those of no other workload', () => {
    expect(fuzz(directory, [...HUNT, '--runs', '1']).stdout).toMatch(/^STILL {2}fails: /);
    const other = ['--over', 'fixtures/forty-curls/trace.msgpack.gz', '--runs', '1', '--workers', '1'];
    expect(fuzz(directory, other).stdout).toMatch(/^left alone: [1-9]/m);
  });

  it('finds nothing of what the workload violates by itself, and no law broken by a fault', () => {
    const bad = ['--over', 'scenarios/ten-curls-original', '--runs', '60', '--workers', '2'];
    const { status, stdout } = fuzz(freshDirectory(), bad);
    expect(status, stdout).toBe(0);
  });

  it('runs each case the same way twice', () => {
    const { status, stdout } = runCli(['fuzz', ...OVER, '--check-determinism', '--runs', '20']);
    expect({ status, stdout }).toMatchObject({ status: 0 });
  });

  it.each([
    [['--over', 'scenarios/none'], 4, 'FP_FILE_MISSING'],
    [['--over', '-'], 2, 'FP_USAGE'],
    [['--over', 'scenarios/two-proxies', '--kind', 'agent'], 2, 'FP_USAGE'],
    [['--over', 'scenarios/two-proxies', '--pairs'], 2, 'FP_USAGE'],
    [['--over', 'scenarios/two-proxies', '--property', 'drained'], 2, 'FP_USAGE'],
  ] as const)('refuses %j', (args, status, code) => {
    expectOneError(fuzz(freshDirectory(), args), status, code);
  });
});
