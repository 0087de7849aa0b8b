import { describe, expect, it } from 'vitest';
import type { AgentProfile } from '../../../../src/model/profile.ts';
import { isEmptyConn } from '../../../../src/model/state/isEmptyConn.ts';
import { conn, type ConnSpec, StateBench } from '../../state/StateBench.ts';
import { MuseumBench, profileWith } from './MuseumBench.ts';

/** A state of the implementation that a run would use. */
class ClientStateBench extends StateBench {
  constructor({ state }: AgentProfile) {
    super(state, {}, 'as-run');
    this.register('c');
  }
}

function benchWith(toggles: Readonly<Record<string, string>>, id?: string): ClientStateBench {
  return new ClientStateBench(profileWith(toggles, id));
}

/** Sent bytes that a poll reports, one number for each record. */
function shipped(bench: StateBench, active: readonly ConnSpec[] = [], client = 'c'): number[] {
  return bench.poll(active, client).conns.map(({ last }) => Number(last.sentBytes));
}

describe('M13 baseline-by-tuple', () => {
  it.each([
    ['cookie', [[1000], [1500]]],
    ['tuple-then-cookie', [[1000], [1500]]],
    ['tuple', [[1000], [500]]],
  ])('baseline-key=%s ships %j of two connections on one tuple', (key, bytes) => {
    const bench = benchWith({ 'baseline-key': key });
    // The close of the first one is lost on its way.
    expect([shipped(bench, [{ ck: 1, s: 1000 }]), shipped(bench, [{ ck: 2, s: 1500 }])]).toEqual(bytes);
  });

  it.each([
    ['cookie', 'raise', [1000, 0, 0]],
    ['tuple', 'restart', [1000, 900, 100]],
  ])('baseline-key=%s, underflow=%s: reads of 1000, 900 and 1000 ship %j', (key, underflow, bytes) => {
    const bench = benchWith({ 'baseline-key': key, underflow, 'zero-delta': 'delivered' });
    expect([1000, 900, 1000].flatMap((s) => shipped(bench, [{ ck: 1, s }]))).toEqual(bytes);
  });

  it('loses the record of one of two open connections that only their namespace tells apart', () => {
    const bench = new MuseumBench({ 'baseline-key': 'tuple' });
    const ends = { laddr: '10.0.0.1', lport: 40_000, raddr: '10.0.0.9', rport: 80, dir: 'out' } as const;
    const creator = { pid: 10, pidSource: 'creator', listenerCk: undefined } as const;
    for (const netnsIno of [1, 2]) bench.apply({ kind: 'estab', ck: BigInt(netnsIno), ...ends, ...creator, netnsIno });
    expect(bench.poll().delta.conns).toHaveLength(1);
    expect(bench.ledger.flow(1).fate).toEqual({ kind: 'lost', reason: 'tuple-repeated' });
    expect(bench.ledger.flow(2).fate).toEqual({ kind: 'shipped' });
  });

  it('forgets the baseline of a tuple whose idle connection was given up', () => {
    const bench = benchWith({}, 'era-2019');
    expect(shipped(bench, [{ s: 100 }])).toEqual([100]);
    bench.state.removeConnections([], [conn({})]);
    expect(shipped(bench, [{ s: 100 }])).toEqual([100]);
    expect(bench.baselines()).toEqual([0]);
  });
});

describe('M14 multi-client-shared-merge', () => {
  it.each([
    ['per-client', [[15], [15]]],
    ['shared', [[15], [25]]],
  ])('repeated-close=%s ships %j to two clients of a tuple that closed with 10 and with 5', (rule, bytes) => {
    const bench = benchWith({ 'repeated-close': rule }, 'era-2019');
    bench.register('d');
    bench.close({ s: 10 });
    bench.close({ s: 5 });
    expect([shipped(bench, [], 'c'), shipped(bench, [], 'd')]).toEqual(bytes);
  });
});

describe('M29 stale-active-added-to-closed', () => {
  it.each([
    ['by-time', [100, 20]],
    ['always-added', [100, 130]],
  ])('closed-and-active=%s ships %j of a connection that closes between walk and merge', (rule, bytes) => {
    const bench = benchWith({ 'closed-and-active': rule }, 'era-2019');
    const first = shipped(bench, [{ s: 100, lue: 1 }]);
    bench.close({ s: 120, lue: 3 });
    expect([...first, ...shipped(bench, [{ s: 110, lue: 2 }])]).toEqual(bytes);
  });

  it.each(['by-time', 'always-added'])('closed-and-active=%s adds a later connection on the tuple', (rule) => {
    const bench = benchWith({ 'closed-and-active': rule }, 'era-2019');
    expect(shipped(bench, [{ s: 100, lue: 1 }])).toEqual([100]);
    bench.close({ s: 120, lue: 2 });
    expect(shipped(bench, [{ s: 30, lue: 3 }])).toEqual([50]);
    // What the second one had was told with the first.
    expect(shipped(bench, [{ s: 40, lue: 4 }])).toEqual([10]);
  });

  it('happens in a whole agent when a close is read while the poll runs', () => {
    const ends = { laddr: '10.0.0.1', lport: 40_000, raddr: '10.0.0.9', rport: 80, dir: 'out' } as const;
    const bytes = ['by-time', 'always-added'].map((rule) => {
      const bench = new MuseumBench({ 'closed-and-active': rule, 'close-batching': 'off' }, 'era-2019');
      bench.establish(1n, ends, 10);
      bench.sent(1n, 100);
      const first = MuseumBench.sentBytes(bench.poll());
      bench.sent(1n, 110);
      const closing = bench.meanwhile('merge', () => {
        bench.sent(1n, 120);
        bench.close(1n);
      });
      return [...first, ...MuseumBench.sentBytes(bench.poll(closing))];
    });
    expect(bytes).toEqual([
      [100, 20],
      [100, 130],
    ]);
  });
});

