import { describe, expect, it } from 'vitest';
import type { EstabEvent, PacketEvent } from '../../src/model/events.ts';
import { HostBench, ROOT_NETNS } from './HostBench.ts';

const OTHER_NETNS = ROOT_NETNS + 1;
const REQUEST = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n';
const RESPONSE = 'HTTP/1.1 200 OK\r\n\r\n';
const FIN = 0x11;
const CLIENT = { src: '127.0.0.1', sport: 40_000, dst: '127.0.0.1', dport: 80 };
const SERVER = { src: '127.0.0.1', sport: 80, dst: '127.0.0.1', dport: 40_000 };

type Ends = typeof CLIENT;

function fedFromPackets(): HostBench {
  return new HostBench({ filterFeed: 'packets' });
}

/** Copies of a packet, as they pass interfaces one after the other. */
function packet(bench: HostBench, ends: Ends, head: string | undefined, about: Partial<PacketEvent> = {}): void {
  const place = { netnsIno: ROOT_NETNS, ifindex: 1, packetType: 'out', flags: 0x18, cpu: -1 } as const;
  const seq = ends.sport === 80 ? 9000 : 1000;
  const payloadBytes = head?.length ?? 0;
  bench.apply({ kind: 'packet', ...place, ...ends, seq, payloadBytes, head, ...about });
}

/** A whole exchange, each packet seen `copies` times. */
function exchange(bench: HostBench, copies: number, client: Ends = CLIENT, server: Ends = SERVER): void {
  for (let copy = 0; copy < copies; copy += 1) packet(bench, client, REQUEST);
  for (let copy = 0; copy < copies; copy += 1) packet(bench, server, RESPONSE);
  for (let copy = 0; copy < copies; copy += 1) packet(bench, client, undefined, { seq: 1028, flags: FIN });
}

/** Requests that the agent counts, known to the ledger or not. */
function counted(bench: HostBench): number {
  bench.poll();
  return bench.agent.usm.statKeeper.telemetry.totalHits;
}

describe("the agent's socket filter, fed from packets", () => {
  it('counts a request once, however many copies of its packets pass', () => {
    for (const copies of [1, 2, 3]) {
      const bench = fedFromPackets();
      bench.connect();
      exchange(bench, copies);
      expect([copies, counted(bench)]).toEqual([copies, 1]);
      expect(bench.ledger.transactionCount).toBe(1);
    }
  });

  it('is not fed from the heads of the sockets as well; they tell which requests there were', () => {
    const bench = fedFromPackets();
    bench.connect();
    bench.request(1n, 'tx');
    bench.response(2n, 'tx');
    bench.driver.transactions.loseUnseen();
    expect(counted(bench)).toBe(0);
    expect(bench.ledger.totals().byReason).toEqual(new Map([['container-loopback-unseen', 2]]));
  });

  it('knows the request of a packet whose socket shows it later', () => {
    const bench = fedFromPackets();
    bench.connect();
    packet(bench, CLIENT, REQUEST);
    bench.request(1n, 'tx');
    bench.request(2n, 'rx');
    bench.driver.transactions.loseUnseen();
    expect(bench.ledger.transactionCount).toBe(1);
    expect(bench.ledger.totals()).toMatchObject({ captured: 2, inFlight: 2 });
  });

  it('sees what goes from one container to another through the host, which the sockets do not tell', () => {
    const bench = fedFromPackets();
    bench.connect({ netnsIno: OTHER_NETNS });
    bench.request(1n, 'tx');
    exchange(bench, 2);
    bench.driver.transactions.loseUnseen();
    expect(counted(bench)).toBe(1);
    expect(bench.ledger.totals().byReason.has('container-loopback-unseen')).toBe(false);
  });

  it('finds a translated packet by the socket that receives it', () => {
    const bench = fedFromPackets();
    const common = { kind: 'estab', pidSource: 'creator', listenerCk: undefined } as const;
    const client = { laddr: '10.0.0.1', lport: 40_000, raddr: '10.9.9.9', rport: 80, netnsIno: ROOT_NETNS };
    const server = { laddr: '10.0.0.2', lport: 80, raddr: '10.0.0.1', rport: 40_000, netnsIno: OTHER_NETNS };
    const ends: Pick<EstabEvent, 'ck' | 'dir' | 'pid'>[] = [
      { ck: 1n, dir: 'out', pid: 10 },
      { ck: 2n, dir: 'in', pid: 20 },
    ];
    bench.apply({ ...common, ...client, ...ends[0]! });
    bench.apply({ ...common, ...server, ...ends[1]! });
    const translated = { src: '10.0.0.1', sport: 40_000, dst: '10.0.0.2', dport: 80 };
    packet(bench, translated, REQUEST);
    expect(bench.ledger.hits()).toMatchObject([{ side: 'server', flow: 2 }]);
    // The client's socket has shown the next one before its packet passes: both ends are one connection.
    bench.request(1n, 'tx', { seq: 2000 });
    packet(bench, translated, REQUEST, { seq: 2000 });
    bench.request(2n, 'rx', { seq: 2000 });
    expect(bench.ledger.hits().map(({ transaction, side, flow }) => [transaction, side, flow])).toEqual([
      [1, 'server', 2],
      [2, 'client', 1],
      [2, 'server', 2],
    ]);
    bench.driver.transactions.loseUnseen();
    expect(bench.ledger.totals().byReason.has('container-loopback-unseen')).toBe(false);
  });

  it('counts what passes between sockets that the trace does not show, without a hit for the ledger', () => {
    const bench = fedFromPackets();
    exchange(bench, 1);
    expect(counted(bench)).toBe(1);
    expect(bench.ledger.transactionCount).toBe(0);
  });

  it('knows the packets of a socket that shows mapped addresses', () => {
    const bench = fedFromPackets();
    const mapped = { laddr: '::ffff:127.0.0.1', lport: 80, raddr: '::ffff:127.0.0.1', rport: 40_000 };
    const known = { dir: 'in', pid: 20, pidSource: 'creator', listenerCk: undefined, netnsIno: ROOT_NETNS } as const;
    bench.apply({ kind: 'estab', ck: 2n, ...mapped, ...known });
    packet(bench, CLIENT, REQUEST);
    expect(bench.ledger.hits()).toMatchObject([{ side: 'server', flow: 1 }]);
  });
});

describe("the agent's socket filter, fed from heads", () => {
  it('gets no packets', () => {
    const bench = new HostBench();
    bench.connect();
    exchange(bench, 2);
    expect(counted(bench)).toBe(0);
  });
});
