import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { cgroupRoot, removeCgroup } from './cgroups.ts';
import { lacking, ofKind, RECORDER, readTrace, scratch } from './recorder.ts';

interface Running {
  readonly file: string;
  readonly process: ChildProcess;
  /** Exit status, and all of standard error. */
  readonly ended: Promise<{ readonly status: number | null; readonly stderr: string }>;
}

/** Starts a recording, and waits until its hooks are on. */
async function start(command: readonly string[], ...options: readonly string[]): Promise<Running> {
  const file = path.join(scratch(), 't');
  const child = command.length > 0 ? ['--', ...command] : [];
  const process = spawn(RECORDER, ['record', '-o', file, '--settle', '0', ...options, ...child], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  process.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  const ended = new Promise<{ status: number | null; stderr: string }>((resolve) =>
    process.on('close', (status) => resolve({ status, stderr })),
  );
  while ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) await sleep(20);
  return { file, process, ended };
}

describe.skipIf(lacking !== '')('a signal to the recorder', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends a recording without a command cleanly, with status 0',
    async (name) => {
      const { file, process, ended } = await start([]);
      process.kill(name);
      expect(await ended).toMatchObject({ status: 0 });
      expect(readTrace(file).footer).toMatchObject({ ended: 'signal', exit_status: null, conserved: true });
    },
  );

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s is passed to the command first, whose status %i is kept', async (name, status) => {
    const { file, process, ended } = await start(['sleep', '30']);
    // The command is let go once the hooks are on; its exec is told then.
    await expect.poll(() => ofKind(readTrace(file), 'proc').some((proc) => proc['comm'] === 'sleep')).toBe(true);
    process.kill(name);
    expect(await ended).toMatchObject({ status });
    expect(readTrace(file).footer).toMatchObject({ ended: 'signal', exit_status: status });
  });

  it('ends the recording at once when it comes twice, and leaves a command alone that does not end', async () => {
    const { file, process, ended } = await start(['sh', '-c', "trap '' INT; sleep 3 & wait; wait"]);
    await expect.poll(() => ofKind(readTrace(file), 'proc').some((proc) => proc['comm'] === 'sleep')).toBe(true);
    process.kill('SIGINT');
    await sleep(200);
    expect(process.exitCode).toBeNull();
    process.kill('SIGINT');
    const { status, stderr } = await ended;
    expect(status).toBe(130);
    expect(stderr).toMatch(/the command \(pid \d+\) is still running and is left alone/);
    expect(readTrace(file).footer).toMatchObject({ ended: 'signal', exit_status: null, conserved: true });
    await removeCgroup(path.join(cgroupRoot(), `flowproof-${process.pid}`));
  });

  it('USR2 prints the counts so far and ends nothing', async () => {
    const { process, ended } = await start([]);
    process.kill('SIGUSR2');
    await sleep(200);
    expect(process.exitCode).toBeNull();
    process.kill('SIGTERM');
    const { status, stderr } = await ended;
    expect(status).toBe(0);
    expect(stderr).toMatch(/^bpf-recorder: \d+ records, \d+ bytes, 0 life and 0 data events lost$/m);
  });
});

describe.skipIf(lacking !== '')('a reader of the trace that goes away', () => {
  it('ends a recording without a command cleanly, and says so', async () => {
    const recorder = spawn('sh', ['-c', '"$0" record -o - --duration 20s | head -c 100 >&2', RECORDER], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    recorder.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString('latin1')));
    await new Promise((resolve) => recorder.on('close', resolve));
    expect(stderr).toMatch(/the reader of the trace went away after \d+ bytes/);
    expect(stderr).not.toContain('error:');
  }, 15_000);

  it("leaves the command's status as it is", async () => {
    const line = '{ "$0" record -o - -- sh -c "sleep 0.5; exit 7"; echo "status $?" >&2; } | head -c 100 >/dev/null';
    const recorder = spawn('bash', ['-c', line, RECORDER], { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    recorder.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
    await new Promise((resolve) => recorder.on('close', resolve));
    expect(stderr).toContain('status 7');
  });
});
