import { describe, expect, it } from 'vitest';
import { lacking, num, ofKind, record, type Trace, type TraceRecord, workload } from './recorder.ts';

const PORT = 9353;
const ADDRESSES = {
  '4': '7f000001',
  '6': '00000000000000000000000000000001',
  mapped: '00000000000000000000ffff7f000001',
};

function recordUdp(kind: keyof typeof ADDRESSES, ...options: readonly string[]): Trace {
  const { trace, status } = record(options, ['/usr/bin/python3', workload('udp.py'), String(PORT), kind]);
  expect(status).toBe(0);
  expect(trace.footer).toMatchObject({ conserved: true, complete: true });
  return trace;
}

function hex(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : '';
}

/** What a socket sent to and received from each peer: `[datagrams, bytes]` each way, by the peer's port. */
function byPeer(trace: Trace, ck: unknown): Map<number, number[]> {
  const peers = new Map<number, number[]>();
  let before = [0, 0, 0, 0];
  for (const one of ofKind(trace, 'progress').filter((record) => record['ck'] === ck)) {
    const now = ['data_segs_tx', 'data_bytes_tx', 'data_segs_rx', 'data_bytes_rx'].map((field) => num(one, field));
    const sum = peers.get(num(one, 'rport')) ?? [0, 0, 0, 0];
    peers.set(
      num(one, 'rport'),
      sum.map((value, index) => value + now[index]! - before[index]!),
    );
    before = now;
  }
  return peers;
}

function births(trace: Trace): readonly TraceRecord[] {
  return ofKind(trace, 'sock').filter((sock) => sock['proto'] === 17);
}

function server(trace: Trace): unknown {
  return ofKind(trace, 'progress').find((one) => one['lport'] === PORT)?.['ck'];
}

describe.skipIf(lacking !== '')('UDP sockets', () => {
  for (const kind of ['4', '6', 'mapped'] as const) {
    it(`are told with their peers, counts and ends (${kind === 'mapped' ? kind : `IPv${kind}`})`, () => {
      const trace = recordUdp(kind);
      expect(births(trace).map((sock) => sock['family'])).toEqual(kind === '4' ? [2, 2, 2] : [10, 10, 10]);
      const atServer = byPeer(trace, server(trace));
      expect([...atServer.values()]).toEqual([
        [3, 60, 3, 30],
        [3, 42, 3, 21],
      ]);
      const clients = births(trace).filter((sock) => sock['ck'] !== server(trace));
      expect(clients.map((sock) => byPeer(trace, sock['ck']).get(PORT))).toEqual([
        [3, 30, 3, 60],
        [3, 21, 3, 42],
      ]);
      for (const one of ofKind(trace, 'progress')) {
        expect([hex(one['laddr']), hex(one['raddr'])]).toEqual([ADDRESSES[kind], ADDRESSES[kind]]);
      }
      const [connect] = ofKind(trace, 'connect');
      expect([hex(connect?.['raddr']), connect?.['rport']]).toEqual([ADDRESSES[kind], PORT]);
      // Connected is the kernel's state 1, all others stay in 7.
      expect(
        ofKind(trace, 'close')
          .map((close) => num(close, 'state'))
          .toSorted((a, b) => a - b),
      ).toEqual([1, 7, 7]);
    });
  }

  it('tell their first datagram at once, what is left before the close, and with --port only those of that port', () => {
    const all = recordUdp('4');
    const ofClient = ofKind(all, 'progress').filter((one) => one['rport'] === PORT);
    expect(ofClient.map((one) => num(one, 'data_segs_tx'))).toEqual([1, 3, 1, 3]);
    expect(births(recordUdp('4', '--port', String(PORT)))).toHaveLength(3);
    expect(births(recordUdp('4', '--port', '1'))).toHaveLength(0);
  });

  it('tell each call with its peer, where calls are told', () => {
    const trace = recordUdp('mapped', '--io');
    const calls = ofKind(trace, 'io');
    if ((trace.header['recorder'] as { providers: { io: unknown } }).providers.io === null) return;
    const sums = (op: string) => calls.filter((io) => io['op'] === op).reduce((sum, io) => sum + num(io, 'result'), 0);
    expect([sums('udp_send'), sums('udp_recv')]).toEqual([30 + 21 + 60 + 42, 30 + 21 + 60 + 42]);
    expect(calls).toHaveLength(24);
    for (const io of calls) expect(hex(io['raddr'])).toBe(ADDRESSES.mapped);
    expect(calls.filter((io) => io['rport'] === PORT)).toHaveLength(12);
  });
});

describe.skipIf(lacking !== '')('TCP over IPv6', () => {
  for (const [address, wanted] of [
    ['::1', ADDRESSES['6']],
    ['::ffff:127.0.0.1', ADDRESSES.mapped],
    ['127.0.0.1', ADDRESSES.mapped],
  ] as const) {
    it(`is told with 16 bytes at a listener of both families (${address})`, () => {
      const { trace } = record([], ['/usr/bin/python3', workload('ipv6.py'), '9380', address]);
      const accepted = ofKind(trace, 'estab').find((estab) => estab['dir'] === 'in');
      expect([hex(accepted?.['laddr']), hex(accepted?.['raddr'])]).toEqual([wanted, wanted]);
      const made = ofKind(trace, 'estab').find((estab) => estab['dir'] === 'out');
      expect(hex(made?.['raddr'])).toBe(address === '127.0.0.1' ? ADDRESSES['4'] : wanted);
      expect(ofKind(trace, 'http').map((http) => [http['dir'], http['method'] ?? http['status']])).toEqual([
        ['tx', 'GET'],
        ['rx', 'GET'],
        ['tx', 200],
        ['rx', 200],
      ]);
    });
  }
});
