import { describe, expect, it } from 'vitest';
import { expectOneError, runCli } from './runCli.ts';

const TRACE = 'fixtures/forty-curls/trace.msgpack.gz';

function json(args: readonly string[], status = 0): unknown {
  const result = runCli([...args, '--json']);
  expect(result.status, result.stderr).toBe(status);
  return JSON.parse(result.stdout) as unknown;
}

interface Bisected {
  flips: string[] | null;
  alone: string[];
  parts: { while: string; flips: string[] }[];
  profile: string;
  profiles?: { id: string; isBad: boolean }[];
}

function bisect(args: readonly string[], status = 0): Bisected {
  return json(['bisect', ...args], status) as Bisected;
}

describe('flowproof bisect', () => {
  it('names the pid check on the recorded case, however it is asked', () => {
    for (const args of [[], ['--while', 'filter-only-proxy'], ['--while', 'lost-hits mysrv > 0']]) {
      expect(bisect([TRACE, ...args]).flips).toEqual(['docker-proxy-pid-check=on']);
    }
    const named = ['--toggle', 'process-order=pid-ascending', '--toggle', 'docker-proxy-pid-check=on'];
    expect(bisect([TRACE, ...named]).alone).toEqual(['docker-proxy-pid-check=on']);
    const { stdout } = runCli(['bisect', TRACE]);
    expect(stdout).toContain('\nflips    docker-proxy-pid-check=on\n');
    expect(stdout).toContain(`try      flowproof replay ${TRACE} --toggle docker-proxy-pid-check=on\n`);
  });

  it('finds two rules that mend only together', () => {
    const scenario = 'scenarios/lingering-growing-v0';
    const flips = ['lingering-flow-rule=on', 'windows-failure-implies-closed=on'];
    expect(bisect([scenario, '--bad', 'agent-7.60', '--good', 'latest']).flips).toEqual(flips);
    const { stdout } = runCli(['bisect', scenario, '--good', 'latest']);
    expect(stdout).toContain(`flips    ${flips.join(' ')} (only together)`);
    const tried = ['run', scenario, ...flips.flatMap((flip) => ['--toggle', flip])];
    expect(runCli(tried).stdout).toContain('failure-rate-bounded violated, observed it holds');
  });

  it('finds the profile, and what it changed', () => {
    const found = bisect(['scenarios/lingering-growing-v0', '--profiles']);
    expect(found.profiles?.map(({ isBad }) => isBad)).toEqual([false, false, false, true, true, true, false]);
    expect(found).toMatchObject({ profile: 'agent-7.60', flips: ['windows-tcp-failures=off'] });
    expect(bisect(['scenarios/two-proxies', '--profiles'], 1).flips).toBeNull();
  });

  it('tries every switch where no loss reason names one, and limits of the scenario', () => {
    expect(bisect(['scenarios/lingering-growing-v0']).alone).toContain('windows-tcp-failures=off');
    expect(bisect(['scenarios/kernel-map-full']).flips).toEqual(['max-tracked-connections=65536']);
  });

  it('says what mends a part when nothing mends all', () => {
    const found = bisect(['scenarios/bridge-straddles-polls'], 1);
    expect(found.flips).toBeNull();
    expect(found.parts).toContainEqual({ while: 'filter-only-proxy', flips: ['docker-proxy-pid-check=on'] });
  });

  it.each([
    [['--good', 'agent-9'], 'agent-9'],
    [['--good', 'latest'], 'no better'],
    [['--bad', 'agent-9'], 'agent-9'],
    [['--toggle', 'nothing=on'], 'nothing'],
    [['--toggle', 'close-gate=ajar'], 'ajar'],
    [['--while', 'agent-ends > 3'], 'does not hold'],
    [['--profiles', '--good', 'latest'], '--profiles'],
  ])('refuses %j', (args, named) => {
    const result = runCli(['bisect', TRACE, ...args]);
    expectOneError(result, 2, 'FP_USAGE');
    expect(result.stderr).toContain(named);
  });
});

interface WhatIf {
  hits: { service: string; after: { server: number } }[];
  fates: { before: string; after: string; hits: number }[];
  changed: unknown[];
  mended: string[];
}

function whatIf(args: readonly string[]): WhatIf {
  return json(['what-if', ...args]) as WhatIf;
}

