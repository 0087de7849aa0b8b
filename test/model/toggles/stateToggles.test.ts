import { describe, expect, it } from 'vitest';
import { INCOMING, OUTGOING } from '../../../src/model/connStats.ts';
import type { StateProfile } from '../../../src/model/profile.ts';
import { dnsKeyOf } from '../../../src/model/state/dnsKey.ts';
import { conn, type ConnSpec, StateBench, stateProfile } from '../state/StateBench.ts';

function bench(changes: Partial<StateProfile>): StateBench {
  const made = new StateBench(stateProfile('A', changes));
  made.register('c');
  return made;
}

describe('toggles of the state', () => {
  it.each([
    [32, 65_537],
    [16, 1],
  ] as const)('counter-width=%i', (closeCounterBits, closed) => {
    const state = bench({ closeCounterBits, maxClosedConns: 70_000 });
    for (let number = 0; number < 65_537; number += 1) state.close({ ck: number + 1, c: 1 });
    expect(state.poll().conns[0]!.last.tcpClosed).toBe(closed);
  });

  it.each([true, false])('tls-tags=%s', (tlsTags) => {
    const state = bench({ tlsTags });
    const [first, second] = [conn({ ck: 1, s: 1 }), conn({ ck: 1, s: 2 })];
    second.tlsTags = { chosenVersion: 0x0304, cipherSuite: 1, offeredVersions: 8 };
    for (const closed of [first, second]) state.state.storeClosedConnection(closed);
    expect(state.poll().conns[0]!.tlsTags.chosenVersion).toBe(tlsTags ? 0x0304 : 0);
  });

  it.each([
    [[53], false],
    [[53, 5353], true],
  ])('dns-ports=%j', (dnsPorts, carries) => {
    const state = bench({ dnsPorts });
    const spec: ConnSpec = { ck: 1, dport: 5353, type: 1, s: 1 };
    const one = { timeouts: 1, successLatencySum: 0n, failureLatencySum: 0n, countByRcode: new Map<number, number>() };
    const dnsStats = new Map([[dnsKeyOf(conn(spec), [5353])!, new Map([['x', new Map([[1, one]])]])]]);
    expect(state.poll([spec], 'c', { dnsStats }).conns[0]!.dnsStats !== undefined).toBe(carries);
  });

  it.each([true, false])('dns-on-connection=%s', (dnsOnConnection) => {
    const state = bench({ dnsOnConnection });
    const spec: ConnSpec = { ck: 1, dport: 53, type: 1, s: 1 };
    const one = { timeouts: 1, successLatencySum: 0n, failureLatencySum: 0n, countByRcode: new Map<number, number>() };
    const dnsStats = new Map([[dnsKeyOf(conn(spec), [53])!, new Map([['x', new Map([[1, one]])]])]]);
    const delta = state.poll([spec], 'c', { dnsStats });
    expect(delta.conns[0]!.dnsStats !== undefined).toBe(dnsOnConnection);
    expect(delta.dns?.size).toBe(dnsOnConnection ? undefined : 1);
  });

  it.each([
    ['before-aggregation', [INCOMING]],
    ['after-aggregation', [INCOMING, INCOMING]],
  ] as const)('direction-pass=%s', (directionPass, directions) => {
    // One tuple, seen in both directions; the outgoing one is turned round, so that they only then are the same.
    const state = bench({ directionPass });
    const ends = { source: '10.0.0.1', sport: 80, dest: '10.0.0.1', dport: 40_000 };
    state.close({ ck: 1, s: 1, ...ends, dir: OUTGOING }, { ck: 2, s: 1, ...ends, dir: INCOMING });
    expect(state.poll().conns.map(({ direction }) => direction)).toEqual(directions);
  });

  it.each([
    [true, 2],
    [false, 1],
  ] as const)('direction-in-key=%s', (directionInKey, records) => {
    const state = bench({ directionInKey });
    state.close({ ck: 1, s: 1, dir: OUTGOING }, { ck: 2, s: 2, dir: INCOMING });
    expect(state.poll().conns).toHaveLength(records);
  });

  it.each([
    [true, 2],
    [false, 1],
  ] as const)('containers-in-key=%s', (containersInKey, records) => {
    const state = bench({ containersInKey, processEvents: true });
    state.close({ ck: 1, s: 1, container: 'a' }, { ck: 2, s: 2, container: 'b' });
    expect(state.poll().conns).toHaveLength(records);
  });
});
