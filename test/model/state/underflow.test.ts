import { describe, expect, it } from 'vitest';
import { StateBench, stateProfile } from './StateBench.ts';

function registered(): StateBench {
  const bench = new StateBench();
  bench.register('c');
  return bench;
}

describe('underflow and width', () => {
  it('S24 withholds a total that went back', () => {
    const bench = registered();
    expect(bench.sent([{ ck: 1, s: 3 }])).toEqual(['3/3']);
    const delta = bench.poll([{ ck: 1, s: 2 }]);
    expect(delta.conns).toEqual([]);
    expect(delta.withheld.map((record) => record.monotonic.sentBytes)).toEqual([3n]);
  });

  it('S25, S26 and S27 raise totals to the baseline, except for small counters that read 0', () => {
    const bench = registered();
    const read = (s: number, x: number, e: number) => bench.poll([{ ck: 1, s, x, e }]).conns[0];
    read(100, 5, 1);
    const raised = read(150, 3, 1);
    expect(raised?.monotonic).toMatchObject({ sentBytes: 150n, retransmits: 5, tcpEstablished: 1 });
    expect(raised?.last).toMatchObject({ sentBytes: 50n, retransmits: 0, tcpEstablished: 0 });
    expect(bench.state.telemetry.statsUnderflows).toBe(1);
    expect(read(160, 0, 0)?.last).toMatchObject({ sentBytes: 10n, retransmits: 0, tcpEstablished: 0 });
    expect(read(170, 5, 1)?.last).toMatchObject({ sentBytes: 10n, retransmits: 5, tcpEstablished: 1 });
    expect(read(100, 5, 1)).toBeUndefined();
    const back = read(200, 5, 1);
    expect(back?.last.sentBytes).toBe(30n);
    expect(back?.monotonic.sentBytes).toBe(200n);
  });

  it('S28 takes a packet counter modulo 2^32', () => {
    const bench = registered();
    bench.poll([{ ck: 1, packets: 4_294_967_290 }]);
    expect(bench.poll([{ ck: 1, packets: 4 }]).conns[0]?.last.sentPackets).toBe(10n);
    expect(bench.poll([{ ck: 1, packets: 2 }]).conns).toEqual([]);
    expect(bench.state.telemetry.statsUnderflows).toBe(1);
  });

  it('S29 lets the sum of two records wrap', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 2n ** 64n - 1n }, { ck: 2, s: 2 });
    expect(bench.sent()).toEqual(['1/1']);
  });

  it('S29b lets 65537 closes wrap to 1 where the counter has 16 bits', () => {
    const bench = new StateBench(stateProfile('B', { maxClosedConns: 70_000 }));
    bench.register('c');
    for (let ck = 1; ck <= 65_537; ck += 1) bench.close({ ck, s: 1, c: 1 });
    const [record, ...rest] = bench.poll().conns;
    expect(rest).toEqual([]);
    expect(record?.last).toMatchObject({ sentBytes: 65_537n, tcpClosed: 1 });
  });
});
