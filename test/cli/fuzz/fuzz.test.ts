import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/cli/fuzz/readJournal.ts';
import { ROOT } from '../../tidy/sourceFiles.ts';
import { expectOneError, runCli } from '../runCli.ts';
import {
  contentsOf,
  FINDS,
  FINDS_MANY,
  FINDS_NOTHING,
  foundIn,
  freshDirectory,
  fuzz,
  LINGERING,
  storedIn,
} from './fuzzCli.ts';

const FLOWPROOF = path.join(ROOT, 'bin', 'flowproof');
/** For tests that make dozens of findings small. */
const LONG_MS = 240_000;
const FINDING = 'failure-rate-bounded-b509cadf';

interface FuzzJson {
  verdict: string;
  why: string;
  tried: number;
  violating: Record<string, number>;
  findings: { outcome: string; directory: string; again: string; isMinimal?: boolean; flippedBy?: string[][] }[];
}

describe('flowproof fuzz --all-fixed', () => {
  const directory = freshDirectory();

  it('finds nothing but open defects, which it counts, and one bug that is brought back', () => {
    const plan = ['--kind', 'agent', '--all-fixed', '--seed', '1', '--runs', '1500', '--workers', '2'];
    const clean = fuzz(directory, plan);
    expect(clean.stdout).toMatch(/\nknown:double-close-report in \d+ cases: an open defect of the agent\n/);
    expect(clean.status, clean.stdout).toBe(0);
    const buggy = fuzz(directory, [...plan, '--toggle', 'docker-proxy-pid-check=off', '--max-findings', '1']);
    expect(buggy.stdout).toContain('docker-proxy-pid-check=on');
    expect(buggy.status).toBe(1);
  }, 120_000);

  it('tells open defects as what they violate when they are hunted, and replays them so', () => {
    const own = freshDirectory();
    const hunt = ['--kind', 'agent', '--all-fixed', '--hunt-known', '--property', 'closed-reported-once'];
    const found = fuzz(own, [...hunt, '--runs', '400', '--max-findings', '1', '--workers', '2']);
    expect(found.status, found.stdout).toBe(1);
    expect(found.stdout).toMatch(/^FOUND {2}closed-reported-once in agent case /m);
    expect(found.stdout).toMatch(/^ {2}again {2}flowproof fuzz .* --hunt-known --property closed-reported-once$/m);
    expect(found.stdout).not.toContain('known:');
    const [name] = storedIn(own);
    expect(runCli(['run', path.join(own, name!)])).toMatchObject({ status: 0 });
    expect(fuzz(own, [...hunt, '--runs', '1']).stdout).toMatch(/^STILL {2}fails: /);
    const others = fuzz(own, ['--kind', 'agent', '--all-fixed', '--runs', '1']);
    expect(others.stdout).toMatch(/left alone: [1-9]\d* stored/);
  }, 120_000);

  it('mends the bugs of Windows hosts too, and finds one that is brought back', () => {
    const plan = ['--kind', 'windows', '--all-fixed', '--seed', '1', '--runs', '300', '--workers', '2'];
    const clean = fuzz(freshDirectory(), plan);
    expect(clean.status, clean.stdout).toBe(0);
    const buggy = fuzz(freshDirectory(), [...plan, '--toggle', 'lingering-flow-rule=off', '--max-findings', '1']);
    expect(buggy.stdout).toContain('decided by: it holds with lingering-flow-rule=on');
    expect(buggy.status).toBe(1);
  }, 120_000);

  it('is a profile of its own', () => {
    expectOneError(fuzz(directory, ['--all-fixed', '--profile', 'latest']), 2, 'FP_USAGE');
  });
});

