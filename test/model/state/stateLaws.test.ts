import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnStats, StatCounters } from '../../../src/model/connStats.ts';
import { INCOMING, OUTGOING } from '../../../src/model/connStats.ts';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { Tracker } from '../../../src/model/ledger/tracker.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { Aggregator } from '../../../src/model/state/Aggregator.ts';
import { addCounters, isZeroCounters } from '../../../src/model/state/statCounters.ts';
import { zeroStateTelemetry } from '../../../src/model/state/stateTelemetry.ts';
import type { HttpAggregates } from '../../../src/model/usm/httpAggregates.ts';
import { requests } from './httpRequests.ts';
import type { ConnSpec } from './StateBench.ts';
import { conn, StateBench, stateProfile } from './StateBench.ts';

const letters = fc.constantFrom('A' as const, 'B' as const, 'D' as const);
/** What a connection gains between two looks at it. */
const growth = fc.record({ s: fc.nat(100), r: fc.nat(100), packets: fc.nat(5), x: fc.nat(2), e: fc.nat(1) });
type Growth = Record<'s' | 'r' | 'packets' | 'x' | 'e', number>;
/** A connection of a few tuples and cookies, so that they meet. */
const anyConn: fc.Arbitrary<ConnSpec> = fc.record({
  ck: fc.integer({ min: 1, max: 6 }),
  s: fc.nat(3),
  x: fc.nat(2),
  c: fc.nat(1),
  lue: fc.nat(3),
  sport: fc.constantFrom(40_000, 40_001),
  netns: fc.constantFrom(0, 1),
  dir: fc.constantFrom(INCOMING, OUTGOING),
});

function totalsOf(steps: readonly Growth[]): ConnSpec[] {
  const sum = { ck: 1, s: 0, r: 0, packets: 0, x: 0, e: 0 };
  return steps.map((step) => {
    sum.s += step.s;
    sum.r += step.r;
    sum.packets += step.packets;
    sum.x += step.x;
    sum.e += step.e;
    return { ...sum };
  });
}

function sumOf(counters: readonly StatCounters[]): StatCounters {
  return counters.reduce((sum, each) => addCounters(sum, each, stateProfile('A')), conn({}).monotonic);
}

describe('laws of the network state', () => {
  it('I2 reports the final totals of a connection that is polled and then closes once', () => {
    fc.assert(
      fc.property(letters, fc.array(growth, { minLength: 1, maxLength: 8 }), (letter, steps) => {
        const bench = new StateBench(stateProfile(letter));
        bench.register('c');
        const totals = totalsOf(steps);
        const final = totals.at(-1)!;
        const deltas = totals.slice(0, -1).map((spec) => bench.poll([spec]));
        bench.close({ ...final, c: 1 });
        deltas.push(bench.poll());
        const reported = sumOf(deltas.flatMap((delta) => delta.conns.map((record) => record.last)));
        expect(reported).toEqual(conn({ ...final, c: 1 }).monotonic);
      }),
    );
  });

  it('I3 reports a close once however often it is delivered in one interval', () => {
    fc.assert(
      fc.property(letters, growth, fc.integer({ min: 1, max: 5 }), (letter, step, copies) => {
        const bench = new StateBench(stateProfile(letter));
        bench.register('c');
        for (let copy = 0; copy < copies; copy += 1) bench.close({ ck: 1, ...step, c: 1 });
        const { conns } = bench.poll();
        expect(conns.map((record) => record.last)).toEqual([conn({ ...step, c: 1 }).monotonic]);
        expect(bench.poll().conns).toEqual([]);
      }),
    );
  });

  it('I5 aggregation conserves the sums of all counters and never adds a record', () => {
    fc.assert(
      fc.property(letters, fc.boolean(), fc.array(anyConn, { maxLength: 12 }), (letter, connectionRollup, specs) => {
        const profile = stateProfile(letter, { connectionRollup, processEvents: true });
        const records = specs.map((spec) => ({ ...conn(spec), last: conn(spec).monotonic }));
        const before = sumOf(records.map((record) => record.last));
        const context = { profile, telemetry: zeroStateTelemetry(), choices: FIRST_CHOICES, tracker: NO_TRACKER };
        const aggregator = new Aggregator(new Map(), context);
        const kept = aggregator.addAll(records);
        aggregator.finish();
        expect(kept.length).toBeLessThanOrEqual(records.length);
        expect(sumOf(kept.map((record) => record.last))).toEqual(before);
        expect(sumOf(kept.map((record) => record.monotonic))).toEqual(before);
      }),
    );
  });

  it('I6, I7 and I11 respect the limits and deliver nothing that stands still', () => {
    fc.assert(
      fc.property(letters, fc.array(fc.tuple(fc.array(anyConn), fc.array(anyConn))), (letter, rounds) => {
        const bench = new StateBench(stateProfile(letter, { maxClosedConns: 3, maxClientStats: 2 }));
        bench.register('c');
        for (const [closed, active] of rounds) {
          bench.close(...closed);
          expect(bench.state.listClients()[0]!.closedCount).toBeLessThanOrEqual(3);
          const { conns } = bench.poll(active);
          expect(conns.some((record) => isZeroCounters(record.last))).toBe(false);
          expect(bench.baselines().length).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  it('I10 conserves HTTP counts for each of two clients', () => {
    const paths = fc.uniqueArray(fc.constantFrom('/a', '/b', '/c'));
    const polls = fc.array(fc.tuple(fc.constantFrom('first', 'second'), paths), { maxLength: 12 });
    fc.assert(
      fc.property(polls, fc.integer({ min: 1, max: 4 }), (schedule, maxHttpStats) => {
        const bench = new StateBench(stateProfile('A', { maxHttpStats }));
        bench.register('first', 'second');
        let produced = 0;
        let delivered = 0;
        for (const [client, requested] of [...schedule, ['first', []] as const, ['second', []] as const]) {
          produced += requested.length;
          delivered += countOf(bench.poll([], client, { http: requests(...requested) }).http);
        }
        expect(delivered + bench.state.telemetry.httpStatsDropped).toBe(2 * produced);
      }),
    );
  });

  it('answers the same whatever a ledger does', () => {
    let handle = 0;
    const next = (): number => (handle += 1);
    const noisy: Tracker = { ...NO_TRACKER, joinHits: next, copyHits: next, joinFlows: next, copyFlows: next };
    const rounds = fc.array(fc.tuple(fc.constantFrom('c', 'd'), fc.array(anyConn), fc.array(anyConn)));
    fc.assert(
      fc.property(letters, rounds, (letter, schedule) => {
        const plain = new StateBench(stateProfile(letter));
        const watched = new StateBench(stateProfile(letter), { tracker: noisy, audience: 'd' });
        for (const [client, closed, active] of schedule) {
          const answers = [plain, watched].map((bench) => {
            bench.close(...closed);
            return bench.poll(active, client, { http: requests('/a') });
          });
          const [a, b] = answers.map(({ conns, http }) => ({ conns: conns.map(withoutHandle), count: countOf(http) }));
          expect(b).toEqual(a);
        }
      }),
    );
  });
});

function countOf(http: HttpAggregates): number {
  return [...http.values()].reduce((count, { stats }) => count + (stats.byStatus.get(200)?.count ?? 0), 0);
}

function withoutHandle(record: ConnStats): ConnStats {
  return { ...record, flows: 0 };
}
