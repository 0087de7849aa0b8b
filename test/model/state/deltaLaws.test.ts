import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatCounters } from '../../../src/model/connStats.ts';
import { addCounters } from '../../../src/model/state/statCounters.ts';
import { dnsKeyOf } from '../../../src/model/state/dnsKey.ts';
import type { ConnSpec } from './StateBench.ts';
import { conn, StateBench, stateProfile } from './StateBench.ts';

const letters = fc.constantFrom('A' as const, 'B' as const, 'D' as const);
const growth = fc.record({ s: fc.nat(100), r: fc.nat(100), packets: fc.nat(5) });
/** A connection of a few cookies whose tuples differ, so that no two are reported as one. */
const anyConn: fc.Arbitrary<ConnSpec> = fc
  .record({ ck: fc.integer({ min: 1, max: 5 }), s: fc.nat(50), r: fc.nat(50), c: fc.nat(1) })
  .map((spec) => ({ ...spec, sport: 40_000 + spec.ck }));

function lastOf(bench: StateBench, active: readonly ConnSpec[], client = 'c'): StatCounters[] {
  return bench.poll(active, client).conns.map(({ last }) => last);
}

describe('laws of deltas', () => {
  it('I1: what an active connection reported adds up to its totals at any time', () => {
    fc.assert(
      fc.property(letters, fc.array(growth, { minLength: 1, maxLength: 12 }), (letter, steps) => {
        const bench = new StateBench(stateProfile(letter));
        const total = { s: 0, r: 0, packets: 0 };
        let reported = conn({}).monotonic;
        for (const step of steps) {
          total.s += step.s;
          total.r += step.r;
          total.packets += step.packets;
          for (const last of lastOf(bench, [{ ck: 1, ...total }])) {
            reported = addCounters(reported, last, stateProfile(letter));
          }
          expect(reported).toEqual(conn(total).monotonic);
        }
      }),
    );
  });

  it('I4: a closed connection leaves no baseline, so that its cookie counts from zero again', () => {
    fc.assert(
      fc.property(letters, growth, growth, (letter, first, second) => {
        const bench = new StateBench(stateProfile(letter));
        bench.register('c');
        bench.poll([{ ck: 1, ...first }]);
        bench.close({ ck: 1, ...first, c: 1 });
        bench.poll();
        expect(bench.baselines()).toEqual([]);
        bench.close({ ck: 1, ...second, c: 1 });
        expect(lastOf(bench, [])).toEqual([conn({ ...second, c: 1 }).monotonic]);
      }),
    );
  });

  it('I8: what one client is told does not depend on the polls of another', () => {
    const rounds = fc.array(fc.record({ other: fc.boolean(), closed: fc.array(anyConn), active: fc.array(anyConn) }));
    fc.assert(
      fc.property(letters, rounds, (letter, schedule) => {
        const alone = new StateBench(stateProfile(letter));
        const together = new StateBench(stateProfile(letter));
        alone.register('c');
        together.register('c', 'd');
        for (const { other, closed, active } of schedule) {
          alone.close(...closed);
          together.close(...closed);
          if (other) together.poll(active, 'd');
          else expect(lastOf(together, active)).toEqual(lastOf(alone, active));
        }
      }),
    );
  });

  it('I9: a DNS answer is told to a client at most once', () => {
    fc.assert(
      fc.property(letters, fc.array(fc.boolean(), { maxLength: 10 }), (letter, schedule) => {
        const bench = new StateBench(stateProfile(letter));
        bench.register('c');
        const spec: ConnSpec = { ck: 1, dport: 53, type: 1 };
        const key = dnsKeyOf(conn(spec), [53])!;
        let produced = 0;
        let told = 0;
        for (const [index, hasAnswer] of [...schedule, false].entries()) {
          const one = {
            timeouts: 1,
            successLatencySum: 0n,
            failureLatencySum: 0n,
            countByRcode: new Map<number, number>(),
          };
          const dnsStats = new Map([[key, new Map([['x', new Map([[1, one]])]])]]);
          produced += hasAnswer ? 1 : 0;
          const { conns } = bench.poll([{ ...spec, s: index + 1 }], 'c', hasAnswer ? { dnsStats } : {});
          for (const { dnsStats: seen } of conns) told += seen?.get('x')?.get(1)?.timeouts ?? 0;
        }
        expect(told).toBe(produced);
      }),
    );
  });
});