describe('M15 closed-buffer-drops-non-empty', () => {
  it.each([
    ['replace-empty', [500, 0]],
    ['drop-incoming', [0, 0]],
  ])('closed-limit-policy=%s keeps %j bytes of two empty connections and one with 500', (policy, bytes) => {
    const bench = benchWith({ 'closed-limit-policy': policy, 'max-closed-conns': '2' });
    const ends = [1, 2, 3].map((ck) => ({ ck, sport: 40_000 + ck, c: 1 }));
    bench.close(ends[0]!, ends[1]!, { ...ends[2]!, s: 500 });
    expect(shipped(bench)).toEqual(bytes);
    expect(bench.state.telemetry.closedConnDroppedTcp).toBe(1);
    expect(isEmptyConn(conn(ends[0]!), true)).toBe(true);
  });
});

describe('M19 over-limit-connection-in-full', () => {
  it.each([
    ['waits', [10, 0, 0, 0], 4],
    ['in-full-twice', [20, 10, 0, 0], 1],
    ['in-full', [20, 10, 10, 10], 4],
  ])('over-limit-connection=%s ships %j of two connections with 10 bytes each', (rule, sums, refused) => {
    const bench = benchWith({ 'over-limit-connection': rule, 'max-client-stats': '1' });
    const idle = [1, 2].map((ck) => ({ ck, sport: 40_000 + ck, s: 10 }));
    const polls = sums.map(() => shipped(bench, idle).reduce((sum, bytes) => sum + bytes, 0));
    expect(polls).toEqual(sums);
    expect(bench.state.telemetry.connDropped).toBe(refused);
  });
});

describe('M30 cookie-collision-blind', () => {
  const first: ConnSpec = { ck: 7, sport: 40_001, s: 1000, lue: 1 };
  const second: ConnSpec = { ck: 7, sport: 40_002, s: 300, lue: 2 };

  it.each([
    ['blind', [[40_001, 1000]], 0],
    ['keep-first', [[40_001, 1000]], 1],
    ['keep-latest', [[40_002, 300]], 1],
  ])('cookie-collision=%s ships %j of two connections with cookie 7', (rule, records, collisions) => {
    const bench = benchWith({ 'cookie-collision': rule });
    bench.close(first, second);
    expect(bench.poll().conns.map(({ sport, last }) => [sport, Number(last.sentBytes)])).toEqual(records);
    expect(bench.state.telemetry.statsCookieCollisions).toBe(collisions);
  });

  it.each([
    ['hash64', [1000, 300]],
    ['kernel32', [300]],
  ])('cookie-width=%s ships %j when the kernel gives both the cookie 7', (width, bytes) => {
    const bench = new MuseumBench({ 'cookie-width': width, 'cookie-collision': 'keep-latest' });
    bench.giveCookies(7);
    const ends = { laddr: '10.0.0.1', raddr: '10.0.0.9', rport: 80, dir: 'out' } as const;
    for (const [ck, sent] of [
      [1n, 1000],
      [2n, 300],
    ] as const) {
      bench.establish(ck, { ...ends, lport: 40_000 + Number(ck) }, 10);
      bench.sent(ck, sent);
    }
    expect(MuseumBench.sentBytes(bench.poll())).toEqual(bytes);
  });
});

describe('M40 packet-counter-wrap', () => {
  it.each([
    ['modulo', [4_294_967_290, 10], 0],
    ['underflow', [4_294_967_290, 0], 1],
  ])('packet-wrap=%s ships %j of a counter at 4294967290 and then at 4', (rule, packets, underflows) => {
    const bench = benchWith({ 'packet-wrap': rule, 'zero-delta': 'delivered' });
    const deltas = [4_294_967_290, 4].map(
      (count) => bench.poll([{ ck: 1, packets: count }]).conns[0]!.last.sentPackets,
    );
    expect(deltas.map(Number)).toEqual(packets);
    expect(bench.state.telemetry.statsUnderflows).toBe(underflows);
  });
});
