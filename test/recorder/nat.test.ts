import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import {
  inNamespace,
  lacking,
  num,
  ofKind,
  RECORDER,
  readTrace,
  record,
  scratch,
  type Trace,
  workload,
} from './recorder.ts';

/** What keeps this host from translating, or from telling of it. */
function natLacking(): string {
  if (lacking !== '') return lacking;
  if (spawnSync('nft', ['--version']).status !== 0) return 'nft is not installed: bpf-recorder/install-deps.sh';
  const rules = inNamespace('nft add table ip t && nft add chain ip t c "{ type nat hook output priority -100; }"');
  if (rules.status !== 0) return `this kernel has no nf_tables with nat: ${rules.stderr.trim()}`;
  const { stdout } = spawnSync(RECORDER, ['probe', '--json'], { encoding: 'utf8' });
  const { nat } = (JSON.parse(stdout) as { signals: { nat: { provider: string | null } } }).signals;
  return nat.provider === null ? 'this kernel does not tell of connection tracking' : '';
}

const missing = natLacking();
if (missing !== '' && lacking === '') process.stderr.write(`!! tests of nat records are SKIPPED: ${missing} !!\n`);

function hex(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : '';
}

function recordDnat(...options: string[]): Trace {
  const { trace, status } = record(options, [workload('dnat.sh'), '8085']);
  expect(status).toBe(0);
  expect(trace.footer).toMatchObject({ conserved: true, detail: { netlink_overrun: 0, nat_unseen: 0 } });
  return trace;
}

describe.skipIf(missing !== '')('a translated connection', () => {
  it('has records of its entry with both directions, and its sockets keep their own ends', () => {
    const trace = recordDnat('--nat');
    const entries = ofKind(trace, 'nat').filter((nat) => nat['orig_dport'] === 80);
    expect(entries[0]).toMatchObject({ event: 'new', proto: 6, reply_sport: 8085 });
    const client = ofKind(trace, 'estab').find((estab) => estab['dir'] === 'out');
    const server = ofKind(trace, 'estab').find((estab) => estab['dir'] === 'in');
    expect([hex(client?.['raddr']), client?.['rport']]).toEqual(['0a090909', 80]);
    expect([hex(server?.['laddr']), server?.['lport']]).toEqual(['7f000001', 8085]);
    for (const entry of entries) {
      expect([hex(entry['orig_dst']), hex(entry['reply_src'])]).toEqual(['0a090909', '7f000001']);
      expect(entry['orig_sport']).toBe(client?.['lport']);
      expect(entry['netns_ino']).toBe(client?.['netns_ino']);
      expect(num(entry, 'status') & 32).toBe(32);
    }
    const heads = ofKind(trace, 'http').filter((http) => http['ck'] === client?.['ck']);
    expect(heads.map((http) => http['dir'])).toEqual(['tx', 'rx']);
  });

  it('has none unless asked for', () => {
    const trace = recordDnat();
    expect(ofKind(trace, 'nat')).toHaveLength(0);
    expect(trace.header['recorder']).toMatchObject({ providers: { nat: null } });
  });

  it('in a namespace that a process is first seen in later is told too', () => {
    const { trace } = record(
      ['--nat'],
      ['unshare', '--net', 'sh', '-c', `ip link set lo up && sleep 0.3 && ${workload('dnat.sh')} 8086`],
    );
    const client = ofKind(trace, 'estab').find((estab) => estab['rport'] === 80);
    const namespaces = new Set(ofKind(trace, 'nat').map((nat) => nat['netns_ino']));
    expect(namespaces).toContain(client?.['netns_ino']);
  });

  it('counts when events found no room, in the footer and as something lost', async () => {
    const file = path.join(scratch(), 'flood.msgpack');
    const args = ['record', '-o', file, '--nat', '--', workload('conntrackFlood.sh')];
    expect(inNamespace('exec "$@"', RECORDER, ...args).status).toBe(0);
    const { footer } = readTrace(file);
    expect(footer).toMatchObject({ conserved: true, complete: true });
    expect(footer?.detail['netlink_overrun']).toBeGreaterThan(0);
    const { health } = await loadTrace(file);
    expect(health.losses.get('netlink_overrun')).toBe(footer?.detail['netlink_overrun']);
    expect(health.lostEvents).toBeGreaterThan(footer!.rings.life.lost);
  });
});
