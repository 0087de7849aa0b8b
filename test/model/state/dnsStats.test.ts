import { describe, expect, it } from 'vitest';
import type { DnsStatsByName } from '../../../src/model/connStats.ts';
import { UDP } from '../../../src/model/connStats.ts';
import { dnsKeyText } from '../../../src/model/state/dnsKey.ts';
import type { ConnSpec } from './StateBench.ts';
import { StateBench, stateProfile } from './StateBench.ts';

const key = dnsKeyText({ serverIp: '8.8.8.8', clientIp: '10.1.1.1', clientPort: 1000, protocol: UDP });

function lookup(ck: number, pid: number): ConnSpec {
  return {
    ck,
    pid,
    s: 1,
    type: UDP,
    source: '10.1.1.1',
    sport: 1000,
    dest: '8.8.8.8',
    dport: 53,
  };
}

function oneAnswer(): Map<string, DnsStatsByName> {
  const stats = { timeouts: 0, successLatencySum: 1n, failureLatencySum: 0n, countByRcode: new Map([[0, 1]]) };
  return new Map([[key, new Map([['example.test', new Map([[1, stats]])]])]]);
}

describe('DNS statistics', () => {
  it('S57 go to the first matching connection only', () => {
    const bench = new StateBench();
    bench.register('c');
    const { conns } = bench.poll([lookup(1, 1), lookup(2, 2)], 'c', { dnsStats: oneAnswer() });
    expect(conns.map((record) => record.dnsStats?.get('example.test')?.get(1)?.countByRcode.get(0))).toEqual([
      1,
      undefined,
    ]);
  });

  it('S58 are kept for clients that have not polled', () => {
    const bench = new StateBench();
    bench.register('1', '2');
    const answers = (client: string, s: number) => {
      const { conns } = bench.poll([{ ...lookup(1, 1), s }], client, { dnsStats: oneAnswer() });
      return conns[0]?.dnsStats?.get('example.test')?.get(1)?.countByRcode.get(0);
    };
    expect(answers('1', 1)).toBe(1);
    expect(answers('3', 2)).toBe(1);
    expect(answers('2', 3)).toBe(3);
  });

  it('S69 are dropped beyond the limit, also for a single client', () => {
    const bench = new StateBench(stateProfile('A', { maxDnsStats: 1 }));
    bench.register('c');
    const dnsStats = oneAnswer();
    const other = {
      timeouts: 1,
      successLatencySum: 0n,
      failureLatencySum: 0n,
      countByRcode: new Map<number, number>(),
    };
    dnsStats.get(key)?.set('other.test', new Map([[1, other]]));
    bench.poll([], 'c', { dnsStats });
    expect(bench.state.telemetry.dnsStatsDropped).toBe(1);
  });
});
