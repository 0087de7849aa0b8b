import { describe, expect, it } from 'vitest';
import { StateBench, stateProfile } from './StateBench.ts';

function registered(...clients: string[]): StateBench {
  const bench = new StateBench();
  bench.register(...(clients.length === 0 ? ['c'] : clients));
  return bench;
}

describe('one tuple, several connections', () => {
  it('S09 leaves no baseline behind a closed connection', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 3 });
    expect(bench.sent()).toEqual(['3/3']);
    expect(bench.baselines()).toEqual([]);
  });

  it('S10 reports two closed connections of one tuple as one record', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 3 }, { ck: 2, s: 5 });
    expect(bench.sent()).toEqual(['8/8']);
    expect(bench.baselines()).toEqual([]);
  });

  it('S11 follows a tuple that is reused while it is reported', () => {
    const bench = registered();
    expect(bench.sent([{ ck: 1, s: 1 }])).toEqual(['1/1']);
    bench.close({ ck: 1, s: 2 });
    expect(bench.sent([{ ck: 2, s: 1 }])).toEqual(['3/2']);
    bench.close({ ck: 2, s: 2 });
    expect(bench.sent()).toEqual(['2/1']);
  });

  it('S12 follows a tuple that is reused twice', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 3 });
    expect(bench.sent([{ ck: 2, s: 2 }])).toEqual(['5/5']);
    bench.close({ ck: 2, s: 5 });
    expect(bench.sent([{ ck: 3, s: 1 }])).toEqual(['6/4']);
    bench.close({ ck: 3, s: 3 });
    expect(bench.sent()).toEqual(['3/2']);
  });

  it('S13 drops the baseline when the connection closes', () => {
    const bench = registered();
    expect(bench.sent([{ ck: 1, s: 3 }])).toEqual(['3/3']);
    bench.close({ ck: 1, s: 8 });
    expect(bench.sent()).toEqual(['8/5']);
    expect(bench.baselines()).toEqual([]);
  });

  it('S14 frees room for a baseline only one poll after a connection has gone', () => {
    const bench = new StateBench(stateProfile('A', { maxClientStats: 1 }));
    const p = { ck: 1, s: 10 };
    const q = { ck: 2, sport: 40_001 };
    bench.register('c');
    expect(bench.sent([p, { ...q, s: 20 }])).toEqual(['10/10']);
    expect(bench.sent([{ ...q, s: 25 }])).toEqual([]);
    expect(bench.sent([{ ...q, s: 25 }])).toEqual(['25/25']);
    expect(bench.sent([{ ...q, s: 27 }])).toEqual(['27/2']);
    expect(bench.state.telemetry.connDropped).toBe(2);
  });

  it('S15 refuses a connection that finds no room for a baseline', () => {
    const bench = new StateBench(stateProfile('A', { maxClientStats: 1 }));
    bench.register('c');
    const delta = bench.poll([
      { ck: 1, s: 1 },
      { ck: 2, s: 1, sport: 40_001 },
    ]);
    expect(delta.conns.map((record) => record.cookie)).toEqual([1n]);
    expect(delta.refused.map((record) => record.cookie)).toEqual([2n]);
    expect(bench.state.telemetry.connDropped).toBe(1);
    expect(bench.baselines()).toEqual([1]);
  });

  it('S16 keeps two clients apart over reuse of a tuple', () => {
    const bench = registered('c', 'd');
    bench.close({ ck: 1, s: 3 });
    expect(bench.sent([], 'd')).toEqual(['3/3']);
    expect(bench.sent([{ ck: 2, s: 2 }], 'c')).toEqual(['5/5']);
    expect(bench.sent([{ ck: 2, s: 3 }], 'd')).toEqual(['3/3']);
    bench.close({ ck: 2, s: 5 });
    expect(bench.sent([{ ck: 3, s: 1 }], 'c')).toEqual(['6/4']);
    expect(bench.sent([{ ck: 3, s: 2 }], 'd')).toEqual(['7/4']);
    bench.close({ ck: 3, s: 3 });
    expect(bench.sent([], 'c')).toEqual(['3/2']);
    expect(bench.sent([], 'd')).toEqual(['3/1']);
  });

  it('S17 lets a client join later', () => {
    const bench = registered();
    expect(bench.sent()).toEqual([]);
    expect(bench.sent([{ ck: 1, s: 3 }])).toEqual(['3/3']);
    expect(bench.sent([{ ck: 1, s: 4 }], 'd')).toEqual(['4/4']);
    expect(bench.sent([{ ck: 1, s: 7 }])).toEqual(['7/4']);
    expect(bench.sent([{ ck: 1, s: 9 }], 'd')).toEqual(['9/5']);
  });

  it('S18 counts a close that is delivered twice in one interval once', () => {
    const bench = registered('1', '2');
    bench.close({ ck: 1, s: 3, lue: 1 }, { ck: 1, s: 3, lue: 2 });
    expect(bench.sent([], '1')).toEqual(['3/3']);
    expect(bench.sent([], '2')).toEqual(['3/3']);
  });

  it('S19 counts a close that is delivered in two intervals twice', () => {
    const bench = registered();
    bench.close({ ck: 9, s: 100 });
    expect(bench.sent()).toEqual(['100/100']);
    bench.close({ ck: 9, s: 100 });
    expect(bench.sent()).toEqual(['100/100']);
  });

  it('S20 and S21 merge a stale active record into the closed one', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 4, r: 1, lue: 11 });
    const [record, ...rest] = bench.poll([{ ck: 1, s: 3, r: 0, lue: 10 }]).conns;
    expect(rest).toEqual([]);
    expect(record?.last).toMatchObject({ sentBytes: 4n, recvBytes: 1n });
    expect(bench.poll().conns).toEqual([]);
    expect(bench.state.telemetry.statsUnderflows).toBe(0);
    bench.close({ ck: 1, s: 2, r: 0 });
    expect(bench.poll().conns[0]?.last).toMatchObject({ sentBytes: 2n, recvBytes: 0n });
  });

  it('S22 counts a connection that is listed again after its close from zero', () => {
    const bench = registered();
    expect(bench.sent([{ ck: 1, s: 10 }])).toEqual(['10/10']);
    bench.close({ ck: 1, s: 30 });
    expect(bench.sent([{ ck: 1, s: 20 }])).toEqual(['30/20']);
    expect(bench.baselines()).toEqual([]);
    expect(bench.sent([{ ck: 1, s: 20 }])).toEqual(['20/20']);
  });

  it('S23 keeps the latest update time of repeated closes', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 1, lue: 1 }, { ck: 1, s: 1, lue: 2 }, { ck: 1, s: 1, lue: 3 });
    expect(bench.poll().conns[0]?.lastUpdateEpochNs).toBe(3n);
  });
});
