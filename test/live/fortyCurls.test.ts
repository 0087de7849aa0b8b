import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoadedTrace, loadTrace } from '../../src/trace/loadTrace.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

const RECORDER = path.join(ROOT, 'bpf-recorder', 'build', 'bpf-recorder');
const LAB = path.join(ROOT, 'bpf-recorder', 'lab', 'forty-curls.sh');
const CURLS = 40;

/** Why nothing can be recorded here; empty when it can. `npm test` has built the recorder and asked the kernel. */
function whyNot(): string {
  const told = process.env['FLOWPROOF_NO_RECORDER'];
  if (told !== undefined) return told;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'not root on Linux';
  return existsSync(RECORDER) ? '' : 'the recorder is not built: run npm test';
}

const lacking = whyNot();
if (lacking !== '') process.stderr.write(`!! no live recording: ${lacking} !!\n`);

describe.skipIf(lacking !== '')('forty fresh curls through the real docker-proxy', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-live-'));
  const file = path.join(folder, 'trace.msgpack');
  let trace: LoadedTrace;

  beforeAll(async () => {
    execFileSync('bash', [LAB, '-n', String(CURLS), '-o', file], { stdio: 'pipe' });
    trace = await loadTrace(file);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function replay(...args: string[]) {
    const cli = path.join(ROOT, 'bin', 'flowproof');
    const { status, stdout } = spawnSync(process.execPath, [cli, 'replay', file, '--json', ...args], {
      encoding: 'utf8',
    });
    return { status, report: JSON.parse(stdout) as { hits: Record<string, { server: number; client: number }> } };
  }

  it('are whole: 160 established sockets, no recorder loss, sums that add up', () => {
    expect(trace.health).toMatchObject({ isComplete: true, lostEvents: 0, conservation: 'holds' });
    expect(trace.events.filter(({ event }) => event.kind === 'estab')).toHaveLength(4 * CURLS);
  });

  it('show 80 requests and 80 responses at both ends', () => {
    const heads = trace.events.map(({ event }) => event).filter((event) => event.kind === 'http');
    const count = (dir: 'tx' | 'rx', isResponse: boolean) =>
      heads.filter((head) => head.dir === dir && head.head.startsWith('HTTP') === isResponse).length;
    expect([count('tx', false), count('rx', false), count('tx', true), count('rx', true)]).toEqual([80, 80, 80, 80]);
  });

  it('give every hit to docker-proxy and none to mysrv with the filter as it is', () => {
    const { status, report } = replay('--expect', 'docker-proxy=40', '--expect', 'mysrv=0');
    expect(status).toBe(1);
    expect(report.hits).toEqual({
      curl: { server: 0, client: 40 },
      'docker-proxy': { server: 40, client: 0 },
      mysrv: { server: 0, client: 0 },
    });
  });

  it('give 40 hits to both with the pid check', () => {
    const { status, report } = replay('--toggle', 'docker-proxy-pid-check=on', '--expect', 'mysrv=40');
    expect(status).toBe(0);
    expect(report.hits).toEqual({
      curl: { server: 0, client: 40 },
      'docker-proxy': { server: 40, client: 0 },
      mysrv: { server: 40, client: 0 },
    });
  });

  it('leave no process, namespace or cgroup behind', () => {
    const namespaces = execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' });
    expect(namespaces).not.toMatch(/fp-(host|ctr)-/);
  });
});
