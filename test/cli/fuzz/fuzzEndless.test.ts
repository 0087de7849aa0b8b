import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../tidy/sourceFiles.ts';
import { expectOneError } from '../runCli.ts';
import { FINDS, freshDirectory, fuzz, storedIn } from './fuzzCli.ts';

const PLANT = pathToFileURL(path.join(import.meta.dirname, 'plantEndless.mjs')).href;
const PLAN = ['--kind', 'windows', '--profile', 'agent-2026-05', '--runs', '60', '--case-time', '2s', '--workers', '2'];

/** Runs the built command line with something planted into it and its threads. */
function planted(what: string, args: readonly string[]) {
  const command = ['--import', PLANT, path.join(ROOT, 'bin', 'flowproof'), ...args];
  const env = { ...process.env, NO_COLOR: '1', PLANTED: what };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', env });
  return { status, stdout, stderr };
}

describe('a case without an end', () => {
  const directory = freshDirectory();

  it('is a finding, and the cases beside it are tried all the same', () => {
    const { status, stdout, stderr } = planted('case', ['fuzz', '--findings', directory, ...PLAN]);
    expect({ status, stderr }, stdout).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(
      /^FOUND {2}run-completes in windows case \d+ of seed 1: it did not end within 2 s; expected/m,
    );
    expect(stdout).toMatch(/^cases {4}60 of windows, seed 1, .*: all cases tried$/m);
    expect(stdout).toMatch(/^violated run-completes in [1-9]\d* cases$/m);
    expect(storedIn(directory)).toHaveLength(1);
    const [name] = storedIn(directory);
    expect(readFileSync(path.join(directory, name!, 'README.md'), 'utf8')).toContain('did not end within 2 s');
  });

  it('is replayed in a thread that can be ended, and told as long as it does not end', () => {
    const again = ['fuzz', '--findings', directory, ...PLAN, '--only', '0', '--property', 'run-completes'];
    expect(planted('case', again).stdout).toMatch(/^STILL {2}fails: flowproof run /);
    expect(planted('nothing', again).stdout).toMatch(/^FIXED {2}holds now: /);
    expect(planted('nothing', ['run', path.join(directory, storedIn(directory)[0]!)])).toMatchObject({ status: 1 });
  });

  it.each(['replay', 'explain', 'bisect'])('ends %s with one error that names it', (command) => {
    const stored = path.join(directory, storedIn(directory)[0]!);
    expectOneError(planted('case', [command, stored, '--case-time', '1s']), 70, 'FP_CASE_ENDLESS');
  });

  it('is replayed like others once it ends', () => {
    const stored = path.join(directory, storedIn(directory)[0]!);
    const { status, stdout, stderr } = planted('nothing', ['replay', stored]);
    expect({ status, stderr }, stdout).toMatchObject({ stderr: '' });
    expect(stdout).toContain('digest');
  });

  it('that comes up only while another is made small leaves that one as it was', () => {
    const own = freshDirectory();
    const args = ['fuzz', '--findings', own, ...FINDS, '--runs', '20', '--case-time', '2s', '--max-findings', '1'];
    const { status, stdout } = planted('shrink', args);
    expect(status, stdout).toBe(1);
    expect(stdout).toContain('events after 0 steps, cut short');
    expect(storedIn(own)).toHaveLength(1);
  });

  it('is told by the check of determinism', () => {
    const { status, stdout } = planted('case', ['fuzz', '--check-determinism', ...PLAN]);
    expect(status, stdout).toBe(1);
    expect(stdout).toContain('a case did not end within 2 s');
  });

  it('because its generator does not end is a mistake of the campaign itself', () => {
    const { status, stderr } = planted('generator', ['fuzz', '--findings', freshDirectory(), ...PLAN]);
    expect(status).toBe(70);
    expect(stderr).toContain('a case was not drawn within 2 s');
  });

  it('needs a time that a slow machine can keep', () => {
    expectOneError(fuzz(freshDirectory(), ['--case-time', '10ms']), 2, 'FP_USAGE');
  });
});
