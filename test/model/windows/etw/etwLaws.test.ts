import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import type { EtwProfile } from '../../../../src/model/windows/etw/EtwState.ts';
import { runEtwCampaign } from './etwCampaign.ts';
import { ETW_PROFILE, EtwBench } from './EtwBench.ts';
import { EtwLawRun } from './EtwLawRun.ts';
import { type OrderStep, type Pick, READ, saneOrder, shakenOrder, wildOrder } from './etwOrders.ts';

const RUNS = { numRuns: 2000 };

/** Draws an order from a list of numbers, so that a failing one shrinks; when they run out all answers are 0. */
function orders(make: (pick: Pick) => OrderStep[]): fc.Arbitrary<OrderStep[]> {
  return fc.array(fc.nat(0xffff), { minLength: 10, maxLength: 250, size: 'max' }).map((numbers) => {
    let next = 0;
    return make((count) => {
      const answer = (numbers[next] ?? 0) % count;
      next += 1;
      return answer;
    });
  });
}

const profiles: fc.Arbitrary<EtwProfile> = fc.record({
  captureHttp: fc.boolean(),
  captureHttps: fc.boolean(),
  maxTrackedConnections: fc.constantFrom(0, 1, 3, 65_536),
  etwCleanupEvent: fc.constantFrom(23 as const, 24 as const),
  etwZeroLatencyBump: fc.boolean(),
  etwTrailingSpace: fc.boolean(),
  iisTagsCache: fc.boolean(),
  httpMaxRequestFragment: fc.constantFrom(1, 10, 512),
});

const anyOrder = fc.oneof(orders(shakenOrder), orders(wildOrder));
const IIS = { sites: [{ id: '1', name: 'Site', applications: [] }] };

function play(order: readonly OrderStep[], profile: EtwProfile = ETW_PROFILE, hasIis = false): EtwLawRun {
  const ledger = new Ledger();
  ledger.openFlow();
  return new EtwLawRun({ profile, ledger, iis: hasIis ? IIS : undefined }).play(order);
}

function lawHolds(name: string): void {
  fc.assert(
    fc.property(anyOrder, profiles, fc.boolean(), (order, profile, hasIis) => {
      const violations = play(order, profile, hasIis).violations();
      expect(violations.filter((violation) => violation.startsWith(name))).toEqual([]);
    }),
    RUNS,
  );
}

