import { describe, expect, it } from 'vitest';
import type { ProgressEvent } from '../../src/model/events.ts';
import { HostBench, ROOT_NETNS } from './HostBench.ts';

const INET = 2;
const INET6 = 10;

/** A UDP socket of pid 10 with cookie 1. */
function open(bench: HostBench, family = INET): void {
  const unknown = { tid: undefined, comm: undefined, cgroupId: undefined, netnsCookie: undefined };
  const made = { family, proto: 17, pid: 10, netnsIno: ROOT_NETNS, isPreexisting: false, ...unknown };
  bench.apply({ kind: 'sock', ck: 1n, ...made });
}

function connect(bench: HostBench, raddr: string): void {
  bench.apply({ kind: 'connect', ck: 1n, raddr, rport: 53, pid: 10, tid: 10, result: undefined });
}

/** New totals `[sent datagrams, sent bytes, received datagrams, received bytes]`, the latest of them with this peer. */
function totals(bench: HostBench, raddr: string, [tx, txBytes, rx, rxBytes]: readonly number[], lport = 5000): void {
  const ends = { laddr: raddr.includes(':') ? '::1' : '127.0.0.1', lport, raddr, rport: 53 };
  const counts = { dataSegsTx: tx!, dataBytesTx: BigInt(txBytes!), dataSegsRx: rx!, dataBytesRx: BigInt(rxBytes!) };
  const event: Pick<ProgressEvent, 'kind' | 'ck' | 'counters'> = { kind: 'progress', ck: 1n, counters: undefined };
  bench.apply({ ...event, ...counts, ...ends });
}

function close(bench: HostBench): void {
  const lost = { life: 0, data: 0 };
  bench.apply({ kind: 'close', ck: 1n, pid: 10, tid: 10, state: 7, counters: undefined, lost });
}

function polled(bench: HostBench) {
  const conns = bench.poll().map(({ dest, dport, monotonic }) => ({
    dest,
    dport,
    bytes: [monotonic.sentBytes, monotonic.recvBytes],
    packets: [monotonic.sentPackets, monotonic.recvPackets],
  }));
  return conns.toSorted((a, b) => (a.dest < b.dest ? -1 : 1));
}

describe('a UDP socket', () => {
  it('has a connection for each peer, with what its totals grew by while it was the latest one', () => {
    const bench = new HostBench();
    open(bench);
    totals(bench, '10.0.0.1', [1, 10, 0, 0]);
    totals(bench, '10.0.0.1', [3, 31, 2, 100]);
    totals(bench, '10.0.0.2', [4, 36, 2, 100]);
    expect(polled(bench)).toEqual([
      { dest: '10.0.0.1', dport: 53, bytes: [31n, 100n], packets: [3n, 2n] },
      { dest: '10.0.0.2', dport: 53, bytes: [5n, 0n], packets: [1n, 0n] },
    ]);
  });

  it('that is connected ends its connection with its close, an unconnected one does not', () => {
    const closedAfter = (isConnected: boolean): number => {
      const bench = new HostBench();
      open(bench);
      if (isConnected) connect(bench, '10.0.0.1');
      totals(bench, '10.0.0.1', [1, 10, 1, 20]);
      close(bench);
      return bench.agent.kernel.state.maps.connStats.size;
    };
    expect([closedAfter(true), closedAfter(false)]).toEqual([0, 1]);
  });

  it('of IPv6 with an IPv4 peer is one of IPv4', () => {
    const bench = new HostBench();
    open(bench, INET6);
    connect(bench, '::ffff:10.0.0.1');
    totals(bench, '::ffff:10.0.0.1', [1, 10, 1, 20]);
    expect(polled(bench)).toMatchObject([{ dest: '10.0.0.1', bytes: [10n, 20n] }]);
  });

  it('that receives first was bound to its port, so its connections come in', () => {
    const bench = new HostBench();
    open(bench);
    totals(bench, '10.0.0.1', [0, 0, 1, 20], 5353);
    expect(bench.agent.kernel.state.maps.udpPortBindings.size).toBe(1);
    expect(bench.poll()[0]?.direction).toBe(1);
  });

  it('counts datagrams of no bytes as the agent does: not at all', () => {
    const bench = new HostBench();
    open(bench);
    totals(bench, '10.0.0.1', [2, 0, 1, 0]);
    expect(bench.poll()).toEqual([]);
  });
});

describe('a UDP socket in a trace that tells calls', () => {
  /** One datagram of so many bytes, to or from this peer; `undefined`: the call does not tell whom. */
  function call(bench: HostBench, op: 'udp_send' | 'udp_recv', result: number, raddr: string | undefined): void {
    const peer = { raddr, rport: raddr === undefined ? undefined : 53 };
    bench.apply({ kind: 'io', ck: 1n, op, result, pid: 10, tid: 11, ...peer });
  }

  it('sends and receives datagrams of their own sizes with their own peers, in the order of the calls', () => {
    const bench = new HostBench({ callsTold: 'all' });
    open(bench);
    totals(bench, '10.0.0.1', [1, 10, 0, 0]);
    call(bench, 'udp_send', 10, '10.0.0.1');
    totals(bench, '10.0.0.2', [3, 1040, 1, 100]);
    call(bench, 'udp_send', 1000, '10.0.0.2');
    call(bench, 'udp_recv', 100, '10.0.0.1');
    expect(polled(bench)).toEqual([
      { dest: '10.0.0.1', dport: 53, bytes: [10n, 100n], packets: [1n, 1n] },
      { dest: '10.0.0.2', dport: 53, bytes: [1000n, 0n], packets: [1n, 0n] },
    ]);
    expect(bench.driver.transfers).toMatchObject({ calls: 3, bytesOfCalls: 1110, bytesWithoutCall: 0 });
  });

  it('counts what was received when it is read, and nothing for a call that failed', () => {
    const bench = new HostBench({ callsTold: 'all-but-splice' });
    open(bench);
    totals(bench, '10.0.0.1', [0, 0, 2, 40], 5353);
    call(bench, 'udp_recv', -11, undefined);
    expect(bench.poll()).toEqual([]);
    call(bench, 'udp_recv', 20, undefined);
    expect(polled(bench)).toMatchObject([{ dest: '10.0.0.1', bytes: [0n, 20n], packets: [0n, 1n] }]);
  });
});
