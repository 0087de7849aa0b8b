import { expect } from 'vitest';
import type { LoadedTrace } from '../../src/trace/loadTrace.ts';
import { replay } from './qemu.ts';

/** As many as `lab/forty-curls.sh` runs; each makes four sockets and eight heads. */
export const CURLS = 40;

/** Who tells what under backend tracing, on a kernel that refuses nothing. */
export const TRACING_PROVIDERS = {
  connect: 'fentry/tcp_connect',
  accept: 'fexit/inet_csk_accept',
  established: 'tp_btf/inet_sock_set_state',
  retransmit: 'tp_btf/tcp_retransmit_skb',
  close: 'fentry/tcp_close',
  io: 'fexit/tcp_sendmsg',
  process: 'tp_btf',
} as const;

/** All sockets with their ends, all heads at both ends, and nothing lost. */
export function expectWholeCurls({ health, events }: LoadedTrace): void {
  expect(health).toMatchObject({ isComplete: true, lostEvents: 0, conservation: 'holds' });
  const ofKind = (kind: string) => events.filter(({ event }) => event.kind === kind).length;
  expect([ofKind('estab'), ofKind('close'), ofKind('http')]).toEqual([4 * CURLS, 4 * CURLS, 8 * CURLS]);
}

/** Under backend tracing: who accepted is docker-proxy or the server, and each time the one that listens. */
export function expectAcceptors(trace: LoadedTrace): void {
  const programs = new Map<number, string>();
  const listeners = new Map<bigint, number>();
  const acceptors: Record<string, number> = {};
  for (const { event } of trace.events) {
    if (event.kind === 'proc') programs.set(event.pid, event.argv[0]?.replace(/.*\//, '') ?? '');
    if (event.kind === 'estab' && event.dir === 'in') listeners.set(event.ck, event.pid ?? 0);
    if (event.kind !== 'owner' || event.pidSource !== 'acceptor') continue;
    expect(event.pid).toBe(listeners.get(event.ck));
    const program = programs.get(event.pid) ?? '';
    acceptors[program] = (acceptors[program] ?? 0) + 1;
  }
  expect(acceptors).toEqual({ 'docker-proxy': CURLS, busybox: CURLS });
}

/** Under backend tracing with `--io`: the calls of every socket sum up to its own counters. */
export function expectCallsAddUp(trace: LoadedTrace): void {
  const last = new Map<bigint, bigint[]>();
  const sums = new Map<bigint, bigint[]>();
  for (const { event } of trace.events) {
    if (event.kind === 'estab') sums.set(event.ck, [0n, 0n]);
    if (event.kind === 'state' && event.counters) {
      last.set(event.ck, [event.counters.sentBytes, event.counters.recvBytes]);
    }
    if (event.kind !== 'io' || event.result <= 0) continue;
    const sum = sums.get(event.ck);
    if (sum) sum[event.op === 'sendmsg' || event.op === 'sendpage' ? 0 : 1]! += BigInt(event.result);
  }
  expect(sums.size).toBe(4 * CURLS);
  for (const [ck, sum] of sums) expect(sum).toEqual(last.get(ck));
}

/**
 * One datagram of four bytes on a connected socket, and the call that sent it where calls are recorded.
 *
 * @returns the socket's cookie
 */
export function expectDatagram({ health, events }: LoadedTrace, hasCalls: boolean): bigint | undefined {
  expect(health).toMatchObject({ isComplete: true, lostEvents: 0, conservation: 'holds' });
  const told = events.map(({ event }) => event);
  const ck = told.flatMap((event) => (event.kind === 'progress' && event.rport === 9104 ? [event.ck] : []))[0];
  const own = told.filter((event) => 'ck' in event && event.ck === ck);
  const kinds = own.map(({ kind }) => kind).filter((kind) => kind !== 'io');
  expect(kinds).toEqual(['sock', 'connect', 'progress', 'close']);
  const totals = own.flatMap((event) => (event.kind === 'progress' ? [[event.dataSegsTx, event.dataBytesTx]] : []));
  expect(totals).toEqual([[1, 4n]]);
  const sent = own.flatMap((event) => (event.kind === 'io' && event.op === 'udp_send' ? [event.result] : []));
  expect(sent).toEqual(hasCalls ? [4] : []);
  return ck;
}

/** After the last curl: a poll that finds a server and its child on a connection ships the hit for both. */
export const FIRST_POLL = ['--poll-offset', '29s'] as const;

/** With the fixed filter every curl arrives once at each end; with the historic one none at the server. */
export function expectVerdicts(file: string): void {
  const fixed = replay(file, ...FIRST_POLL, '--toggle', 'docker-proxy-pid-check=on', '--expect', 'mysrv=40');
  expect(fixed.report.violations).toEqual([]);
  expect(fixed.status).toBe(0);
  expect(fixed.report.hits).toEqual({
    curl: { server: 0, client: CURLS },
    'docker-proxy': { server: CURLS, client: 0 },
    mysrv: { server: CURLS, client: 0 },
  });
  const historic = replay(file, ...FIRST_POLL, '--expect', 'docker-proxy=40', '--expect', 'mysrv=0');
  expect(historic.status).toBe(1);
  expect(historic.report.hits['mysrv']).toEqual({ server: 0, client: 0 });
}
