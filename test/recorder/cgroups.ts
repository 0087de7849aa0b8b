import { existsSync, readFileSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './recorder.ts';

/** The cgroup that a recorder with this pid makes for its command. */
export function cgroupOf(pid: number): string {
  return path.join(cgroupRoot(), `flowproof-${pid}`);
}

/** Ends what still runs in a cgroup, of a test or of a killed recorder, and removes it. */
export async function removeCgroup(folder: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (!existsSync(folder)) return;
    for (const pid of readFileSync(path.join(folder, 'cgroup.procs'), 'utf8').split('\n')) {
      if (pid !== '') process.kill(Number(pid), 'SIGKILL');
    }
    try {
      rmdirSync(folder);
      return;
    } catch {
      await sleep(20);
    }
  }
  throw new Error(`${folder} still holds processes`);
}

/** This process's own cgroup, below the mount of cgroup2. */
export function cgroupRoot(): string {
  const { stdout } = run('awk', ['$0 ~ / - cgroup2 / { print $5; exit }', '/proc/self/mountinfo']);
  const own = readFileSync('/proc/self/cgroup', 'utf8').match(/^0::(.*)$/m)?.[1] ?? '/';
  return path.join(stdout.trim(), own);
}
