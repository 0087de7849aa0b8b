import { describe, expect, it } from 'vitest';
import { StateBench, stateProfile } from './StateBench.ts';

const NS_PER_MS = 1_000_000;

describe('lifecycle of clients', () => {
  it('S01 loses a connection that closes while no client is registered', () => {
    const bench = new StateBench();
    bench.close({ ck: 1, s: 3 });
    expect(bench.sent()).toEqual([]);
  });

  it('S02 delivers a closed connection once, and only to clients registered when it closed', () => {
    const bench = new StateBench();
    bench.register('c');
    bench.close({ ck: 1, s: 12_345, r: 6789, x: 2 });
    const [record, ...rest] = bench.poll().conns;
    expect(rest).toEqual([]);
    expect(record?.last).toEqual(record?.monotonic);
    expect(record?.last).toMatchObject({ sentBytes: 12_345n, recvBytes: 6789n, retransmits: 2 });
    expect(bench.poll([], 'd').conns).toEqual([]);
    expect(bench.poll().conns).toEqual([]);
  });

  it('S03 registers an unknown client at its first poll', () => {
    expect(new StateBench().sent([{ ck: 1, s: 1 }])).toEqual(['1/1']);
  });

  it('S04 forgets the baselines of removed connections', () => {
    const bench = new StateBench();
    bench.register('c');
    bench.poll([{ ck: 0, s: 1 }]);
    expect(bench.baselines()).toEqual([0]);
    bench.state.removeConnections([0n]);
    expect(bench.baselines()).toEqual([]);
  });

  it('S05 removes a client only after it has not polled for longer than the expiry time', () => {
    const bench = new StateBench(stateProfile('A', { clientExpiryMs: 100 }));
    bench.register('c');
    bench.state.removeExpiredClients(0);
    bench.state.removeExpiredClients(100 * NS_PER_MS);
    expect(bench.state.listClients()).toHaveLength(1);
    bench.state.removeExpiredClients(150 * NS_PER_MS);
    expect(bench.state.listClients()).toHaveLength(0);
  });

  it('S06 reports full totals again after a client expired', () => {
    const bench = new StateBench();
    bench.register('c');
    expect(bench.sent([{ ck: 1, s: 1000 }])).toEqual(['1000/1000']);
    bench.nowNs = 121_000 * NS_PER_MS;
    bench.state.removeExpiredClients(bench.nowNs);
    expect(bench.sent([{ ck: 1, s: 1001 }])).toEqual(['1001/1001']);
  });

  it('S07 keeps a baseline of its own for each client', () => {
    const bench = new StateBench();
    bench.register('1', '2');
    const last = (client: string, steps: number) =>
      bench.poll([{ ck: 1, s: 36 + 42 * steps, r: 24 + 133 * steps, x: 2 + 7 * steps }], client).conns[0]?.last;
    expect(last('1', 0)).toMatchObject({ sentBytes: 36n, recvBytes: 24n, retransmits: 2 });
    expect(last('2', 1)).toMatchObject({ sentBytes: 78n, recvBytes: 157n, retransmits: 9 });
    expect(last('1', 2)).toMatchObject({ sentBytes: 84n, recvBytes: 266n, retransmits: 14 });
    expect(last('2', 2)).toMatchObject({ sentBytes: 42n, recvBytes: 133n, retransmits: 7 });
  });

  it('S08 reports the difference when a connection closes', () => {
    const bench = new StateBench();
    bench.register('c');
    bench.poll([{ ck: 1, s: 36, r: 24, x: 1 }]);
    bench.close({ ck: 1, s: 78, r: 157, x: 1 });
    const [record] = bench.poll().conns;
    expect(record?.last).toMatchObject({ sentBytes: 42n, recvBytes: 133n, retransmits: 0 });
    expect(record?.monotonic).toMatchObject({ sentBytes: 78n, recvBytes: 157n, retransmits: 1 });
  });

  it('removes one client on demand and reports the time of the last poll', () => {
    const bench = new StateBench();
    bench.register('c', 'd');
    expect(bench.state.hasClients).toBe(true);
    bench.state.removeClient('c');
    bench.state.removeClient('unknown');
    expect(bench.state.listClients().map((client) => client.id)).toEqual(['d']);
    bench.poll([], 'd', { latestTime: 77n });
    expect(bench.state.latestBpfTimeNs).toBe(77n);
  });
});
