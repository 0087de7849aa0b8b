import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { runCli } from '../cli/runCli.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

const LAB = path.join(ROOT, 'bpf-recorder', 'lab');
const RECORDER = path.join(ROOT, 'bpf-recorder', 'build', 'bpf-recorder');
const CURLS = 40;

/** Why nothing can be captured here; empty when it can. */
function whyNot(): string {
  const told = process.env['FLOWPROOF_NO_RECORDER'];
  if (told !== undefined && told !== '') return told;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'not root on Linux';
  if (!existsSync(RECORDER)) return 'the recorder is not built: run npm test';
  const { error } = spawnSync('tcpdump', ['--version']);
  return error ? 'tcpdump is missing (the Debian package tcpdump)' : '';
}

const lacking = whyNot();
if (lacking !== '') process.stderr.write(`!! no live capture: ${lacking} !!\n`);

describe.skipIf(lacking !== '')('forty fresh curls, recorded and captured at once', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-captured-'));
  const recorded = path.join(folder, 'recorded.msgpack');
  const imported = path.join(folder, 'imported.msgpack');
  const map = path.join(folder, 'processes.yaml');
  let summary: { counts: Record<string, number> };

  beforeAll(async () => {
    const env = { ...process.env, FP_LAB_CAPTURES: folder };
    const lab = [path.join(LAB, 'forty-curls.sh'), '--recorder', path.join(LAB, 'with-tcpdump.sh')];
    execFileSync('bash', [...lab, '-n', String(CURLS), '-o', recorded], { stdio: 'pipe', env });
    writeFileSync(map, await processMap(recorded));
    const captures = [path.join(folder, 'host.pcap'), path.join(folder, 'container.pcap')];
    const { status, stdout, stderr } = runCli([
      'import',
      'pcap',
      ...captures,
      '--processes',
      map,
      '-o',
      imported,
      '--json',
    ]);
    expect(status, stderr).toBe(0);
    summary = JSON.parse(stdout) as typeof summary;
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are whole in the captures too', () => {
    expect(summary.counts).toMatchObject({ sockets: 4 * CURLS, requestHeads: 3 * CURLS, missing: 0, ownerless: 0 });
    expect(readFileSync(path.join(folder, 'host.log'), 'utf8')).toContain('0 packets dropped by kernel');
  });

  it.each([
    ['with the filter as it is', []],
    ['with the pid check', ['--toggle', 'docker-proxy-pid-check=on']],
  ])("give the same hits as the recorder's own trace, %s", (_, args) => {
    const replay = (trace: string) => {
      const { stdout } = runCli(['replay', trace, '--json', ...args]);
      const { hits, ledger, verdict } = JSON.parse(stdout) as { hits: object; ledger: object; verdict: string };
      return { hits, ledger, verdict };
    };
    expect(replay(imported)).toEqual(replay(recorded));
    expect(replay(imported).hits).toMatchObject({ curl: { client: CURLS }, 'docker-proxy': { server: CURLS } });
  });

  it('show the same connections', () => {
    expect(runCli(['trace', 'diff', recorded, imported])).toMatchObject({ status: 0 });
  });

  it('leave no namespace behind', () => {
    expect(execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })).not.toMatch(/fp-(host|ctr)-/);
  });
});

/** Who is who, from the recorder's trace: each curl by its own port, the proxy and the server by their listeners. */
async function processMap(trace: string): Promise<string> {
  const events = (await loadTrace(trace)).events.map(({ event }) => event);
  const processes = new Map<number, { argv: readonly string[]; service: string | undefined }>();
  for (const event of events) if (event.kind === 'proc') processes.set(event.pid, event);
  const owned = new Map<number, string[]>();
  for (const event of events) {
    if (event.kind !== 'estab' || event.pid === undefined) continue;
    const ends = owned.get(event.pid) ?? [];
    owned.set(event.pid, ends);
    if (event.dir === 'out') ends.push(`owns ${event.laddr}:${event.lport}`);
    else if (!ends.includes(`listens ${event.laddr}:${event.lport}`))
      ends.push(`listens ${event.laddr}:${event.lport}`);
  }
  const rows = [...owned].map(([pid, ends]) => {
    const { argv = ['unknown'], service } = processes.get(pid) ?? {};
    const of = (key: string) => ends.flatMap((end) => (end.startsWith(`${key} `) ? [end.slice(key.length + 1)] : []));
    return { pid, argv, ...(service === undefined ? {} : { service }), owns: of('owns'), listens: of('listens') };
  });
  return JSON.stringify({ namespaces: [{ name: 'host', root: true }, { name: 'container' }], processes: rows });
}
