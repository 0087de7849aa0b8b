import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';

/** How a command of the built command line ended. */
export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `flowproof` as a process, in the project's folder. */
export function runCli(args: readonly string[], env: NodeJS.ProcessEnv = {}): CliResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'bin', 'flowproof'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/** One clear error: code, message, remedy, and no stack trace. */
export function expectOneError(result: CliResult, status: number, code: string): void {
  expect(result, result.stderr).toMatchObject({ status, stdout: '' });
  expect(result.stderr).toMatch(new RegExp(`^flowproof: ${code}: [^\n]+\n {2}remedy: [^\n]+\n$`));
  expect(result.stderr).not.toMatch(/\n\s+at /);
}