describe('flowproof fuzz', () => {
  const directory = freshDirectory();

  it('finds the lingering flow, makes it small, names the toggle and the lines that replay it', () => {
    const { status, stdout, stderr } = fuzz(directory, [...FINDS, '--runs', '200']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('FOUND  failure-rate-bounded in windows case 5 of seed 1: 2 failures');
    expect(stdout).toContain('small  4 events after');
    expect(stdout).toContain('decided by: it holds with lingering-flow-rule=on');
    expect(stdout).toContain(`replay flowproof run ${path.join(directory, FINDING)}\n`);
    expect(stdout).toMatch(/^verdict {2}FAIL \(1 new\)$/m);
    expect(storedIn(directory)).toEqual([FINDING]);
  });

  it('stores it as a scenario that passes, and fails when its toggle is set back', () => {
    const scenario = path.join(directory, FINDING);
    expect(runCli(['run', scenario])).toMatchObject({ status: 0 });
    const fixed = runCli(['run', scenario, '--toggle', 'lingering-flow-rule=on']);
    expect(fixed.status).toBe(1);
    expect(fixed.stdout).toContain('expected failure-rate-bounded violated, observed it holds');
    const readme = readFileSync(path.join(scenario, 'README.md'), 'utf8');
    for (const text of ['## What happens', '2. 0 s: flow 1 ends and lingers', 'lingering-flow-rule=on', '--only 5']) {
      expect(readme).toContain(text);
    }
  });

  it('can be replayed and explained as any scenario', () => {
    const scenario = path.join(directory, FINDING);
    expect(runCli(['replay', scenario]).stdout).toContain('2 failed, 1 closed = 200.0 %');
    expect(runCli(['explain', scenario])).toMatchObject({ status: 0 });
  });

  it('replays it first at the next start, and stores nothing twice', () => {
    const before = contentsOf(directory);
    const { status, stdout } = fuzz(directory, [...FINDS, '--runs', '200']);
    expect(status).toBe(1);
    expect(stdout.split('\n')[0]).toBe(`STILL  fails: flowproof run ${path.join(directory, FINDING)}`);
    expect(stdout).toMatch(/^verdict {2}FAIL \(0 new\)$/m);
    expect(contentsOf(directory)).toEqual(before);
  });

  it('leaves what was found for another agent alone', () => {
    const { status, stdout } = fuzz(directory, [...FINDS_NOTHING, '--runs', '100']);
    expect(status).toBe(0);
    expect(stdout).toContain('left alone: 1 stored for another profile or other toggles');
    expect(stdout).toMatch(/^verdict {2}PASS$/m);
  });

  it('tells what does not fail any more', () => {
    const own = freshDirectory();
    fuzz(own, [...FINDS, '--runs', '20']);
    // The case without its flow stands for an agent that was mended.
    const file = path.join(own, FINDING, 'case.json');
    const content = JSON.parse(readFileSync(file, 'utf8')) as { case: { flows: unknown[] } };
    writeFileSync(file, JSON.stringify({ ...content, case: { ...content.case, flows: [] } }));
    const { status, stdout } = fuzz(own, [...FINDS, '--runs', '1']);
    expect(stdout).toContain(`FIXED  holds now: ${path.join(own, FINDING)}; keep it as a test, or remove it`);
    expect(status).toBe(0);
  });

  it('makes a single case anew by its number', () => {
    const own = freshDirectory();
    const args = ['--seed', '1', '--only', '5', ...FINDS, '--json'];
    const report = JSON.parse(fuzz(own, args).stdout) as FuzzJson;
    expect(report).toMatchObject({ verdict: 'fail', why: 'done', tried: 1, violating: { 'failure-rate-bounded': 1 } });
    expect(report.findings).toMatchObject([
      { outcome: 'new', isMinimal: true, flippedBy: [['lingering-flow-rule=on']] },
    ]);
    expect(report.findings[0]!.again).toBe(
      'flowproof fuzz --kind windows --seed 1 --only 5 --profile agent-2026-05 --toggle lingering-flow-rule=off ' +
        '--property failure-rate-bounded',
    );
  });

  it('stops when enough is found', () => {
    const own = freshDirectory();
    const { stdout } = fuzz(own, [...FINDS_MANY, '--runs', '100000', '--max-findings', '2']);
    expect(stdout).toContain('enough found, see --max-findings');
    expect(storedIn(own)).toHaveLength(2);
  });

  it('stops when time is up', () => {
    const { status, stdout } = fuzz(freshDirectory(), [...FINDS_NOTHING, '--time', '300ms']);
    expect(status).toBe(0);
    expect(stdout).toContain('time is up');
  });

  it('counts all laws of all kinds unless it is told otherwise', () => {
    const report = JSON.parse(fuzz(freshDirectory(), [...LINGERING, '--runs', '60', '--json']).stdout) as FuzzJson;
    expect(Object.keys(report.violating)).toContain('failure-rate-bounded');
    expect(Object.keys(report.violating)).not.toContain('every-hit-arrives');
  });
});

describe('the numbers of cases', () => {
  it(
    'give the same findings with one worker and with four',
    () => {
      const [one, four] = [freshDirectory(), freshDirectory()];
      fuzz(one, [...FINDS_MANY, '--runs', '120', '--workers', '1']);
      fuzz(four, [...FINDS_MANY, '--runs', '120', '--workers', '4']);
      expect(storedIn(one).length).toBeGreaterThan(8);
      expect(contentsOf(four)).toEqual(contentsOf(one));
      expect(foundIn(four)).toEqual(foundIn(one));
    },
    LONG_MS,
  );

  it(
    'give the same merged report in three shards and in one',
    () => {
      const shards = [1, 2, 3].map((shard) => {
        const own = freshDirectory();
        fuzz(own, [...FINDS_MANY, '--runs', '60', '--shard', `${shard}/3`]);
        return own;
      });
      const whole = freshDirectory();
      fuzz(whole, [...FINDS_MANY, '--runs', '60']);
      const merged = (directories: readonly string[]) => {
        const { status, stdout } = runCli(['report', 'merge', ...directories, '--json']);
        const { tried, violating, findings, verdict } = JSON.parse(stdout) as {
          tried: number;
          violating: object;
          findings: { signature: string; index: number }[];
          verdict: string;
        };
        const found = findings.map(({ signature, index }) => `${signature} ${index}`);
        return { status, verdict, tried, violating, found };
      };
      expect(merged(shards)).toEqual(merged([whole]));
      expect(merged(shards)).toMatchObject({ status: 1, verdict: 'fail', tried: 60 });
      const text = runCli(['report', 'merge', ...shards]).stdout;
      expect(text).toContain('cases    60 in 3 campaigns');
      expect(text).toContain(`flowproof run ${path.join(shards[0]!, '')}`);
    },
    LONG_MS,
  );
});

describe('--check-determinism', () => {
  it('runs every case four times in two workers', () => {
    const args = ['fuzz', '--kind', 'windows', '--check-determinism', '--runs', '120', '--workers', '2'];
    const { status, stdout } = runCli(args);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: '120 cases of seed 1, each run four times in two workers: no run differs\n',
    });
    expect(JSON.parse(runCli([...args, '--json']).stdout)).toMatchObject({ checked: 120, diverged: null });
  });
});

