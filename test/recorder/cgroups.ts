import { readFileSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './recorder.ts';

/** Directory of the cgroup that this process is in. */
export function cgroupRoot(): string {
  const { stdout } = run('awk', ['$0 ~ / - cgroup2 / { print $5; exit }', '/proc/self/mountinfo']);
  const own = readFileSync('/proc/self/cgroup', 'utf8').match(/^0::(.*)$/m)?.[1] ?? '/';
  return path.join(stdout.trim(), own);
}

/** Ends what still runs in a cgroup that the test made, and removes it. */
export async function removeCgroup(folder: string): Promise<void> {
  for (const pid of readFileSync(path.join(folder, 'cgroup.procs'), 'utf8').split('\n')) {
    if (pid !== '') process.kill(Number(pid), 'SIGKILL');
  }
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      rmdirSync(folder);
      return;
    } catch {
      await sleep(20);
    }
  }
  throw new Error(`${folder} still holds processes`);
}
