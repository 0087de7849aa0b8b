import { describe, expect, it } from 'vitest';
import type { IpTranslation } from '../../../src/model/connStats.ts';
import { StateBench } from './StateBench.ts';

function registered(): StateBench {
  const bench = new StateBench();
  bench.register('c');
  return bench;
}

function nat(replSrcPort: number): IpTranslation {
  return {
    replSrcIp: '10.0.0.9',
    replSrcPort,
    replDstIp: '10.0.0.1',
    replDstPort: 40_000,
  };
}

describe('cookie collisions', () => {
  it('S30 keeps the later active connection and starts it anew', () => {
    const bench = registered();
    expect(bench.sent([{ ck: 7, sport: 100, s: 10, lue: 5 }])).toEqual(['10/10']);
    bench.close({ ck: 7, sport: 200, s: 30, lue: 3 });
    expect(bench.sent([{ ck: 7, sport: 100, s: 15, lue: 5 }])).toEqual(['15/15']);
    expect(bench.sent([{ ck: 7, sport: 100, s: 18, lue: 5 }])).toEqual(['18/3']);
    expect(bench.state.telemetry.statsCookieCollisions).toBe(1);
  });

  it('S31 keeps the closed connection when the active one is not later', () => {
    const bench = registered();
    expect(bench.sent([{ ck: 7, sport: 100, s: 10, lue: 1 }])).toEqual(['10/10']);
    bench.close({ ck: 7, sport: 200, s: 30, lue: 3 });
    const [record, ...rest] = bench.poll([{ ck: 7, sport: 100, s: 15, lue: 1 }]).conns;
    expect(rest).toEqual([]);
    expect(record).toMatchObject({ sport: 200, last: { sentBytes: 30n }, monotonic: { sentBytes: 30n } });
    expect(bench.baselines()).toEqual([]);
    expect(bench.sent([{ ck: 7, sport: 100, s: 18, lue: 1 }])).toEqual(['18/18']);
  });

  it('S32 keeps the latest of several active connections with one cookie', () => {
    const bench = registered();
    const { conns } = bench.poll([
      { ck: 5, sport: 1, s: 10, lue: 1 },
      { ck: 5, sport: 2, s: 20, lue: 2 },
      { ck: 5, sport: 1, s: 30, lue: 3 },
    ]);
    expect(conns).toHaveLength(1);
    expect(conns[0]).toMatchObject({ sport: 1, last: { sentBytes: 30n }, monotonic: { sentBytes: 30n } });
    expect(bench.state.telemetry.statsCookieCollisions).toBe(2);
  });

  it('S33 follows a connection whose translation changes', () => {
    const bench = registered();
    bench.poll([{ ck: 1, s: 100, nat: nat(1) }]);
    bench.close({ ck: 1, s: 150, nat: nat(2) });
    expect(bench.sent()).toEqual(['150/50']);
  });

  it('S34 does not report two translations as one record', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 100, nat: nat(1) }, { ck: 2, s: 150, nat: nat(2) });
    const { conns } = bench.poll([{ ck: 1, s: 150, nat: nat(3) }]);
    expect(conns.map((record) => [record.ipTranslation?.replSrcPort, record.last.sentBytes])).toEqual([
      [1, 150n],
      [2, 150n],
    ]);
  });
});
