import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../tidy/sourceFiles.ts';

const RUN = path.join(ROOT, 'bpf-recorder', 'qemu', 'run.sh');

/** Why QEMU cannot be had; empty when it can. `npm test` has installed it where it may. */
export const lackingQemu = whyNot();
if (lackingQemu !== '') process.stderr.write(`!! no test on Debian's kernel in QEMU: ${lackingQemu} !!\n`);

function whyNot(): string {
  const told = process.env['FLOWPROOF_NO_QEMU'];
  if (told !== undefined) return told;
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  const hasKernel = existsSync(path.join(cache, 'flowproof', 'qemu', 'vmlinuz'));
  if (!hasKernel) return 'bpf-recorder/install-deps.sh qemu was not run';
  return existsSync(path.join(ROOT, 'bpf-recorder', 'build', 'bpf-recorder')) ? '' : 'the recorder is not built';
}

/**
 * Boots a kernel, runs the scenario in it and unpacks what comes out into a folder.
 *
 * @param release - one that `qemu/kernels.sh` knows
 * @param words - for the kernel's command line
 */
export function boot(release: string, folder: string, ...words: readonly string[]): void {
  const args = [RUN, '-o', folder, '--kernel', release, '--', ...words];
  const { status, stderr } = spawnSync('bash', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`qemu/run.sh ended with ${String(status)}: ${stderr}`);
}

interface ReplayReport {
  readonly violations: readonly unknown[];
  readonly hits: Record<string, { server: number; client: number }>;
}

/** Replays a trace, the way a user does. */
export function replay(file: string, ...args: readonly string[]) {
  const cli = path.join(ROOT, 'bin', 'flowproof');
  const { status, stdout } = spawnSync(process.execPath, [cli, 'replay', file, '--json', ...args], {
    encoding: 'utf8',
  });
  return { status, report: JSON.parse(stdout) as ReplayReport };
}
