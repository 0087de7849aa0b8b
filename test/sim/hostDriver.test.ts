import { describe, expect, it } from 'vitest';
import type { SocketCounters } from '../../src/model/events.ts';
import { HostBench, ROOT_NETNS } from './HostBench.ts';

const COUNTERS: SocketCounters = {
  sentBytes: 500n,
  recvBytes: 70n,
  rawAckedBytes: 501n,
  rawReceivedBytes: 71n,
  segsIn: 9,
  segsOut: 11,
  retransmits: 0,
  rttUs: 30,
  rttVarUs: 15,
};

function connected(): HostBench {
  const bench = new HostBench();
  bench.connect();
  return bench;
}

describe('a request', () => {
  it('that both ends show is one transaction with a hit on either side', () => {
    const bench = connected();
    bench.request(1n, 'tx');
    bench.request(2n, 'rx');
    expect(bench.ledger.hits().map(({ transaction, side, flow }) => [transaction, side, flow])).toEqual([
      [1, 'client', 1],
      [1, 'server', 2],
    ]);
  });

  it('that is sent again with its sequence number is still the same one', () => {
    const bench = connected();
    bench.request(1n, 'tx');
    bench.request(1n, 'tx');
    expect(bench.ledger.transactionCount).toBe(1);
    bench.request(1n, 'tx', { seq: 2000 });
    expect(bench.ledger.transactionCount).toBe(2);
  });

  it('from another host has a server side only', () => {
    const bench = new HostBench();
    bench.apply({
      kind: 'estab',
      ck: 5n,
      laddr: '10.0.0.1',
      lport: 80,
      raddr: '10.0.0.9',
      rport: 40_000,
      dir: 'in',
      pid: 20,
      pidSource: 'listener',
      listenerCk: undefined,
      netnsIno: ROOT_NETNS,
    });
    bench.request(5n, 'rx');
    expect(bench.ledger.hits()).toMatchObject([{ side: 'server', flow: 1 }]);
  });

  it('on a socket that was never established is not captured', () => {
    const bench = connected();
    bench.request(99n, 'tx');
    expect(bench.ledger.transactionCount).toBe(0);
  });

  it('in another namespace is captured, but not seen by the socket filter', () => {
    const bench = new HostBench();
    bench.connect({ netnsIno: ROOT_NETNS + 1 });
    bench.request(1n, 'tx');
    bench.response(2n, 'tx');
    bench.driver.transactions.loseUnseen();
    expect(bench.ledger.totals().byReason).toEqual(new Map([['container-loopback-unseen', 2]]));
  });

  it('is not lost as unseen when one end lies in the root namespace', () => {
    const bench = connected();
    bench.request(1n, 'tx');
    bench.driver.transactions.loseUnseen();
    expect(bench.ledger.totals()).toMatchObject({ captured: 2, inFlight: 2 });
  });
});

describe('a head that a TLS library wrote or read', () => {
  const tls = { via: 'tls', seq: 0, flags: undefined } as const;

  it('is the same request at both ends by its number, however large the packets are', () => {
    const bench = connected();
    bench.request(2n, 'rx', tls);
    bench.request(1n, 'tx', tls);
    bench.request(1n, 'tx', { ...tls, seq: 1 });
    expect(bench.ledger.hits().map(({ transaction, side }) => [transaction, side])).toEqual([
      [1, 'client'],
      [1, 'server'],
      [2, 'client'],
      [2, 'server'],
    ]);
  });

  it('is another request than a plain one of that sequence number: a proxy was asked before', () => {
    const bench = connected();
    bench.request(1n, 'tx', { seq: 0 });
    bench.request(1n, 'tx', tls);
    expect(bench.ledger.transactionCount).toBe(2);
  });

  it('is seen in every network namespace, and is no bytes on the wire', () => {
    const bench = new HostBench();
    bench.connect({ netnsIno: ROOT_NETNS + 1 });
    bench.request(1n, 'tx', tls);
    bench.response(1n, 'rx', tls);
    bench.driver.transactions.loseUnseen();
    expect(bench.ledger.totals().byReason).toEqual(new Map());
    expect(bench.poll().every(({ monotonic }) => monotonic.sentBytes === 0n)).toBe(true);
  });
});