describe('a campaign that was cut', () => {
  it('leaves its findings in the journal, and the next one makes them small', () => {
    const own = freshDirectory();
    fuzz(own, [...FINDS, '--runs', '20']);
    const journal = path.join(own, 'journal.jsonl');
    const lines = readFileSync(journal, 'utf8').split('\n');
    // As a kill between the discovery and the end of shrinking would leave it, with half a line at the end.
    writeFileSync(journal, `${lines.filter((line) => !line.includes('"type":"stored"')).join('\n')}{"half`);
    rmSync(path.join(own, FINDING), { recursive: true });
    const { status, stdout } = fuzz(own, [...FINDS, '--runs', '1']);
    expect(status).toBe(1);
    expect(stdout).toContain('FOUND  failure-rate-bounded in windows case 5 of seed 1');
    expect(storedIn(own)).toEqual([FINDING]);
    expect(readJournal(own).damaged).toBe(1);
  });
});

describe('wrong options', () => {
  it.each([
    [['--kind', 'linux'], 'known: '],
    [['--property', 'failure-rate'], 'known: '],
    [['--profile', 'agent-0'], 'known profiles'],
    [['--toggle', 'lingering-flow-rule'], 'id=value'],
    [['--toggle', 'lingering-flow-rule=maybe'], 'one of'],
    [['--runs', '0'], '--help'],
    [['--runs', 'many'], '--help'],
    [['--time', '10'], '30s'],
    [['--seed', '-1'], '--help'],
    [['--only', 'x', '--kind', 'windows'], '--help'],
    [['--workers', '0'], '--help'],
    [['--workers', '257'], '--help'],
    [['--shard', '0/4'], '2/4'],
    [['--shard', '5/4'], '2/4'],
    [['--shard', '1'], '2/4'],
    [['--max-findings', '0'], '--help'],
    [['--shrink-time', 'soon'], '30s'],
    [['--findigns', 'x'], '--help'],
  ])('%j are refused', (args, remedy) => {
    const directory = freshDirectory();
    const result = fuzz(directory, args);
    expectOneError(result, 2, 'FP_USAGE');
    expect(result.stderr).toContain(remedy);
    expect(existsSync(directory)).toBe(false);
  });
});

