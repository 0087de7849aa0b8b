import { describe, expect, it } from 'vitest';
import { INCOMING, OUTGOING, UDP } from '../../../src/model/connStats.ts';
import { joinHttp } from '../../../src/model/join/joinHttp.ts';
import { aggregate, conn, countOf, key, LINUX, WINDOWS } from './joinInputs.ts';

/** Indexes of the connections that carry data. */
function carriers(joined: ReturnType<typeof joinHttp>): number[] {
  return joined.attachments.map(({ connIndex }) => connIndex);
}

describe('joinHttp', () => {
  const bothEnds = [conn('1.1.1.1:60000', '2.2.2.2:80'), conn('2.2.2.2:80', '1.1.1.1:60000')];

  it('E1: both ends of a connection find the data on Linux, only the client on Windows', () => {
    const data = [aggregate(key('1.1.1.1:60000', '2.2.2.2:80'), '/', [200])];
    expect(carriers(joinHttp(bothEnds, data, LINUX))).toEqual([0, 1]);
    expect(carriers(joinHttp(bothEnds, data, WINDOWS))).toEqual([0]);
  });

  it('E2: both ends find data that is keyed by the translated addresses', () => {
    const data = [aggregate(key('3.3.3.3:50000', '4.4.4.4:8080'), '/', [200])];
    const translated = [
      conn('1.1.1.1:60000', '2.2.2.2:80', { replSrc: '3.3.3.3:50000', replDst: '4.4.4.4:8080' }),
      conn('2.2.2.2:80', '1.1.1.1:60000', { replSrc: '4.4.4.4:8080', replDst: '3.3.3.3:50000' }),
    ];
    expect(carriers(joinHttp(translated, data, LINUX))).toEqual([0, 1]);
  });

  it('E5: of two processes with one tuple the first gets the hit, the second is refused', () => {
    const data = [aggregate(key('1.1.1.1:60000', '2.2.2.2:80'), '/', [104])];
    const joined = joinHttp([bothEnds[0]!, bothEnds[0]!], data, LINUX);
    expect(carriers(joined)).toEqual([0]);
    expect(joined.refused.map(({ connIndex }) => connIndex)).toEqual([1]);
    expect(joined.refusal).toBe('pid-collision');
    const emptied = joinHttp(bothEnds, data, { ...LINUX, httpClaims: 'first-only' });
    expect(emptied).toMatchObject({ refused: [{ connIndex: 1 }], refusal: 'http-index-emptied' });
  });

  it('reports the sides of which a connection carries the data, and only those', () => {
    const data = [aggregate(key('1.1.1.1:60000', '2.2.2.2:80'), '/', [200])];
    const sidesOf = (conns: typeof bothEnds) => joinHttp(conns, data, LINUX).outcomes[0]?.sidesReported;
    expect(sidesOf([])).toEqual(new Set());
    expect(sidesOf([bothEnds[1]!])).toEqual(new Set(['server']));
    expect(sidesOf([bothEnds[0]!])).toEqual(new Set(['client']));
  });

  it('refuses a second claimant when one port of the first was 0', () => {
    for (const ends of [key('1.1.1.1:0', '2.2.2.2:80'), key('1.1.1.1:60000', '2.2.2.2:0')]) {
      const same = conn(`1.1.1.1:${ends.srcPort}`, `2.2.2.2:${ends.dstPort}`);
      const joined = joinHttp([same, same], [aggregate(ends, '/', [200])], LINUX);
      expect([carriers(joined), joined.refused.length]).toEqual([[0], 1]);
    }
  });

  it('E6: both ends of a loopback connection report the hit, one as client and one as server', () => {
    const data = [aggregate(key('127.0.0.1:60000', '127.0.0.1:80'), '/', [103])];
    const joined = joinHttp(
      [conn('127.0.0.1:60000', '127.0.0.1:80'), conn('127.0.0.1:80', '127.0.0.1:60000')],
      data,
      LINUX,
    );
    expect(joined.attachments.map(({ side, group }) => [side, countOf(group.elements)])).toEqual([
      ['client', 1],
      ['server', 1],
    ]);
    expect(joined.outcomes[0]?.sidesReported).toEqual(new Set(['client', 'server']));
  });

  it('E9: groups the paths of two connections', () => {
    const first = key('1.1.1.1:60000', '2.2.2.2:80');
    const second = key('1.1.1.1:60001', '2.2.2.2:80');
    const data = [first, second].flatMap((ends) => ['/a', '/b'].map((path) => aggregate(ends, path, [200])));
    const joined = joinHttp([conn('1.1.1.1:60000', '2.2.2.2:80'), conn('1.1.1.1:60001', '2.2.2.2:80')], data, LINUX);
    expect(joined.attachments.map(({ group }) => group.elements.map((element) => element.key.path))).toEqual([
      ['/a', '/b'],
      ['/a', '/b'],
    ]);
    expect(joined.usmConnections).toBe(2);
  });

  it('E10: attaches data without any status code to a connection that is found by its translation', () => {
    const data = [aggregate(key('20.1.1.1:40000', '20.1.1.1:80'), '/', [])];
    const translated = conn('10.1.1.1:1000', '10.2.2.2:9000', { replSrc: '20.1.1.1:40000', replDst: '20.1.1.1:80' });
    expect(carriers(joinHttp([translated], data, LINUX))).toEqual([0]);
    expect(carriers(joinHttp([translated], data, WINDOWS))).toEqual([]);
  });

  it('E11: a UDP connection is never looked up, its data is orphaned', () => {
    const data = [aggregate(key('1.1.1.1:60000', '2.2.2.2:80'), '/', [200])];
    const joined = joinHttp([{ ...bothEnds[0]!, type: UDP }], data, LINUX);
    expect(joined).toMatchObject({ attachments: [], orphanAggregations: 1 });
  });

  it('E12: both records of a loopback connection carry the same section', () => {
    const data = [aggregate(key('127.0.0.1:52800', '127.0.0.1:8080'), '/testpath', [200])];
    const ends = [conn('127.0.0.1:8080', '127.0.0.1:52800'), conn('127.0.0.1:52800', '127.0.0.1:8080')];
    const joined = joinHttp(ends, data, LINUX);
    expect(joined.attachments[0]?.group).toBe(joined.attachments[1]?.group);
  });

  it('E17: a connection whose two ports are equal mirrors itself, every record carries the data', () => {
    const same = conn('10.0.0.1:9000', '10.0.0.1:9000');
    const data = [aggregate(key('10.0.0.1:9000', '10.0.0.1:9000'), '/', [200])];
    expect(carriers(joinHttp([same, same, same], data, LINUX))).toEqual([0, 1, 2]);
  });

  it('E18: data that only refused connections ask for again is claimed, not orphaned', () => {
    const data = [aggregate(key('1.1.1.1:60000', '2.2.2.2:80'), '/', [200])];
    const joined = joinHttp([bothEnds[0]!, bothEnds[0]!], data, LINUX);
    expect(joined).toMatchObject({ orphanAggregations: 0, outcomes: [{ group: { claimed: true } }] });
    expect(joined.outcomes[0]?.sidesReported).toEqual(new Set(['client']));
  });

  it('M6: a translation of ports makes the second end lose the data', () => {
    const data = [aggregate(key('10.0.0.9:40000', '10.0.0.5:9090'), '/', [200])];
    const client = conn('10.0.0.9:40000', '10.0.0.1:80', { replSrc: '10.0.0.5:9090', replDst: '10.0.0.9:40000' });
    const server = conn('10.0.0.5:9090', '10.0.0.9:40000');
    const joined = joinHttp([client, server], data, LINUX);
    expect(carriers(joined)).toEqual([0]);
    expect(joined.refused).toMatchObject([{ connIndex: 1, side: 'server' }]);
  });

  it('M8: a key with a cleared port is only found with the roll-up, and counts paths, not hits, when it is not', () => {
    const rolledUp = key('1.1.1.1:0', '2.2.2.2:80');
    const data = [aggregate(rolledUp, '/a', [200, 200, 200]), aggregate(rolledUp, '/b', [200])];
    expect(joinHttp(bothEnds, data, LINUX).orphanAggregations).toBe(2);
    const joined = joinHttp(bothEnds, data, { ...LINUX, usmConnectionRollup: true });
    expect(joined.orphanAggregations).toBe(0);
    expect(joined.attachments.map(({ side }) => side)).toEqual(['client', 'server']);
  });

  it('lets the direction decide the side of a connection to itself', () => {
    const data = [aggregate(key('10.0.0.1:9000', '10.0.0.1:9000'), '/', [200])];
    const self = conn('10.0.0.1:9000', '10.0.0.1:9000');
    const conns = [
      { ...self, direction: OUTGOING },
      { ...self, direction: INCOMING },
    ] as const;
    expect(joinHttp(conns, data, LINUX).attachments.map(({ side }) => side)).toEqual(['client', 'server']);
  });

  it('counts nothing when there is no HTTP data', () => {
    expect(joinHttp(bothEnds, [], LINUX)).toMatchObject({ attachments: [], orphanAggregations: 0, usmConnections: 0 });
  });
});
