import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/cli/fuzz/readJournal.ts';
import { runCli } from '../runCli.ts';
import { ROOT } from '../../tidy/sourceFiles.ts';
import { FINDS_MANY, FINDS_NOTHING, freshDirectory, storedIn } from './fuzzCli.ts';

/** From the first line of the journal to the first cases. */
const A_WHILE_MS = 1500;

interface Stopped {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts an endless campaign and sends a signal when its output says so, or a while after a file of it is there. */
async function stopped(args: readonly string[], signal: NodeJS.Signals, when: RegExp | string): Promise<Stopped> {
  const command = [path.join(ROOT, 'bin', 'flowproof'), 'fuzz', ...args, '--time', '10m'];
  const child = spawn(process.execPath, command, { env: { ...process.env, NO_COLOR: '1' } });
  const output = { stdout: '', stderr: '' };
  let isSent = false;
  const send = (): void => {
    if (!isSent) child.kill(signal);
    isSent = true;
  };
  const isThere = setInterval(() => {
    if (typeof when !== 'string' || !existsSync(when)) return;
    clearInterval(isThere);
    setTimeout(send, A_WHILE_MS);
  }, 50);
  child.stdout.on('data', (bytes: Buffer) => {
    output.stdout += bytes.toString();
    if (typeof when !== 'string' && when.test(output.stdout)) send();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    output.stderr += bytes.toString();
  });
  const status = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearInterval(isThere);
  return { status, ...output };
}

describe('a campaign that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s keeps what it found, and ends with status 1', async (signal) => {
    const directory = freshDirectory();
    const { status, stdout, stderr } = await stopped(['--findings', directory, ...FINDS_MANY], signal, /FOUND/);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('stopped; what was found is kept');
    expect(readJournal(directory).lines.at(-1)).toMatchObject({ type: 'end', why: 'stopped' });
    expect(storedIn(directory).length).toBeGreaterThan(0);
    expect(runCli(['run', directory])).toMatchObject({ status: 0 });
  });

  it('before it found anything ends with a status of its own', async () => {
    const directory = freshDirectory();
    const { status, stdout } = await stopped(
      ['--findings', directory, ...FINDS_NOTHING],
      'SIGINT',
      path.join(directory, 'journal.jsonl'),
    );
    expect(status).toBe(130);
    expect(stdout).toMatch(/^verdict {2}STOPPED, nothing found until then$/m);
  });
});
