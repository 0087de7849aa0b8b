import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { expectOneError, runCli } from './runCli.ts';

const TRACE = 'fixtures/forty-curls/trace.msgpack.gz';
const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-minimize-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Minimized {
  before: number;
  left: number;
  runs: number;
  while: string;
  lines: { text: string; isPoll: boolean }[];
  lost: Record<string, number>;
  stored?: string;
}

function minimize(args: readonly string[]): Minimized {
  const { status, stdout, stderr } = runCli(['minimize', ...args, '--json']);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Minimized;
}

describe('flowproof minimize', () => {
  it('makes the recorded case of at most eight events that still lose a hit of mysrv', () => {
    const stored = path.join(folder, 'recorded');
    const small = minimize([TRACE, '--while', 'lost-hits mysrv > 0', '-o', stored]);
    expect(small.before).toBe(1962);
    expect(small.left).toBeLessThanOrEqual(8);
    expect(small.lost).toEqual({ 'docker-proxy-without-pid-check': 1 });
    expect(runCli(['run', stored]).status).toBe(0);
    expect(runCli(['trace', 'validate', path.join(stored, 'trace.msgpack')]).status).toBe(0);
    const replayed = runCli(['explain', stored, '--limit', '1']);
    expect(replayed.stdout).toContain('docker-proxy-without-pid-check');
    expect(replayed.stdout).toContain('mysrv');
    const readme = readFileSync(path.join(stored, 'README.md'), 'utf8');
    for (const { text } of small.lines) expect(readme).toContain(text);
  });

  it('keeps by itself all that the whole run violates, and prints it line by line', () => {
    const { status, stdout } = runCli(['minimize', TRACE]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^forty-curls\/trace\.msgpack\.gz: 1962 events, [3-8] left after \d+ runs\n/);
    expect(stdout).toContain('while    filter-only-proxy and every-hit-arrives');
    expect(stdout).toMatch(/ 1 {4}0\.001000 s {2}process 24862 runs \S*docker-proxy\n/);
    expect(stdout).toMatch(/poll 1: 2 connections, 2 removed/);
    expect(runCli(['minimize', TRACE]).stdout).toBe(stdout);
  });

  it('makes what it has made no smaller', () => {
    const stored = path.join(folder, 'once');
    const once = minimize([TRACE, '-o', stored]);
    const twice = minimize([stored]);
    expect(twice.left).toBe(once.left);
    expect(twice.lines).toEqual(once.lines);
  });

  it.each([
    ['scenarios/two-proxies', 1],
    ['scenarios/bridge-straddles-polls', 1],
    ['scenarios/client-expires', 2],
    ['scenarios/etw-agent-dies', 2],
    ['scenarios/lingering-growing-v0', 3],
    ['scenarios/closed-event-race-rows-lost', 3],
  ])('makes a scenario of %s with at most %i steps that shows what it says', (scenario, steps) => {
    const stored = path.join(folder, path.basename(scenario));
    const small = minimize([scenario, '-o', stored]);
    expect(small.left).toBeLessThanOrEqual(steps);
    expect(runCli(['run', stored])).toMatchObject({ status: 0 });
    expect(minimize([stored, '--while', small.while.split(' and ')[0]!]).left).toBeLessThanOrEqual(small.left);
  });

  it('minimizes with other settings, and stores them', () => {
    const stored = path.join(folder, 'with-settings');
    const small = minimize([
      'scenarios/ten-curls-pid-check',
      '--toggle',
      'max-closed-conns=2',
      '--while',
      'fate closed-buffer-full > 0',
      '-o',
      stored,
    ]);
    expect(small.lost).toEqual({ 'closed-buffer-full': expect.any(Number) });
    expect(readFileSync(path.join(stored, 'scenario.yaml'), 'utf8')).toContain('max-closed-conns');
  });

  it('minimizes a trace of Windows', () => {
    const trace = path.join(folder, 'windows.msgpack');
    expect(runCli(['import', 'etw-bytes', 'fixtures/windows/etw-keep-alive.json', '-o', trace]).status).toBe(0);
    const stored = path.join(folder, 'windows');
    const small = minimize([trace, '--while', 'fate captured >= 1', '-o', stored]);
    expect(small.left).toBeLessThan(small.before);
    expect(runCli(['run', stored])).toMatchObject({ status: 0 });
  });

  it.each([TRACE, 'scenarios/closed-event-race-rows-lost'])('stops early where that is asked for: %s', (input) => {
    const stored = path.join(folder, `early-${path.basename(input)}`);
    const { status, stdout } = runCli(['minimize', input, '--max-runs', '5', '-o', stored]);
    expect(status).toBe(0);
    expect(stdout).toContain('stopped  the runs are used up; more could be left out\n');
    expect(runCli(['run', stored]).status).toBe(0);
  });

  it('proves nothing by a trace that was cut', () => {
    const whole = gunzipSync(readFileSync(path.join(ROOT, TRACE)));
    const cut = path.join(folder, 'cut.msgpack');
    writeFileSync(cut, whole.subarray(0, whole.length / 2));
    expectOneError(runCli(['minimize', cut]), 3, 'FP_TRACE_TRUNCATED');
    expect(runCli(['minimize', cut, '--allow-truncated', '--while', 'lost-hits mysrv > 0']).status).toBe(7);
    for (const args of [
      ['bisect', cut],
      ['what-if', cut, '--seed', '2'],
      ['sweep', cut, '--over', 'seed=1,2'],
    ]) {
      expect(runCli([...args, '--allow-truncated']).status).toBe(7);
    }
  });

  it('refuses what it cannot look for', () => {
    const refusals: [string[], string][] = [
      [[TRACE, '--while', 'no-such-thing'], 'no-such-thing'],
      [[TRACE, '--while', 'server-hits mysrv > 0'], 'does not hold of the whole run'],
      [[TRACE, '--while', 'server-hits mysrv < 40'], 'without any event'],
      [[TRACE, '--toggle', 'docker-proxy-pid-check=on'], 'violates no invariant'],
      [['-'], 'standard input'],
      [[TRACE, '-o', 'src'], 'not empty'],
    ];
    for (const [args, named] of refusals) {
      const result = runCli(['minimize', ...args]);
      expectOneError(result, 2, 'FP_USAGE');
      expect(result.stderr).toContain(named);
    }
    expectOneError(runCli(['minimize', 'no/such/trace']), 4, 'FP_FILE_MISSING');
    expectOneError(runCli(['minimize']), 2, 'FP_USAGE');
  });

  it('says when its output cannot be written', () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    expectOneError(runCli(['minimize', TRACE, '-o', path.join(file, 'below')]), 5, 'FP_OUTPUT_UNWRITABLE');
  });
});