describe('conservation laws of the HTTP service of Windows', () => {
  it('E1: every request event has no related id, no connection, or makes a link', () => lawHolds('E1'));

  it('E2: every link is completed, lost for one reason, or still in the table', () => lawHolds('E2'));

  it('E3: completed requests are those done, filtered and dropped, and the connections cleaned up', () =>
    lawHolds('E3'));

  it('E4: what is done was read or waits, in order of completion', () => lawHolds('E4'));

  it('nothing else contradicts: tables stay within what was put in, no handle is used after its end', () => {
    fc.assert(
      fc.property(anyOrder, profiles, fc.boolean(), (order, profile, hasIis) => {
        expect(play(order, profile, hasIis).violations()).toEqual([]);
      }),
      RUNS,
    );
  });

  it('a real ledger balances after any order, and holds in flight what the tables hold', () => {
    fc.assert(
      fc.property(anyOrder, profiles, fc.boolean(), (order, profile, hasIis) => {
        const ledger = new Ledger();
        ledger.openFlow();
        const run = new EtwLawRun({ profile, ledger, iis: hasIis ? IIS : undefined }).play(order);
        const { captured, inFlight, lost, byStage, byReason } = ledger.totals();
        const { requests, completed } = run.service.sizes();
        expect(captured).toBe(run.captured.length);
        expect(captured).toBe(inFlight + lost);
        expect([...byReason.values()].reduce((sum, count) => sum + count, 0)).toBe(lost);
        expect(byStage.get('etw-request') ?? 0).toBe(requests);
        expect(byStage.get('etw-completed') ?? 0).toBe(completed + run.taken.length);
        run.finish();
        expect(ledger.totals()).toMatchObject({ inFlight: 0, lost: captured });
      }),
      RUNS,
    );
  });

  it('E6: N requests on one connection are N transactions, wherever its close stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), (count, position) => {
        const events = Array.from(
          { length: count },
          (_, index) => `1C>R${index} 2R${index} 3R${index} 8R${index} 12R${index}`,
        );
        const line = events.join(' ').split(' ');
        line.splice(position % (line.length + 1), 0, '23C');
        const bench = new EtwBench().play(`21C ${line.join(' ')} 24C`);
        expect(bench.read()).toHaveLength(count);
      }),
      RUNS,
    );
  });

  it('E6: when the close cleans up, the request that it precedes is the only one lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }), (count, position) => {
        const events = (index: number) => [`1C>R${index}`, `2R${index}`, `3R${index}`, `8R${index}`, `12R${index}`];
        const before = Array.from({ length: count - 1 }, (_, index) => events(index)).flat();
        const last = events(count);
        last.splice(position, 0, '23C');
        const bench = new EtwBench({ profile: { etwCleanupEvent: 23 } });
        bench.play(['21C', ...before, ...last].join(' '));
        expect(bench.read()).toHaveLength(position === 5 ? count : count - 1);
      }),
      RUNS,
    );
  });

  it('E7: requests served from a bound entry are counted right, with the connection of the first one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 }), (connections) => {
        const bench = new EtwBench().play('21P=1 1P>Q 2Q 3Q 4Q 25 16Q 11Q');
        for (const number of connections) bench.play(`21C${number}=${number + 1} 1C${number}>R 2R 16R 24C${number}`);
        const transactions = bench.read();
        expect(transactions).toHaveLength(connections.length + 1);
        expect(transactions.every(({ dport, status }) => dport === 1 && status === 200)).toBe(true);
        expect(new Set(transactions.map(({ requestStartedNs }) => requestStartedNs)).size).toBe(1);
        expect(new Set(transactions.map(({ hits }) => hits)).size).toBe(connections.length + 1);
      }),
      RUNS,
    );
  });

  it('E8: when every connection was cleaned up, nothing is left, unless one was replaced or forgotten', () => {
    const cleanups = [0, 1, 2, 3].map((actor) => ({ id: 24, actor, related: -1, variant: 0 }));
    fc.assert(
      fc.property(orders(shakenOrder), (order) => {
        const opened = new Set<number>();
        const once = order.filter(
          ({ id, actor }) => id !== 21 || (opened.size !== opened.add(actor).size && actor < 4),
        );
        const { service } = play([...once, ...cleanups]);
        expect(service.sizes()).toMatchObject({ connections: 0, requests: 0, pending: 0 });
      }),
      RUNS,
    );
  });

  it('sane traffic of captured protocols loses nothing but hits in a cache that was not seen being filled', () => {
    fc.assert(
      fc.property(orders(saneOrder), (order) => {
        const run = play([
          ...order.filter(({ id }) => id !== 24 && id !== 23),
          { id: READ, actor: 0, related: -1, variant: 0 },
        ]);
        const reasons = [...run.tracker.linkedLosses.keys(), ...run.tracker.unlinkedLosses.keys()];
        expect(
          reasons.filter((reason) => reason !== 'etw-cache-unknown' && reason !== 'etw-request-overwritten'),
        ).toEqual([]);
      }),
      RUNS,
    );
  });

  it('are looked at: a handle that is used after its end is found', () => {
    const request = { id: 1, actor: 0, related: 4, variant: 0 };
    const run = play([{ id: 21, actor: 0, related: -1, variant: 0 }, request, request]);
    expect(run.violations()).toEqual([]);
    run.tracker.loseHits(run.captured[0]!, 'etw-malformed');
    expect(run.violations()[0]).toMatch(/lost .* after ended/);
    run.tracker.loseHits(run.captured[1]!, 'etw-malformed');
    expect(run.violations().some((violation) => violation.startsWith('E2'))).toBe(true);
  });

  it('a campaign meets crashes and transactions, and is the same each time', () => {
    const result = runEtwCampaign(0, 2000);
    expect(result).toMatchObject({ orders: 2000, violation: undefined });
    expect(result.crashes).toBeGreaterThan(20);
    expect(result.transactions).toBeGreaterThan(1000);
    expect(runEtwCampaign(0, 2000)).toEqual(result);
  });
});
