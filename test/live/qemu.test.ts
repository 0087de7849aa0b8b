import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoadedTrace, loadTrace } from '../../src/trace/loadTrace.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

const QEMU = path.join(ROOT, 'bpf-recorder', 'qemu', 'run.sh');
const CURLS = 40;

/** Why QEMU cannot be had; empty when it can. `npm test` has installed it where it may. */
function whyNot(): string {
  const told = process.env['FLOWPROOF_NO_QEMU'];
  if (told !== undefined) return told;
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  if (!existsSync(path.join(cache, 'flowproof', 'qemu', 'vmlinuz')))
    return 'bpf-recorder/install-deps.sh qemu was not run';
  return existsSync(path.join(ROOT, 'bpf-recorder', 'build', 'bpf-recorder')) ? '' : 'the recorder is not built';
}

const lacking = whyNot();
if (lacking !== '') process.stderr.write(`!! no test on Debian's kernel in QEMU: ${lacking} !!\n`);

describe.skipIf(lacking !== '')("forty fresh curls through docker-proxy on Debian's own kernel", () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-qemu-'));
  const traces = new Map<string, LoadedTrace>();

  beforeAll(async () => {
    execFileSync('bash', [QEMU, '-o', folder], { stdio: 'pipe' });
    for (const backend of ['cgroup']) {
      traces.set(backend, await loadTrace(path.join(folder, `${backend}.msgpack`)));
    }
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function replay(backend: string, ...args: string[]) {
    const cli = path.join(ROOT, 'bin', 'flowproof');
    const file = path.join(folder, `${backend}.msgpack`);
    const { status, stdout } = spawnSync(process.execPath, [cli, 'replay', file, '--json', ...args], {
      encoding: 'utf8',
    });
    return { status, report: JSON.parse(stdout) as { hits: Record<string, { server: number; client: number }> } };
  }

  it('are whole: 160 established sockets, no recorder loss, sums that add up', () => {
    for (const trace of traces.values()) {
      expect(trace.health).toMatchObject({ isComplete: true, lostEvents: 0, conservation: 'holds' });
      expect(trace.events.filter(({ event }) => event.kind === 'estab')).toHaveLength(4 * CURLS);
    }
  });

  it('give 40 hits to both with the pid check', () => {
    const { status, report } = replay('cgroup', '--toggle', 'docker-proxy-pid-check=on', '--expect', 'mysrv=40');
    expect(status).toBe(0);
    expect(report.hits).toEqual({
      curl: { server: 0, client: 40 },
      'docker-proxy': { server: 40, client: 0 },
      mysrv: { server: 40, client: 0 },
    });
  });
});