describe('a directory of findings that cannot be written', () => {
  it('because a file stands there is told', () => {
    const directory = freshDirectory();
    writeFileSync(directory, '');
    expectOneError(fuzz(directory, [...FINDS, '--runs', '10']), 5, 'FP_OUTPUT_UNWRITABLE');
  });

  it('because a file is where its parent should be is told', () => {
    expectOneError(fuzz('README.md/findings', [...FINDS, '--runs', '10']), 5, 'FP_OUTPUT_UNWRITABLE');
  });

  it.runIf(existsSync('/dev/full'))('because the disk is full is told, and the campaign ends', () => {
    const directory = freshDirectory();
    mkdirSync(directory);
    symlinkSync('/dev/full', path.join(directory, 'journal.jsonl'));
    const result = fuzz(directory, [...FINDS, '--runs', '10']);
    expectOneError(result, 5, 'FP_OUTPUT_UNWRITABLE');
    expect(result.stderr).toContain('ENOSPC');
  });

  it('because the disk becomes full while the campaign runs is told; what was written stays readable', () => {
    const directory = freshDirectory();
    const command = ['fuzz', '--findings', directory, ...FINDS_MANY, '--runs', '100000'];
    // No file may become larger than a few KiB: that is how a full disk looks from inside.
    const script = 'ulimit -f 16; exec "$0" "$@"';
    const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, FLOWPROOF, ...command], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^flowproof: FP_OUTPUT_UNWRITABLE: .*journal.jsonl: cannot be written \(EFBIG\)\n/);
    expect(status).toBe(5);
    const { lines, damaged } = readJournal(directory);
    expect(lines.length).toBeGreaterThan(1);
    expect(damaged).toBeLessThan(2);
    expect(fuzz(directory, [...FINDS_MANY, '--runs', '4'])).toMatchObject({ status: 1, stderr: '' });
  });

  it('keeps what stands in the place of a finding', () => {
    const directory = freshDirectory();
    mkdirSync(directory);
    writeFileSync(path.join(directory, FINDING), '');
    const { status, stdout } = fuzz(directory, [...FINDS, '--runs', '20']);
    expect(status).toBe(1);
    expect(stdout).toContain('same   failure-rate-bounded');
    expect(readFileSync(path.join(directory, FINDING), 'utf8')).toBe('');
  });
});

describe('flowproof report merge', () => {
  it('tells a directory without a journal, and a journal that is none', () => {
    const directory = freshDirectory();
    expectOneError(runCli(['report', 'merge', directory]), 4, 'FP_FILE_MISSING');
    mkdirSync(directory);
    writeFileSync(path.join(directory, 'journal.jsonl'), '{"a":1}\nnothing\n');
    expectOneError(runCli(['report', 'merge', directory]), 3, 'FP_JOURNAL');
    expectOneError(runCli(['report', 'merge']), 2, 'FP_USAGE');
  });

  it('is good when nothing was found', () => {
    const directory = freshDirectory();
    fuzz(directory, [...FINDS_NOTHING, '--runs', '30']);
    const { status, stdout } = runCli(['report', 'merge', directory]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^verdict {2}PASS$/m);
  });
});