describe('flowproof what-if', () => {
  it('shows what the pid check makes of every hit', () => {
    const found = whatIf([TRACE, '--toggle', 'docker-proxy-pid-check=on']);
    expect(found.fates).toContainEqual({ before: 'docker-proxy-without-pid-check', after: 'shipped', hits: 40 });
    expect(found.changed).toHaveLength(40);
    expect(found.mended).toEqual(['filter-only-proxy', 'every-hit-arrives']);
    const { stdout } = runCli(['what-if', TRACE, '--toggle', 'docker-proxy-pid-check=on', '--limit', '1']);
    expect(stdout).toMatch(/mysrv +0 -> 40 as server/);
    expect(stdout).toMatch(/40 +docker-proxy-without-pid-check +-> shipped/);
    expect(stdout).toContain('and 39 more');
  });

  it('changes times, seeds, profiles, and what a scenario says; the base can be another one too', () => {
    expect(whatIf([TRACE, '--poll-offset', '1s', '--poll-every', '5s']).fates).not.toEqual([]);
    expect(whatIf(['scenarios/two-proxies', '--seed', '7']).changed).toHaveLength(80);
    expect(whatIf([TRACE, '--profile', 'latest']).changed).toEqual([]);
    const based = ['--base-profile', 'latest', '--base-toggle', 'docker-proxy-pid-check=on'];
    const back = whatIf([TRACE, ...based, '--toggle', 'docker-proxy-pid-check=off']);
    expect(back.hits.find(({ service }) => service === 'mysrv')?.after.server).toBe(0);
    const restarted = whatIf(['scenarios/etw-agent-dies', '--restart-after', '1s']);
    expect(restarted.fates).toContainEqual({ before: 'agent-down', after: 'shipped', hits: 1 });
  });

  it('refuses a change that is none', () => {
    expectOneError(runCli(['what-if', TRACE]), 2, 'FP_USAGE');
    expectOneError(runCli(['what-if', TRACE, '--toggle', 'x=y']), 2, 'FP_USAGE');
    expectOneError(runCli(['what-if', '-', '--seed', '2']), 2, 'FP_USAGE');
    expectOneError(runCli(['what-if', TRACE, '--seed', '2', '--limit', 'x']), 2, 'FP_USAGE');
  });
});

interface Swept {
  measure: string;
  points: { values: string[]; measured: number }[];
  decision?: { sentence: string; explained: number };
}

function sweep(args: readonly string[]): Swept {
  return json(['sweep', ...args]) as Swept;
}

