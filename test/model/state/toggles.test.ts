import { describe, expect, it } from 'vitest';
import { INCOMING, UDP } from '../../../src/model/connStats.ts';
import type { StateProfile } from '../../../src/model/profile.ts';
import { requests } from './httpRequests.ts';
import type { ConnSpec } from './StateBench.ts';
import { StateBench, stateProfile } from './StateBench.ts';

function bench(changes: Partial<StateProfile> = {}): StateBench {
  const made = new StateBench(stateProfile('A', changes));
  made.register('c');
  return made;
}

/** Delta of the sent bytes of each record, poll by poll. */
function deltas(state: StateBench, polls: readonly (readonly ConnSpec[])[]): number[] {
  return polls.map((active) =>
    state.poll(active).conns.reduce((sum, { last }) => sum + Number(last.sentBytes + last.sentPackets), 0),
  );
}

describe('rules of the state that changed', () => {
  it.each([
    ['drop-incoming', 0n],
    ['replace-empty', 500n],
  ] as const)('closed-limit-policy %s', (closedLimitPolicy, sentBytes) => {
    const state = bench({ closedLimitPolicy, maxClosedConns: 2 });
    state.close({ ck: 1, c: 1 }, { ck: 2, c: 1, sport: 2 }, { ck: 3, c: 1, sport: 3, s: 500 });
    const { conns } = state.poll();
    expect(conns).toHaveLength(2);
    expect(conns.reduce((sum, { last }) => sum + last.sentBytes, 0n)).toBe(sentBytes);
    expect(state.state.telemetry.closedConnDroppedTcp).toBe(1);
  });

  it.each([
    [true, [3n]],
    [false, [2n]],
  ] as const)('empty-includes-failures %s', (emptyIncludesFailures, delivered) => {
    const state = bench({ emptyIncludesFailures, maxClosedConns: 1 });
    state.close({ ck: 2, c: 1 }, { ck: 3, c: 1, failures: { 104: 1 } });
    expect(state.poll().conns.map((record) => record.cookie)).toEqual(delivered);
  });

  it.each([
    ['waits', [10, 0, 0, 0]],
    ['in-full', [20, 10, 10, 10]],
    ['in-full-twice', [20, 10, 0, 0]],
  ] as const)('over-limit-connection %s', (overLimitConnection, expected) => {
    const idle = [
      { ck: 1, s: 10 },
      { ck: 2, s: 10, sport: 2 },
    ];
    expect(deltas(bench({ overLimitConnection, maxClientStats: 1 }), [idle, idle, idle, idle])).toEqual(expected);
  });

  it.each([
    ['keep-latest', 300, 1],
    ['keep-first', 1000, 1],
    ['blind', 1000, 0],
  ] as const)('cookie-collision %s', (cookieCollision, expected, counted) => {
    const pair = [
      { ck: 7, s: 1000, lue: 1 },
      { ck: 7, s: 300, lue: 2, sport: 2 },
    ];
    const active = bench({ cookieCollision });
    expect(deltas(active, [pair])).toEqual([expected]);
    expect(active.state.telemetry.statsCookieCollisions).toBe(counted);
    const closed = bench({ cookieCollision });
    closed.close(...pair);
    expect(deltas(closed, [[]])).toEqual([expected]);
  });

  it.each([
    ['modulo', [4_294_967_290, 10]],
    ['underflow', [4_294_967_290, 0]],
  ] as const)('packet-wrap %s', (packetWrap, expected) => {
    const polls = [[{ ck: 1, packets: 4_294_967_290 }], [{ ck: 1, packets: 4 }]];
    expect(deltas(bench({ packetWrap }), polls)).toEqual(expected);
  });

  it.each([
    ['raise', [1000, 0, 0]],
    ['restart', [1000, 900, 100]],
  ] as const)('underflow %s', (underflow, expected) => {
    const polls = [1000, 900, 1000].map((s) => [{ ck: 1, s }]);
    expect(deltas(bench({ underflow }), polls)).toEqual(expected);
  });

  it.each([
    ['withheld', 0],
    ['delivered', 1],
  ] as const)('zero-delta %s', (zeroDelta, records) => {
    const state = bench({ zeroDelta });
    state.poll([{ ck: 1, s: 1 }]);
    expect(state.poll([{ ck: 1, s: 1 }]).conns).toHaveLength(records);
  });

  it('direction fixes are off where they did not exist', () => {
    const ends = { source: '1.1.1.1', dest: '1.1.1.1', s: 1 };
    const state = bench({ outgoingDirectionFix: false, incomingDirectionFix: false });
    const { conns } = state.poll([
      { ...ends, ck: 1, sport: 123, dport: 49_612 },
      { ...ends, ck: 2, sport: 49_612, dport: 123, type: UDP, dir: INCOMING },
    ]);
    expect(conns.map((record) => record.direction)).toEqual([2, 1]);
  });

  it.each([
    [true, 1, 1],
    [false, 2, 0],
  ])('single-client-limits %s', (singleClientLimits, delivered, dropped) => {
    const state = bench({ singleClientLimits, maxHttpStats: 1 });
    expect(state.poll([], 'c', { http: requests('/a', '/b') }).http.size).toBe(delivered);
    expect(state.state.telemetry.httpStatsDropped).toBe(dropped);
  });
});

describe('rules of the state that never changed, and what if they did', () => {
  it.each([
    ['alias', 3],
    ['copy', 2],
  ] as const)('shared-objects %s', (sharedObjects, counted) => {
    const state = bench({ sharedObjects });
    state.register('second', 'third');
    state.poll([], 'third', { http: requests('/a') });
    state.poll([], 'third', { http: requests('/a') });
    const [aggregate] = state.poll().http.values();
    expect(aggregate?.stats.byStatus.get(200)?.count).toBe(counted);
  });

  it.each([
    ['alias', 0],
    ['copy', 1002],
  ] as const)('shared-objects %s, translation', (sharedObjects, port) => {
    const state = bench({ sharedObjects, connectionRollup: true, processEvents: true });
    state.register('second');
    const nat = (replDstPort: number) => ({
      replSrcIp: '9.9.9.9',
      replSrcPort: 80,
      replDstIp: '10.0.0.1',
      replDstPort,
    });
    state.close({ ck: 1, s: 1, sport: 1001, durationS: 1, nat: nat(1001) });
    state.poll();
    const shared = nat(1002);
    state.close({ ck: 2, s: 1, sport: 1002, durationS: 1, nat: shared });
    state.close({ ck: 3, s: 1, sport: 1003, durationS: 1, nat: nat(1003) });
    state.poll();
    expect(shared.replDstPort).toBe(port);
  });

  it.each([
    ['accepted', [5, 0, 5]],
    ['ignored', [5, 0, 0]],
  ] as const)('zero-reading %s', (zeroReading, expected) => {
    const state = bench({ zeroReading });
    const retransmits = [5, 0, 5].map((x, poll) => state.poll([{ ck: 1, s: poll + 1, x }]).conns[0]?.last.retransmits);
    expect(retransmits).toEqual(expected);
  });

  it.each([
    ['first', [[104, 1]]],
    [
      'sum',
      [
        [104, 1],
        [110, 1],
      ],
    ],
  ] as const)('aggregated-failures %s', (aggregatedFailures, expected) => {
    const state = bench({ aggregatedFailures });
    state.close({ ck: 1, s: 1, failures: { 104: 1 } }, { ck: 2, s: 1, failures: { 110: 1 } });
    expect([...(state.poll().conns[0]?.tcpFailures ?? [])]).toEqual(expected);
  });
});
