import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { ClosedBuffer } from '../../../src/model/state/ClosedBuffer.ts';
import { zeroStateTelemetry } from '../../../src/model/state/stateTelemetry.ts';
import type { ConnSpec } from './StateBench.ts';
import { conn, StateBench, stateProfile } from './StateBench.ts';

const empty = (ck: number, more: ConnSpec = {}): ConnSpec => ({ ck, c: 1, ...more });
const full = (ck: number, more: ConnSpec = {}): ConnSpec => ({ ck, s: 10, c: 1, ...more });

/** Inserts in order and shows the buffer as the table does: `-k` for an empty record, `nk` for one with content. */
function insertAll(limit: number, specs: readonly ConnSpec[]) {
  const telemetry = zeroStateTelemetry();
  const profile = stateProfile('A', { maxClosedConns: limit });
  const buffer = new ClosedBuffer({ profile, telemetry, choices: FIRST_CHOICES, tracker: NO_TRACKER });
  for (const spec of specs) buffer.store(conn(spec));
  const shown = buffer.records.map(({ cookie, monotonic }) => `${monotonic.sentBytes === 0n ? '-' : 'n'}${cookie}`);
  const { closedConnDroppedTcp: dropped, statsCookieCollisions: collisions } = telemetry;
  return { conns: shown.join(' '), dropped, collisions, records: buffer.records };
}

describe('the closed buffer', () => {
  it.each([
    ['S35', 1, [empty(0), full(1)], 'n1', 1],
    ['S36', 1, [full(1), empty(0)], 'n1', 1],
    ['S37', 1, [full(1), full(2)], 'n1', 1],
    ['S38', 5, [empty(0), full(1), empty(2)], 'n1 -0 -2', 0],
    ['S40', 5, [empty(0), full(1), full(2)], 'n1 n2 -0', 0],
    ['S42', 5, [full(1), empty(0)], 'n1 -0', 0],
    ['S43', 5, [full(1), full(2)], 'n1 n2', 0],
  ])('%s with limit %d keeps full records before empty ones', (_row, limit, specs, conns, dropped) => {
    expect(insertAll(limit, specs)).toMatchObject({ conns, dropped, collisions: 0 });
  });

  it('S35 forgets the cookie of the record that it replaced', () => {
    expect(insertAll(1, [empty(0), full(1), full(0)])).toMatchObject({ conns: 'n1', dropped: 2 });
  });

  it('S39 moves a later connection with the cookie of an empty one to the full ones', () => {
    const specs = [empty(0), full(1), empty(2), full(2, { lue: 100, pid: 7 })];
    expect(insertAll(5, specs)).toMatchObject({ conns: 'n1 n2 -0', collisions: 1 });
  });

  it('S41 replaces a full record by a later one of the same cookie in place', () => {
    const answer = insertAll(5, [empty(0), full(1), full(2), full(2, { lue: 300, pid: 7 })]);
    expect(answer).toMatchObject({ conns: 'n1 n2 -0', collisions: 1 });
    expect(answer.records[1]?.pid).toBe(7);
  });

  it('keeps the known connection when the other one is not later, or is empty', () => {
    expect(insertAll(5, [full(1), full(1, { pid: 7 })]).records[0]?.pid).toBe(100);
    expect(insertAll(5, [full(1), empty(1, { pid: 7, lue: 9 })]).records[0]?.pid).toBe(100);
    expect(insertAll(5, [empty(1), empty(1, { pid: 7, lue: 9 })]).records[0]?.pid).toBe(7);
  });

  it('counts drops by the protocol of the incoming connection', () => {
    const bench = new StateBench(stateProfile('A', { maxClosedConns: 1 }));
    bench.register('c');
    bench.close(empty(1), full(2, { type: 1 }));
    expect(bench.state.telemetry).toMatchObject({ closedConnDroppedTcp: 0, closedConnDroppedUdp: 1 });
  });
});

function secondInterval(bench: StateBench): string[] {
  bench.close(empty(11), empty(12, { sport: 2 }), empty(13, { sport: 3 }), full(20, { sport: 4 }));
  return bench.poll().conns.map(({ cookie, last }) => `${last.sentBytes === 0n ? '-' : 'n'}${cookie}`);
}

function afterThreeFullOnes(bench: StateBench): string[] {
  bench.register('c');
  bench.close(full(1), full(2, { sport: 2 }), full(3, { sport: 3 }));
  bench.poll();
  return secondInterval(bench);
}

describe('the closed buffer over polls', () => {
  it.each(['A', 'B'] as const)('S44 (%s) loses a full connection to a stale boundary', (letter) => {
    const bench = new StateBench(stateProfile(letter, { maxClosedConns: 3 }));
    expect(afterThreeFullOnes(bench)).toEqual(['-11', '-12', '-13']);
  });

  it('S44 (D) replaces the first empty connection', () => {
    const bench = new StateBench(stateProfile('D', { maxClosedConns: 3 }));
    expect(afterThreeFullOnes(bench)).toEqual(['n20', '-12', '-13']);
  });

  it('S44 replaces the first empty connection of a fresh client', () => {
    const bench = new StateBench(stateProfile('A', { maxClosedConns: 3 }));
    bench.register('c');
    expect(secondInterval(bench)).toEqual(['n20', '-12', '-13']);
  });

  it('S45 evicts an empty record that became full by a merge', () => {
    const bench = new StateBench(stateProfile('A', { maxClosedConns: 2 }));
    bench.register('c');
    bench.close(empty(1), full(2, { sport: 2 }), full(1, { s: 50 }), full(3, { sport: 3 }));
    expect(bench.poll().conns.map((record) => record.cookie)).toEqual([2n, 3n]);
  });

  it('S46 keeps the first ones of more full connections than it has room for', () => {
    const bench = new StateBench(stateProfile('A', { maxClosedConns: 2 }));
    bench.register('c');
    for (let ck = 1; ck <= 5; ck += 1) bench.close(full(ck, { sport: ck }));
    expect(bench.poll().conns.map((record) => record.cookie)).toEqual([1n, 2n]);
    expect(bench.state.telemetry.closedConnDroppedTcp).toBe(3);
  });
});