describe('flowproof sweep', () => {
  it('shows the spread over seeds with two proxies, and which choice decides', () => {
    const found = sweep(['scenarios/two-proxies', '--over', 'seed=1..200']);
    expect(found.measure).toBe('server-hits of mysrv');
    expect([...new Set(found.points.map(({ measured }) => measured))].toSorted((a, b) => a - b)).toEqual([
      0, 10, 15, 25, 30, 40,
    ]);
    expect(found.decision).toMatchObject({ explained: 1 });
    expect(found.decision?.sentence).toBe(
      'docker-proxy.extract, answers 1, 2 and 3 (who comes last), explain every outcome of the 200 runs',
    );
    const { stdout } = runCli(['sweep', 'scenarios/two-proxies', '--over', 'seed=1..200']);
    expect(stdout).toMatch(/ {5}0 +22 runs +#+ +first with --seed 2\n/);
    expect(stdout).toContain('decides  docker-proxy.extract');
  });

  it('agrees with the seeds that `run` shows', () => {
    const { scenarios } = json(['run', 'scenarios/two-proxies']) as {
      scenarios: { distribution: Record<string, number> }[];
    };
    const counts: Record<string, number> = {};
    for (const { measured } of sweep(['scenarios/two-proxies', '--over', 'seed=1..200']).points) {
      counts[measured] = (counts[measured] ?? 0) + 1;
    }
    expect(counts).toEqual(scenarios[0]?.distribution);
  });

  it('shows hits by poll time, limits, rules and profiles, one or two at once', () => {
    const times = sweep(['scenarios/two-proxies', '--over', 'poll.offset=1s..31s/10s', '--service', 'mysrv']);
    expect(times.points.map(({ values }) => values)).toEqual([['1s'], ['11s'], ['21s'], ['31s']]);
    const limits = sweep(['scenarios/kernel-map-full', '--over', 'toggle:max-tracked-connections=2..20/9']);
    expect(limits.points.map(({ measured }) => measured)).toEqual([1, 3, 4]);
    const rule = ['--over', 'toggle:docker-proxy-pid-check=off,on', '--over', 'profile=all', '--service', 'mysrv'];
    const grid = sweep([TRACE, ...rule]);
    expect(grid.points.map(({ measured }) => measured)).toEqual([0, 0, 0, 0, 0, 0, 0, 40, 40, 40, 40, 40, 40, 40]);
    expect(runCli(['sweep', TRACE, ...rule]).stdout).toMatch(/\n +off( +0){7}\n +on( +40){7}\n/);
    const spread = runCli(['sweep', 'scenarios/two-proxies', '--over', 'poll.offset=1s,31s', '--over', 'seed=1..9']);
    expect(spread.stdout).toMatch(/\n +31s {2}0 \(\d runs?\), /);
  });

  it('measures other things than hits, of Windows too', () => {
    const args = ['--over', 'profile=agent-7.60,latest', '--measure', 'failed'];
    const found = sweep(['scenarios/lingering-growing-v0', ...args]);
    expect(found.points[0]!.measured).toBeGreaterThan(found.points[1]!.measured);
  });

  it.each([
    [[], 'over'],
    [['--over', 'seed'], 'name=values'],
    [['--over', 'seed=2..1'], 'ends before'],
    [['--over', 'seed=1', '--over', 'seed=2'], 'twice'],
    [['--over', 'seed=1', '--over', 'profile=all', '--over', 'poll.every=1s'], 'two things'],
    [['--over', 'seed=1..50000', '--over', 'profile=all'], 'too many'],
    [['--over', 'seed=1', '--measure', 'nothing'], 'nothing'],
    [['--over', 'seed=1', '--measure', 'failed', '--service', 'x'], 'exclude'],
  ])('refuses %j', (args, named) => {
    const result = runCli(['sweep', TRACE, ...args]);
    expectOneError(result, 2, 'FP_USAGE');
    expect(result.stderr).toContain(named);
  });
});

interface Covered {
  runs: number;
  goals: { id: string; reached: unknown }[];
  reasons: Record<string, { first: string } | null>;
  choices: Record<string, { answers: number }>;
  unmet: string[];
}

function coverage(args: readonly string[], status = 0): Covered {
  return json(['coverage', ...args], status) as Covered;
}

describe('flowproof coverage', () => {
  it('shows what the scenarios reach', () => {
    const found = coverage([]);
    expect(found.runs).toBeGreaterThan(80);
    expect(found.goals.find(({ id }) => id === 'poll-between-fin-and-close')?.reached).toMatchObject({ count: 3 });
    expect(found.reasons['docker-proxy-without-pid-check']).not.toBeNull();
    expect(found.reasons['event-page-lost']).toBeNull();
    const { stdout } = runCli(['coverage', 'scenarios']);
    expect(stdout).toMatch(/\n {2}loss reasons +\d+ of \d+; not /);
    expect(stdout).toContain('first in bridge-straddles-polls');
    expect(runCli(['coverage', '--all']).stdout).toMatch(
      /\n {2}docker-proxy\.extract +\d+ {2}first in two-proxies, 2 answers\n/,
    );
  });

  it('takes traces, and every seed', () => {
    const found = coverage([TRACE, 'scenarios/two-proxies', '--seeds', '3']);
    expect(found.runs).toBe(6);
    expect(found.choices['docker-proxy.extract']?.answers).toBe(2);
  });

  it('fails when a required goal is not reached, and names it', () => {
    const reached = ['--require', 'filtered-by-mistake'];
    expect(runCli(['coverage', TRACE, ...reached]).status).toBe(0);
    const result = runCli(['coverage', TRACE, ...reached, '--require', 'agent-dies']);
    expect(result.status).toBe(1);
    expect(result.stdout).toMatch(/\nunmet {4}agent-dies\n$/);
    expect(coverage([TRACE, '--require', 'all'], 1).unmet).toContain('expired-client');
    expectOneError(runCli(['coverage', TRACE, '--require', 'nothing']), 2, 'FP_USAGE');
    expectOneError(runCli(['coverage', 'no/such']), 4, 'FP_FILE_MISSING');
    expect(runCli(['coverage', '--goals']).stdout).toContain('poll-between-fin-and-close: ');
  });
});

describe('--check-determinism', () => {
  it('runs twice and finds the same', () => {
    const replayed = runCli(['replay', TRACE, '--check-determinism']);
    expect(replayed).toMatchObject({ status: 1, stdout: expect.stringContaining('checked  a second run is the same') });
    expect(json(['replay', TRACE, '--check-determinism'], 1)).toMatchObject({ isDeterministic: true });
    const run = runCli(['run', 'scenarios/two-proxies', 'scenarios/etw-agent-dies', '--check-determinism']);
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('every scenario ran twice') });
  });
});
