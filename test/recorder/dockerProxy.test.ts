import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { LAB, lacking, num, ofKind, readTrace, run, type Trace, type TraceRecord } from './recorder.ts';

const CURLS = 20;

describe.skipIf(lacking !== '')('curls through a real docker-proxy', () => {
  let trace: Trace;

  beforeAll(() => {
    const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-recorder-'));
    const file = path.join(folder, 'trace.msgpack');
    const lab = run('bash', [LAB, '-n', String(CURLS), '-o', file]);
    expect(lab.stderr).not.toContain('error');
    expect(lab.status).toBe(0);
    trace = readTrace(file);
    rmSync(folder, { recursive: true });
  }, 60_000);

  function procOf(pid: unknown): TraceRecord | undefined {
    return ofKind(trace, 'proc').findLast((proc) => proc['pid'] === pid);
  }

  function argv0Of(pid: unknown): string {
    return path.basename(String((procOf(pid)?.['argv'] as string[] | undefined)?.[0]));
  }

  it('show each of the four socket classes once per curl, owned by the right process', () => {
    const classes = new Map<string, number>();
    for (const estab of ofKind(trace, 'estab')) {
      const port = estab['dir'] === 'in' ? estab['lport'] : estab['rport'];
      const local = [...(estab['laddr'] as Uint8Array)].join('.');
      const name = `${argv0Of(estab['pid'])} ${String(estab['dir'])} ${local}:${String(port)}`;
      classes.set(name, (classes.get(name) ?? 0) + 1);
    }
    expect(Object.fromEntries(classes)).toEqual({
      'curl out 127.0.0.1:8085': CURLS,
      'docker-proxy in 127.0.0.1:8085': CURLS,
      'docker-proxy out 172.17.0.1:8085': CURLS,
      'python3 in 172.17.0.2:8085': CURLS,
    });
  });

  it('show every request and response at both ends, although the proxy splices', () => {
    const heads = ofKind(trace, 'http').map(
      (http) => `${String(http['dir'])} ${String(http['method'] ?? http['status'])}`,
    );
    const count = (text: string) => heads.filter((head) => head === text).length;
    expect([count('tx GET'), count('rx GET'), count('tx 200'), count('rx 200')]).toEqual(Array(4).fill(2 * CURLS));
  });

  it('lose nothing, and every sum agrees', () => {
    const { footer } = trace;
    expect(footer).toMatchObject({ complete: true, conserved: true, ended: 'command', exit_status: 0 });
    for (const ring of ['life', 'data'] as const) {
      const counts = footer?.rings[ring];
      expect(counts?.lost).toBe(0);
      expect(counts?.attempts).toBe(counts?.delivered);
    }
    expect(footer?.counts['close']).toBe(4 * CURLS);
  });

  it("name two namespaces, and the recorder's own is the host's", () => {
    const estabs = ofKind(trace, 'estab');
    const roots = new Map(ofKind(trace, 'netns').map((netns) => [netns['netns_ino'], netns['root']]));
    expect(new Set(roots.values())).toEqual(new Set([false, true]));
    expect(roots.size).toBe(2);
    expect(new Set(estabs.map((estab) => estab['netns_ino']))).toEqual(new Set(roots.keys()));
    expect((trace.header['host'] as { netns_ino: number }).netns_ino).toBe(
      [...roots].find(([, isRoot]) => isRoot)?.[0],
    );
    const names = ofKind(trace, 'iface').map(
      (iface) => `${String(iface['name'])} ${String(roots.get(iface['netns_ino']))}`,
    );
    expect(names.toSorted()).toEqual(['docker0 true', 'eth0 false', 'lo false', 'lo true']);
  });

  it('know the server as a container with a service name, and the proxy by its whole command line', () => {
    const server = procOf(
      ofKind(trace, 'estab').find((estab) => estab['rport'] !== 8085 && estab['netns_ino'] !== rootIno())?.['pid'],
    );
    expect(server).toMatchObject({ service: 'mysrv', via: 'exec' });
    expect(server?.['container_id']).toMatch(/^[0-9a-f]{64}$/);
    const proxy = ofKind(trace, 'proc').find((proc) => proc['comm'] === 'docker-proxy');
    expect(((proxy?.['argv'] ?? []) as string[]).slice(1).join(' ')).toBe(
      '-proto tcp -host-ip 127.0.0.1 -host-port 8085 -container-ip 172.17.0.2 -container-port 8085',
    );
  });

  it('end with byte counts in which both ends agree, less SYN and FIN', () => {
    const finals = new Map<unknown, readonly number[]>();
    for (const record of trace.records) {
      if (record.kind === 'state' || record.kind === 'close') finals.set(record['ck'], record['counters'] as number[]);
    }
    for (const estab of ofKind(trace, 'estab')) {
      const [sent, received] = finals.get(estab['ck']) ?? [];
      expect(estab['dir'] === 'out' ? [sent, received] : [received, sent]).toEqual([84, 217]);
    }
  });

  it('record when each end sent and saw a FIN', () => {
    const fins = ofKind(trace, 'segment').filter((segment) => (num(segment, 'flags') & 1) === 1);
    expect(fins).toHaveLength(4 * CURLS * 2);
  });

  it('number every event of a CPU and ring without holes', () => {
    const seen = new Map<string, number[]>();
    for (const record of trace.records) {
      const key = `${num(record, 'ring')} ${num(record, 'cpu')}`;
      seen.set(key, [...(seen.get(key) ?? []), num(record, 'cseq')]);
    }
    for (const numbers of seen.values()) {
      expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index));
    }
  });

  it('hold no machine name, path or header value', () => {
    const text = JSON.stringify([trace.header, ofKind(trace, 'proc')], (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(text).not.toContain(path.resolve(LAB, '../..'));
    expect(trace.header['host'] as { name: string; boot_id: null }).toMatchObject({ name: 'host', boot_id: null });
    const [head] = ofKind(trace, 'http');
    expect(Buffer.from(head?.['head'] as Uint8Array).toString()).toMatch(/\r\nHost: x+\r\n/);
  });

  function rootIno(): unknown {
    return ofKind(trace, 'netns').find((netns) => netns['root'] === true)?.['netns_ino'];
  }
});
