import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { runCli } from './runCli.ts';

const FORTY = 'fixtures/forty-curls/trace.msgpack.gz';
const PLANT = pathToFileURL(path.join(import.meta.dirname, 'plantSignal.mjs')).href;

const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-stop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built command line; it sends a signal to itself when it begins its N-th run. */
async function stoppedAt(run: number, signal: NodeJS.Signals, args: readonly string[]) {
  const command = ['--import', PLANT, path.join(ROOT, 'bin', 'flowproof'), ...args];
  const env = { ...process.env, NO_COLOR: '1', PLANTED_RUN: String(run), PLANTED_SIGNAL: signal };
  const child = spawn(process.execPath, command, { cwd: ROOT, env });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (bytes: Buffer) => (output.stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (output.stderr += bytes.toString()));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, ...output };
}

describe('minimize that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s prints and stores what is left by then', async (signal) => {
    const directory = path.join(folder, signal);
    const args = ['minimize', FORTY, '--while', 'lost-hits mysrv > 0', '-o', directory];
    const { status, stdout, stderr } = await stoppedAt(30, signal, args);
    expect({ status, stderr }, stdout).toEqual({ status: 130, stderr: '' });
    expect(stdout).toContain('stopped  by a signal; more could be left out');
    const left = Number(/, (\d+) left after/.exec(stdout)?.[1]);
    expect(left).toBeLessThan(1962);
    expect(stdout).toContain(`stored   ${directory}`);
    expect(runCli(['run', directory])).toMatchObject({ status: 0 });
  });

  it('before anything could be left out stores nothing', async () => {
    const directory = path.join(folder, 'none');
    const { status, stdout } = await stoppedAt(2, 'SIGINT', ['minimize', FORTY, '-o', directory]);
    expect(status).toBe(130);
    expect(stdout).toContain('stopped  by a signal, before anything was left out');
    expect(existsSync(directory)).toBe(false);
  });

  it('does so for written scenarios too', async () => {
    const { status, stdout } = await stoppedAt(12, 'SIGINT', ['minimize', 'scenarios/two-proxies', '--json']);
    expect(status).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ isStopped: true, isMinimal: false });
  });
});

describe('bisect that is stopped', () => {
  it('tells what it has found by then', async () => {
    const args = ['bisect', 'scenarios/lingering-growing-v0', '--good', 'latest'];
    const { status, stdout } = await stoppedAt(5, 'SIGINT', args);
    expect(status).toBe(130);
    expect(stdout).toContain('stopped  by a signal; there is more to try');
    expect(stdout).toContain('flips    nothing that was tried');
  });
});

describe('sweep that is stopped', () => {
  it('shows the runs that it made', async () => {
    const args = ['sweep', 'scenarios/two-proxies', '--over', 'seed=1..200'];
    const { status, stdout } = await stoppedAt(40, 'SIGTERM', args);
    expect(status).toBe(130);
    expect(stdout).toMatch(/^stopped {2}by a signal after \d+ of 200 runs$/m);
    expect(stdout).toMatch(/first with --seed/);
  });
});
