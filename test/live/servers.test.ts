import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lackingNginx, nginxScript } from '../recorder/nginx.ts';
import {
  lacking,
  num,
  ofKind,
  RECORDER,
  record,
  scratch,
  type Trace,
  type TraceRecord,
  workload,
} from '../recorder/recorder.ts';

const REQUESTS = 10;
const FILE_BYTES = 300_000;

const hasBusybox = spawnSync('busybox', ['httpd', '--help']).status === 0;
const lackingFile = lacking === '' ? lackingNginx : lacking;
/** Calls are told on this kernel, so a writer is known before the close. */
const hasIo = lacking === '' && spawnSync(RECORDER, ['probe'], { encoding: 'utf8' }).stdout.match(/^io +\w/m) !== null;
const lackingWriter = lacking === '' && !hasIo ? 'no calls are told here, so no writer is known' : lacking;
const lackingFork = lackingWriter === '' && !hasBusybox ? 'no busybox with httpd' : lackingWriter;
for (const reason of new Set([lackingFork, lackingFile])) {
  if (reason !== '') process.stderr.write(`!! some servers are not tested: ${reason} !!\n`);
}

interface Accepted {
  readonly ck: unknown;
  /** The best that the trace says of whose socket it is, and how that is known. */
  readonly pid: unknown;
  readonly source: unknown;
  readonly process: TraceRecord | undefined;
}

/** The accepted sockets of a port with their last known owners. */
function accepted(trace: Trace, port: number): readonly Accepted[] {
  return ofKind(trace, 'estab')
    .filter((estab) => estab['dir'] === 'in' && estab['lport'] === port)
    .map((estab) => {
      const { ck } = estab;
      const owners = ofKind(trace, 'owner').filter((owner) => owner['ck'] === ck);
      // A parent that closes its copy late closes last: whoever wrote is the better evidence.
      const best = owners.findLast((owner) => owner['pid_src'] === 'writer') ?? owners.at(-1) ?? estab;
      const process = ofKind(trace, 'proc').findLast((proc) => proc['pid'] === best['pid']);
      return { ck, pid: best['pid'], source: best['pid_src'], process };
    });
}

/** Requests and responses at the accepted sockets of a port, as `rx GET` and `tx 200`. */
function heads(trace: Trace, port: number): readonly string[] {
  const cookies = new Set(accepted(trace, port).map(({ ck }) => ck));
  return ofKind(trace, 'http')
    .filter((head) => cookies.has(head['ck']))
    .map((head) => `${String(head['dir'])} ${String(head['method'] ?? head['status'])}`)
    .toSorted();
}

function expected(count: number): readonly string[] {
  return [...Array<string>(count).fill('rx GET'), ...Array<string>(count).fill('tx 200')];
}

describe.skipIf(lacking !== '')('a server in one process', () => {
  it.each([
    ['with a thread per connection', '/usr/bin/python3', 'threads.py', 8101],
    ['with an event loop, Node', process.execPath, 'node.mjs', 8102],
  ] as const)('%s owns its sockets from the accept on', (_, program, script, port) => {
    const { trace, status } = record([], [program, workload(script), String(port), String(REQUESTS)]);
    expect(status).toBe(0);
    const sockets = accepted(trace, port);
    expect(sockets).toHaveLength(REQUESTS);
    const listener = ofKind(trace, 'sock').find(
      (sock) => ofKind(trace, 'listen').find((listen) => listen['port'] === port)?.['ck'] === sock['ck'],
    );
    for (const { pid, source } of sockets) {
      expect(pid).toBe(listener?.['pid']);
      expect(['listener', 'acceptor']).toContain(source);
    }
    expect(heads(trace, port)).toEqual(expected(REQUESTS));
    expect(trace.footer?.detail['recursion_misses']).toBe(0);
  });
});

describe.skipIf(lackingFork !== '')('a server that forks for each connection', () => {
  it('busybox httpd: each socket is its own child’s, known by what it writes and described by its parent', () => {
    const folder = scratch();
    const server = `busybox httpd -f -p 127.0.0.1:8103 -h '${folder}' & server=$!; sleep 0.3`;
    const curls = `for i in $(seq ${REQUESTS}); do curl -s -o /dev/null http://127.0.0.1:8103/; done`;
    const line = `echo '<p>' > '${path.join(folder, 'index.html')}'; ${server}; ${curls}; kill $server; wait $server`;
    const { trace } = record(['--io'], ['sh', '-c', `${line}; true`]);
    const sockets = accepted(trace, 8103);
    expect(sockets).toHaveLength(REQUESTS);
    expect(new Set(sockets.map(({ pid }) => pid)).size).toBe(REQUESTS);
    for (const { source, process } of sockets) {
      expect(source).toBe('writer');
      expect(process?.['argv']).toEqual(expect.arrayContaining(['busybox', 'httpd']));
    }
    expect(heads(trace, 8103)).toEqual(expected(REQUESTS));
  });
});

describe.skipIf(lackingWriter !== '')('a server that hands its connections to programs, as inetd does', () => {
  it('gives each socket to the program that answers on it', () => {
    const { trace, status } = record(['--io'], ['/usr/bin/python3', workload('inetd.py'), '8104', String(REQUESTS)]);
    expect(status).toBe(0);
    const sockets = accepted(trace, 8104);
    expect(new Set(sockets.map(({ pid }) => pid)).size).toBe(REQUESTS);
    for (const { process, source } of sockets) {
      expect(process).toMatchObject({ comm: 'sh' });
      expect(source).toBe('writer');
    }
    expect(heads(trace, 8104)).toEqual(expected(REQUESTS));
  });
});

describe.skipIf(lackingFile !== '')('nginx, with workers made beforehand and files sent by sendfile', () => {
  it('is told worker by worker, with every byte of the files', () => {
    const folder = scratch();
    const curl = 'curl -s -o /dev/null http://127.0.0.1:8080/file';
    const script = nginxScript(folder, `for i in $(seq ${REQUESTS}); do ${curl}; done`, { fileBytes: FILE_BYTES });
    const { trace } = record(hasIo ? ['--io'] : [], ['bash', script]);
    const sockets = accepted(trace, 8080);
    expect(sockets).toHaveLength(REQUESTS);
    const master = ofKind(trace, 'proc').find((proc) => proc['comm'] === 'nginx' && proc['via'] === 'exec');
    for (const { ck, source, process } of sockets) {
      expect(process).toMatchObject({ comm: 'nginx', ppid: master?.['pid'] });
      expect(['acceptor', 'writer', 'closer']).toContain(source);
      const last = ofKind(trace, 'state').findLast((state) => state['ck'] === ck);
      const sent = (last?.['counters'] as readonly number[] | undefined)?.[0] ?? 0;
      expect(sent).toBeGreaterThan(FILE_BYTES);
      expect(sent).toBeLessThan(FILE_BYTES + 400);
      if (hasIo) expect(bytesOfCalls(trace, ck)).toBe(sent);
    }
    expect(heads(trace, 8080)).toEqual(expected(REQUESTS));
  });
});

/** What the calls that send brought, sendfile's among them. */
function bytesOfCalls(trace: Trace, ck: unknown): number {
  return ofKind(trace, 'io')
    .filter((io) => io['ck'] === ck && ['sendmsg', 'sendpage'].includes(String(io['op'])))
    .reduce((sum, io) => sum + Math.max(0, num(io, 'result')), 0);
}
