import { describe, expect, it } from 'vitest';
import type { IpTranslation } from '../../../src/model/connStats.ts';
import { INCOMING, OUTGOING } from '../../../src/model/connStats.ts';
import { sumFailures } from '../../../src/model/state/Aggregator.ts';
import { StateBench, stateProfile } from './StateBench.ts';

function registered(letter: 'A' | 'B' = 'A'): StateBench {
  const bench = new StateBench(stateProfile(letter));
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

describe('aggregation', () => {
  it('S47 keeps two directions of one tuple apart', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 1, dir: OUTGOING }, { ck: 2, s: 2, dir: INCOMING });
    expect(bench.sent()).toEqual(['1/1', '2/2']);
  });

  it('S48 compares the namespace only in newer agents', () => {
    const older = registered('A');
    const newer = registered('B');
    for (const bench of [older, newer]) bench.close({ ck: 1, s: 1, netns: 0 }, { ck: 2, s: 2, netns: 9 });
    expect(older.sent()).toEqual(['3/3']);
    expect(newer.sent()).toEqual(['1/1', '2/2']);
  });

  it('S48b takes a change of namespace for a cookie collision', () => {
    const bench = registered('B');
    expect(bench.sent([{ ck: 1, s: 10 }])).toEqual(['10/10']);
    bench.close({ ck: 1, s: 30, netns: 5 });
    expect(bench.sent([{ ck: 1, s: 12 }])).toEqual(['30/30']);
    expect(bench.state.telemetry.statsCookieCollisions).toBe(1);
  });

  it('S48c takes a change of direction for a cookie collision', () => {
    const bench = registered('B');
    bench.close({ ck: 1, s: 30, dir: INCOMING });
    expect(bench.sent([{ ck: 1, s: 12, dir: OUTGOING }])).toEqual(['30/30']);
    expect(bench.state.telemetry.statsCookieCollisions).toBe(1);
  });

  it('S49 adds a record without a translation to the first group', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 1, nat: nat(80) }, { ck: 2, s: 2, nat: nat(81) }, { ck: 3, s: 4 });
    const { conns } = bench.poll();
    expect(conns.map(({ ipTranslation, last }) => [ipTranslation?.replSrcPort, last.sentBytes])).toEqual([
      [80, 5n],
      [81, 2n],
    ]);
  });

  it('S50 lets a group take its translation from a later record', () => {
    const bench = registered();
    bench.close({ ck: 3, s: 4 }, { ck: 1, s: 1, nat: nat(80) }, { ck: 2, s: 2, nat: nat(81) });
    const { conns } = bench.poll();
    expect(
      conns.map(({ cookie, ipTranslation, last }) => [cookie, ipTranslation?.replSrcPort, last.sentBytes]),
    ).toEqual([
      [3n, 80, 5n],
      [2n, 81, 2n],
    ]);
  });

  it('S51 averages the round trip and keeps only the first failures', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 10, rtt: 3, failures: { 104: 1 } }, { ck: 2, s: 20, rtt: 4, failures: { 110: 1 } });
    const [record, ...rest] = bench.poll().conns;
    expect(rest).toEqual([]);
    expect(record?.last.sentBytes).toBe(30n);
    expect(record?.rttUs).toBe(3);
    expect(record?.tcpFailures).toEqual(new Map([[104, 1]]));
  });

  it('S52 drops failures that come with a second record of a cookie', () => {
    const bench = registered();
    bench.close({ ck: 1, s: 10 }, { ck: 1, s: 10, failures: { 104: 1 } });
    const [record, ...rest] = bench.poll().conns;
    expect(rest).toEqual([]);
    expect(record?.tcpFailures).toBeUndefined();
  });

  it('S53 never delivers a connection that has failures and nothing else', () => {
    const bench = registered();
    bench.close({ ck: 1, failures: { 111: 1 } });
    expect(bench.poll().conns).toEqual([]);
  });
});

describe('the sum of failures', () => {
  const RESETS = new Map([[104, 2]]);

  it('has the codes of both, each added up, and leaves both as they were', () => {
    const other = new Map([
      [104, 3],
      [110, 1],
    ]);
    const sum = sumFailures(RESETS, other);
    expect(sum).toEqual(
      new Map([
        [104, 5],
        [110, 1],
      ]),
    );
    expect([RESETS.get(104), other.get(104)]).toEqual([2, 3]);
  });

  it('is a map of its own when only one has failures, and none when neither has', () => {
    for (const sum of [sumFailures(RESETS, undefined), sumFailures(undefined, RESETS)]) {
      expect(sum).toEqual(RESETS);
      expect(sum).not.toBe(RESETS);
    }
    expect(sumFailures(undefined, undefined)).toBeUndefined();
  });

  it('wraps at 32 bits', () => {
    expect(sumFailures(new Map([[104, 0xffff_ffff]]), new Map([[104, 2]]))).toEqual(new Map([[104, 1]]));
  });
});
