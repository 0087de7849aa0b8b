import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { expectOneError, runCli } from './runCli.ts';

const TRACE = 'fixtures/forty-curls/trace.msgpack.gz';
const ESCAPE = String.fromCharCode(27);
const FLOWPROOF = path.join(ROOT, 'bin', 'flowproof');
const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-output-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One command line for each way to write to standard output. */
const COMMANDS = [
  ['--version'],
  ['--help'],
  ['profiles'],
  ['profiles', '--json'],
  ['replay', TRACE],
  ['replay', TRACE, '--json'],
  ['run', 'scenarios/forty-curls'],
  ['explain', TRACE, '--limit', '100'],
  ['minimize', TRACE],
  ['bisect', TRACE],
  ['what-if', TRACE, '--seed', '2', '--json'],
  ['sweep', TRACE, '--over', 'seed=1..3'],
  ['coverage', TRACE, '--all'],
  ['trace', 'info', TRACE],
  ['trace', 'cat', TRACE],
  ['trace', 'validate', TRACE],
  ['conformance', 'fixtures/conformance/http-path'],
  ['import', 'etw-bytes', 'fixtures/windows/etw-keep-alive.json', '-o', '/dev/null'],
  ['fuzz', '--runs', '20', '--findings', path.join(folder, 'findings'), '--property', 'failure-rate-bounded'],
  ['fuzz', '--runs', '20', '--findings', path.join(folder, 'findings'), '--json'],
  ['fuzz', '--runs', '20', '--check-determinism'],
] as const;

describe('standard output', () => {
  it.each(COMMANDS.map((args) => [args.join(' '), args] as const))(
    'closed by its reader ends `%s` quietly',
    (_, args) => {
      const script = '"$0" "$@" | head -c 1 > /dev/null';
      const { stderr, status } = spawnSync('sh', ['-c', script, process.execPath, FLOWPROOF, ...args], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    },
  );

  it.runIf(existsSync('/dev/full')).each(COMMANDS.map((args) => [args.join(' '), args] as const))(
    'on a full disk ends `%s` with an error of its own',
    (_, args) => {
      const full = openSync('/dev/full', 'w');
      const { stderr, status } = spawnSync(process.execPath, [FLOWPROOF, ...args], {
        cwd: ROOT,
        encoding: 'utf8',
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      expect(stderr).toMatch(/^flowproof: FP_OUTPUT_UNWRITABLE: standard output: .*ENOSPC.*\n {2}remedy: .*\n$/);
      expect(status).toBe(5);
    },
  );

  it.each([
    [{ NO_COLOR: '', FORCE_COLOR: '1' }, true],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true],
    [{ NO_COLOR: '1', FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '', FORCE_COLOR: 'false' }, false],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '' }, false],
  ])('with %j is coloured: %s', (env, isColoured) => {
    for (const args of [
      ['replay', TRACE],
      ['run', 'scenarios/forty-curls'],
      ['explain', TRACE],
    ]) {
      expect(runCli(args, { FORCE_COLOR: undefined, ...env }).stdout.includes(ESCAPE), args[0]).toBe(isColoured);
    }
    expect(runCli(['replay', TRACE, '--json'], env).stdout).not.toContain(ESCAPE);
  });
});

describe('a command that is not there', () => {
  it.each([[[]], [['trace']], [['help', 'replya']]])('in `flowproof %j` is told as missing', (args) => {
    const result = runCli(args);
    expectOneError(result, 2, 'FP_USAGE');
    expect(result.stderr).toContain('flowproof --help');
  });

  it.each([
    [['trace', 'inof', TRACE], 'info'],
    [['conformnace'], 'conformance'],
    [['profiles', '--explian', 'x'], '--explain'],
    [['trace', 'cat', TRACE, '--lmit', '1'], '--limit'],
    [['run', 'scenarios', '--sedes', '1'], '--seeds'],
  ])('in %j brings the nearest one', (args, nearest) => {
    const result = runCli(args);
    expectOneError(result, 2, 'FP_USAGE');
    expect(result.stderr).toContain(`Did you mean ${nearest}?`);
  });
});