describe('the bytes of a connection', () => {
  it('are those of its segments, then of the totals at its close, never twice', () => {
    const bench = connected();
    bench.request(1n, 'tx', { payloadBytes: 100 });
    bench.response(1n, 'rx', { payloadBytes: 20 });
    bench.apply({ kind: 'progress', ck: 1n, counters: COUNTERS, ...NO_SEGMENTS });
    bench.apply({ kind: 'progress', ck: 1n, counters: COUNTERS, ...NO_SEGMENTS });
    const client = bench.poll().find(({ sport }) => sport === 40_000);
    expect(client?.monotonic).toMatchObject({ sentBytes: 500n, recvBytes: 70n });
  });

  it('count a segment that was recorded both as HTTP and as a plain one only once', () => {
    const bench = connected();
    bench.request(1n, 'tx', { payloadBytes: 100 });
    bench.apply({ kind: 'segment', ck: 1n, dir: 'tx', seq: 1000, lenBytes: 100, flags: 0x18 });
    bench.apply({ kind: 'segment', ck: 1n, dir: 'tx', seq: 1100, lenBytes: 30, flags: 0x18 });
    const client = bench.poll().find(({ sport }) => sport === 40_000);
    expect(client?.monotonic.sentBytes).toBe(130n);
  });

  it('stay as they were at the close, whatever comes after it', () => {
    const bench = connected();
    bench.apply({ kind: 'close', ck: 1n, pid: 10, tid: 10, state: 1, counters: COUNTERS, lost: NONE_LOST });
    bench.apply({ kind: 'segment', ck: 1n, dir: 'tx', seq: 1, lenBytes: 8, flags: 0x18 });
    bench.apply({ kind: 'close', ck: 1n, pid: 10, tid: 10, state: 1, counters: COUNTERS, lost: NONE_LOST });
    expect(bench.poll().filter(({ sport }) => sport === 40_000)).toHaveLength(0);
    expect(bench.ledger.flow(1).fate.kind).not.toBe('untracked');
  });
});

describe('the owner of a socket', () => {
  it('is the process that connected; one that takes the socket over has a record of its own', () => {
    const bench = connected();
    expect(bench.driver.flows.get(1)).toMatchObject({ pid: 10, dir: 'out', localPort: 40_000 });
    expect(bench.driver.flows.get(2)).toMatchObject({ pid: 20, dir: 'in', remotePort: 40_000 });
    bench.apply({ kind: 'owner', ck: 2n, pid: 21, pidSource: 'acceptor' });
    bench.request(2n, 'rx');
    expect(bench.poll().map(({ sport, pid }) => [sport, pid])).toEqual([
      [40_000, 10],
      [80, 20],
      [80, 21],
    ]);
  });

  it('knows its peer by the addresses', () => {
    const { flows } = connected().driver;
    expect([flows.peerOf(flows.get(1)!), flows.peerOf(flows.get(2)!)]).toEqual([2, 1]);
  });
});

describe('the processes', () => {
  it('are found by a scan while they live, and keep their name afterwards', () => {
    const bench = new HostBench();
    const proc = { kind: 'proc', ppid: 1, startNs: undefined, argvBytes: undefined, cgroup: undefined } as const;
    const rest = { netnsIno: ROOT_NETNS, containerId: undefined, via: 'exec' } as const;
    bench.apply({ ...proc, ...rest, pid: 30, comm: 'b', argv: ['/usr/bin/b', '-x'], service: undefined });
    bench.apply({ ...proc, ...rest, pid: 20, comm: 'a', argv: ['a'], service: 'shop' });
    bench.apply({ ...proc, ...rest, pid: 40, comm: 'kthread', argv: [], service: undefined });
    const { processes } = bench.driver;
    expect(processes.scan().map(({ pid }) => pid)).toEqual([20, 30]);
    expect([20, 30, 40, 50].map((pid) => processes.serviceOf(pid))).toEqual(['shop', 'b', 'kthread', 'pid 50']);
    bench.apply({ kind: 'proc_exit', pid: 20, status: 0 });
    expect(processes.scan().map(({ pid }) => pid)).toEqual([30]);
    expect(processes.isAlive(20)).toBe(false);
    expect(processes.serviceOf(20)).toBe('shop');
  });
});

const NONE_LOST = { life: 0, data: 0 };
const NO_SEGMENTS = {
  laddr: undefined,
  lport: undefined,
  raddr: undefined,
  rport: undefined,
  dataSegsTx: undefined,
  dataBytesTx: undefined,
  dataSegsRx: undefined,
  dataBytesRx: undefined,
} as const;
