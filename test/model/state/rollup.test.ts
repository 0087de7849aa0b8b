import { describe, expect, it } from 'vitest';
import { INCOMING, UDP } from '../../../src/model/connStats.ts';
import type { ConnSpec } from './StateBench.ts';
import { StateBench, stateProfile } from './StateBench.ts';

function rollup(...clients: string[]): StateBench {
  const bench = new StateBench(stateProfile('A', { connectionRollup: true, processEvents: true }));
  bench.register(...clients);
  return bench;
}

function query(ck: number, sport: number, replSrcIp: string, r: number, s: number, durationS = 1): ConnSpec {
  return {
    ck,
    pid: 28_385,
    type: UDP,
    source: '172.29.141.26',
    sport,
    dest: '10.100.0.10',
    dport: 53,
    container: 'k',
    durationS,
    nat: { replSrcIp, replSrcPort: 53, replDstIp: '172.29.141.26', replDstPort: sport },
    r,
    s,
    packets: 2,
  };
}

function request(ck: number, dest: string, dport: number, s: number, r: number, rtt: number, rttVar: number): ConnSpec {
  return {
    ck,
    dir: INCOMING,
    sport: 8443,
    dest,
    dport,
    durationS: 1,
    e: 1,
    s,
    r,
    rtt,
    rttVar,
  };
}

function short(ck: number, port: number): ConnSpec {
  return {
    ck,
    s: 1,
    sport: port,
    durationS: 1,
    nat: { replSrcIp: '10.0.0.9', replSrcPort: 80, replDstIp: '10.0.0.1', replDstPort: port },
  };
}

describe('aggregation with rollup', () => {
  it('S54 reports short outgoing connections to one real target as one', () => {
    const bench = rollup('c');
    bench.close(
      query(1, 50_010, '172.29.177.127', 342, 156),
      query(2, 49_155, '172.29.177.127', 314, 128),
      query(3, 52_907, '172.29.151.242', 306, 120),
      query(4, 52_904, '172.29.151.242', 288, 118),
      query(5, 37_240, '172.29.151.242', 594, 92, 180),
    );
    const shown = bench
      .poll()
      .conns.map((record) => [
        record.sport,
        record.ipTranslation?.replSrcIp,
        record.ipTranslation?.replDstPort,
        record.last.recvBytes,
        record.last.sentBytes,
        record.last.sentPackets,
      ]);
    expect(shown).toEqual([
      [0, '172.29.177.127', 0, 656n, 284n, 4n],
      [0, '172.29.151.242', 0, 594n, 238n, 4n],
      [37_240, '172.29.151.242', 37_240, 594n, 92n, 2n],
    ]);
  });

  it('S55 reports short incoming connections of one remote host as one, and leaves a lone one alone', () => {
    const bench = rollup('c');
    bench.close(
      request(1, '172.29.166.243', 38_633, 0, 306, 262, 131),
      request(2, '172.29.154.189', 60_509, 0, 306, 254, 127),
      request(3, '172.29.166.243', 34_715, 2392, 670, 250, 66),
    );
    const { conns } = bench.poll();
    expect(conns).toHaveLength(2);
    expect(conns[0]).toMatchObject({
      dest: '172.29.166.243',
      dport: 0,
      rttUs: 256,
      rttVarUs: 98,
      last: { sentBytes: 2392n, recvBytes: 976n, tcpEstablished: 2 },
    });
    expect(conns[1]).toMatchObject({ dest: '172.29.154.189', dport: 60_509, rttUs: 254, rttVarUs: 127 });
  });

  it('S56 clears the port in the translation that another client shares', () => {
    const bench = rollup('a', 'b');
    bench.close(short(1, 1001), short(2, 1002));
    const [forA] = bench.poll([], 'a').conns;
    expect(forA).toMatchObject({ sport: 0, ipTranslation: { replDstPort: 0 } });
    const sharedByB = new Set(bench.poll([], 'b').conns.map((record) => record.ipTranslation));
    expect(sharedByB).toEqual(new Set([forA?.ipTranslation]));
  });
});