describe('the numbers and times of the command line', () => {
  it.each([
    [['replay', TRACE, '--seed', '-1']],
    [['replay', TRACE, '--seed', '4294967296']],
    [['replay', TRACE, '--seed', '1e3']],
    [['replay', TRACE, '--poll-every', '30']],
    [['replay', TRACE, '--poll-every', '999us']],
    [['replay', TRACE, '--poll-every', '']],
    [['replay', TRACE, '--poll-offset', '-1s']],
    [['replay', TRACE, '--poll-offset', '99999999h']],
    [['replay', TRACE, '--expect', '=4']],
    [['replay', TRACE, '--expect', 'mysrv=many']],
    [['replay', TRACE, 'another']],
    [['run', 'scenarios/forty-curls', '--seeds', '0']],
    [['run', 'scenarios/forty-curls', '--seeds', '1000001']],
    [['run']],
    [['explain', TRACE, '--hit', '0']],
    [['explain', TRACE, '--limit', 'all']],
    [['trace', 'cat', TRACE, '--limit', '-1']],
    [['trace', 'cat', TRACE, '--kind', 'htpp']],
    [['profiles', '--explain', 'nothing']],
    [['profiles', '--explain']],
    [['conformance']],
  ])('are refused in %j', (args) => {
    expectOneError(runCli(args), 2, 'FP_USAGE');
  });
});

describe('the JSON of `flowproof trace`', () => {
  it('has the facts of a trace in one object', () => {
    for (const command of ['info', 'validate']) {
      const facts = JSON.parse(runCli(['trace', command, TRACE, '--json']).stdout) as Record<string, unknown>;
      expect(facts).toMatchObject({ file: TRACE, complete: true, cut: null, events: 1962, problems: [] });
      expect(facts).toHaveProperty('countsByKind.http', 320);
    }
  });

  it('has one event per line, those of a kind only when asked', () => {
    const { stdout } = runCli(['trace', 'cat', TRACE, '--kind', 'close', '--limit', '5']);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    expect(events.map(({ kind }) => kind)).toEqual(['close', 'close', 'close', 'close', 'close']);
    expect(runCli(['trace', 'cat', TRACE, '--limit', '0'])).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('a directory where a file should be', () => {
  it('is told apart from a missing one', () => {
    expectOneError(runCli(['replay', folder]), 4, 'FP_FILE_MISSING');
    expectOneError(runCli(['trace', 'info', folder]), 4, 'FP_FILE_UNREADABLE');
    expectOneError(runCli(['trace', 'validate', folder]), 4, 'FP_FILE_UNREADABLE');
  });
});

describe('flowproof record', () => {
  /** A stand-in for the recorder: writes down how it was called, and ends with a status. */
  function recorder(status: number): string {
    const file = path.join(folder, `recorder-${status}`);
    writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > "${path.join(folder, 'called')}"\nexit ${status}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it('hands its options and the command over, and ends as the recorder ends', () => {
    for (const status of [0, 3, 14]) {
      const options = ['--recorder', recorder(status), '-o', 'out.msgpack', '--duration', '1s'];
      expect(runCli(['record', ...options, '--', 'curl', '-s', '--json', 'x y']).status).toBe(status);
    }
    const called = readFileSync(path.join(folder, 'called'), 'utf8').trimEnd().split('\n');
    expect(called[0]).toBe('record');
    expect(called.join(' ')).toContain('-o out.msgpack');
    expect(called.join(' ')).toContain('--duration 1s');
    expect(called.slice(called.indexOf('--'))).toEqual(['--', 'curl', '-s', '--json', 'x y']);
  });

  it('says so when the recorder is no program', () => {
    expectOneError(runCli(['record', '--recorder', 'README.md', '--', 'true']), 6, 'FP_RECORDER_MISSING');
  });
});

describe('a request of HTTP.sys', () => {
  it('is named by method and address', () => {
    const { stdout } = runCli(['explain', 'scenarios/etw-agent-dies', '--limit', '1']);
    expect(stdout).toMatch(/^ {2}request {2}GET http:\/\/\S+ \(ETW 1 RecvReq\) at [\d.]+ s$/m);
  });
});

describe('an input without HTTP requests', () => {
  it('is said to be one, instead of a ledger of nothing', () => {
    const { stdout } = runCli(['replay', 'scenarios/lingering-growing-v0']);
    expect(stdout).toMatch(/^http {5}the input has no HTTP requests$/m);
    expect(stdout).not.toMatch(/^(ledger|hits)/m);
    expect(runCli(['explain', 'scenarios/lingering-growing-v0']).stdout).toBe('the input has no HTTP requests\n');
    const whatIf = runCli(['what-if', 'scenarios/lingering-growing-v0', '--toggle', 'lingering-flow-rule=on']).stdout;
    expect(whatIf).toMatch(/^http {5}the input has no HTTP requests$/m);
  });

  it('is told from one whose requests all got lost', () => {
    const { stdout } = runCli(['replay', 'scenarios/forty-curls-no-client']);
    expect(stdout).toMatch(/^ledger {3}[1-9]\d* hits captured/m);
    expect(stdout).not.toContain('no HTTP requests');
  });
});
