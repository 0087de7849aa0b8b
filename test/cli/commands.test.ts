import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { expectOneError, runCli } from './runCli.ts';

const TRACE = 'fixtures/forty-curls/trace.msgpack.gz';
const FIXED = ['--toggle', 'docker-proxy-pid-check=on'];
const COMMANDS = [
  'record',
  'replay',
  'run',
  'explain',
  'minimize',
  'bisect',
  'what-if',
  'sweep',
  'coverage',
  'import',
  'profiles',
  'trace',
  'conformance',
];
const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
}

describe('flowproof', () => {
  it('tells its version and its commands', () => {
    expect(runCli(['--version'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    const { status, stdout } = runCli(['--help']);
    expect(status).toBe(0);
    for (const command of COMMANDS) {
      expect(stdout).toContain(command);
      expect(runCli([command, '--help']).status).toBe(0);
    }
  });

  it('refuses wrong words with the nearest right one', () => {
    const wrong = runCli(['repaly', TRACE]);
    expectOneError(wrong, 2, 'FP_USAGE');
    expect(wrong.stderr).toContain('replay');
    expectOneError(runCli(['replay', TRACE, '--sed', '1']), 2, 'FP_USAGE');
    expectOneError(runCli(['replay']), 2, 'FP_USAGE');
  });

  it.each([
    [['--profile', 'agent-9'], 'agent-9'],
    [['--toggle', 'nothing=on'], 'nothing'],
    [['--toggle', 'docker-proxy-pid-check'], 'no value'],
    [['--toggle', 'docker-proxy-pid-check=maybe'], 'maybe'],
    [['--toggle', 'max-closed-conns=-1'], 'max-closed-conns'],
    [['--poll-every', '0s'], 'at least 1ms'],
    [['--poll-offset', 'soon'], 'soon'],
    [['--seed', 'x'], 'x'],
    [['--expect', 'mysrv'], 'service=hits'],
  ])('refuses %j', (args, named) => {
    const result = runCli(['replay', TRACE, ...args]);
    expectOneError(result, 2, 'FP_USAGE');
    expect(result.stderr).toContain(named);
  });

  it('refuses inputs that are not there, not readable as what they should be, or cut', () => {
    expectOneError(runCli(['replay', 'no/such/trace.msgpack']), 4, 'FP_FILE_MISSING');
    expectOneError(runCli(['run', 'no/such/scenario']), 4, 'FP_FILE_MISSING');
    expectOneError(runCli(['run', 'src']), 4, 'FP_FILE_MISSING');
    expectOneError(runCli(['conformance', 'no/such']), 4, 'FP_FILE_MISSING');
    expectOneError(runCli(['trace', 'info', 'README.md']), 3, 'FP_NOT_A_TRACE');
    expectOneError(runCli(['replay', file('empty.msgpack', '')]), 3, 'FP_TRACE_TRUNCATED');
    const whole = gunzipSync(readFileSync(path.join(ROOT, TRACE)));
    const cut = file('cut.msgpack', whole.subarray(0, whole.length / 2));
    const result = runCli(['replay', cut]);
    expectOneError(result, 3, 'FP_TRACE_TRUNCATED');
    expect(result.stderr).toMatch(/at byte \d+ after \d+ whole events/);
  });

  it('takes what is whole of a cut trace, and then proves nothing by a missing hit', () => {
    const whole = gunzipSync(readFileSync(path.join(ROOT, TRACE)));
    const cut = file('half.msgpack', whole.subarray(0, whole.length / 2));
    const result = runCli(['replay', cut, '--allow-truncated', '--expect', 'mysrv=40']);
    expect(result.status).toBe(7);
    expect(result.stdout).toContain('INCONCLUSIVE');
  });

  it('judges by the exit status', () => {
    expect(runCli(['replay', TRACE]).status).toBe(1);
    expect(runCli(['replay', TRACE, ...FIXED]).status).toBe(0);
    expect(runCli(['replay', TRACE, ...FIXED, '--expect', 'mysrv=40']).status).toBe(0);
    expect(runCli(['replay', TRACE, ...FIXED, '--expect', 'mysrv=41']).status).toBe(1);
  });

  it('explains the first missing hit: filter, rule, connection, and what would have saved it', () => {
    const { status, stdout } = runCli(['explain', TRACE, '--limit', '1']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/server side of mysrv \(pid \d+\), 172\.17\.0\.2:8085 -> 172\.17\.0\.1:\d+/);
    expect(stdout).toMatch(/docker-proxy filter, rule local-end-is-target: .* but its owner is pid \d+/);
    expect(stdout).toContain('with docker-proxy-pid-check=on: shipped for mysrv in poll 1 (checked by a second run)');
  });

  it('explains one hit by its number, and refuses a number that no hit has', () => {
    expect(runCli(['explain', TRACE, '--hit', '2']).stdout).toContain('fate     shipped for docker-proxy in poll 1');
    expectOneError(runCli(['explain', TRACE, '--hit', '161']), 2, 'FP_USAGE');
  });

  it('prints one JSON object where it is asked to', () => {
    const outputs = [
      [
        ['replay', TRACE, '--json'],
        ['source', 'profile', 'seed', 'verdict', 'hits', 'ledger', 'fates', 'digest'],
      ],
      [
        ['run', 'scenarios/ten-curls-original', '--json'],
        ['passed', 'failed', 'inconclusive', 'scenarios'],
      ],
      [
        ['explain', TRACE, '--limit', '1', '--json'],
        ['source', 'notArrived', 'stories'],
      ],
      [
        ['profiles', '--json'],
        ['default', 'profiles', 'toggles'],
      ],
      [
        ['profiles', '--explain', 'joiner-clock', '--json'],
        ['id', 'about', 'changed', 'profiles'],
      ],
      [
        ['conformance', 'fixtures/conformance/http-path', '--json'],
        ['passed', 'failed', 'skipped', 'areas'],
      ],
    ] as const;
    for (const [args, keys] of outputs) {
      const parsed = JSON.parse(runCli(args).stdout) as Record<string, unknown>;
      for (const key of keys) expect(parsed, args.join(' ')).toHaveProperty(key);
    }
  });

  it('colours only a terminal, or when it is told to', () => {
    const escape = String.fromCharCode(27);
    expect(runCli(['replay', TRACE]).stdout).not.toContain(escape);
    expect(runCli(['replay', TRACE], { FORCE_COLOR: '1' }).stdout).toContain(escape);
    expect(runCli(['replay', TRACE], { FORCE_COLOR: '0' }).stdout).not.toContain(escape);
  });

  it('reads a trace from standard input', () => {
    const bytes = readFileSync(path.join(ROOT, TRACE));
    const args = [path.join(ROOT, 'bin', 'flowproof'), 'replay', '-', ...FIXED, '--json'];
    const { status, stdout } = spawnSync(process.execPath, args, {
      input: bytes,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { verdict: string }).verdict).toBe('pass');
  });

  it('ends quietly when its reader goes away', () => {
    const command = `"${process.execPath}" bin/flowproof trace cat ${TRACE} | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: ROOT, encoding: 'utf8' });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('');
  });

  it('says what is missing when there is nothing to record with', () => {
    expectOneError(runCli(['record', '--recorder', 'no/such/recorder', '--', 'true']), 6, 'FP_RECORDER_MISSING');
    expectOneError(runCli(['record']), 2, 'FP_USAGE');
  });
});

describe('flowproof conformance', () => {
  const vector = {
    format: 'flowproof-conformance/1',
    area: 'http-path',
    vectors: [
      {
        id: 'one',
        config: {},
        tags: [],
        ops: [{ op: 'quantize', path: '/a/1', want: { quantized: '/a/*' } }],
      },
    ],
  };

  it('passes, fails with the first divergence, and skips areas without a model', () => {
    const right = file('right.json', JSON.stringify(vector));
    expect(runCli(['conformance', right])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/1 passed, 0 failed, 0 skipped\n$/),
    });
    const wrong = file('wrong.json', JSON.stringify(vector).replace('/a/*', '/a/b'));
    const result = runCli(['conformance', wrong]);
    expect(result.status).toBe(1);
    expect(result.stdout).toMatch(/step 0 \(quantize\), field quantized\n {2}expected "\/a\/b"\n {2}got {6}"\/a\/\*"/);
    expect(result.stdout).toMatch(/0 passed, 1 failed, 0 skipped\n$/);
    const other = file('other.json', JSON.stringify({ ...vector, area: 'of-tomorrow' }));
    expect(runCli(['conformance', other])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/0 passed, 0 failed, 1 skipped\n$/),
    });
  });

  it('refuses files that hold no vectors', () => {
    for (const text of ['{', '[]', '{"format":"flowproof-conformance/1"}', '{"a":1}']) {
      expectOneError(runCli(['conformance', file('bad.json', text)]), 3, 'FP_CONFORMANCE_FILE');
    }
  });
});

describe('flowproof profiles --explain', () => {
  it('tells what a generation changed, with its sources', () => {
    const { stdout } = runCli(['profiles', '--explain', 'agent-7.62']);
    expect(stdout).toContain('since agent-7.60:\n  close-gate: flag-map -> delete (1b7481c (2024-11-22, #31100))');
  });

  it('tells how a generation treats lingering flows on Windows', () => {
    const lingering = (id: string) =>
      /lingering flows on Windows: (.*)/.exec(runCli(['profiles', '--explain', id]).stdout);
    expect(lingering('agent-2024-01')?.[1]).toBe('no failures are read');
    expect(lingering('agent-7.60')?.[1]).toMatch(/^V0, .*; #26617 \(2024-07-01\)$/);
    expect(lingering('latest')?.[1]).toMatch(/^V2, .*; #50823 /);
  });

  it.each([
    ['batching', 'close-batching'],
    ['jioner-clock', 'joiner-clock'],
    ['agent-7.6', 'agent-7.60'],
  ])('suggests for %s the id that is most like it', (asked, expected) => {
    const { status, stderr } = runCli(['profiles', '--explain', asked]);
    expect(status).toBe(2);
    expect(stderr).toContain(`did you mean ${expected}?`);
  });

  it('suggests nothing for what is like nothing', () => {
    expect(runCli(['profiles', '--explain', 'zzz']).stderr).not.toContain('did you mean');
  });
});
