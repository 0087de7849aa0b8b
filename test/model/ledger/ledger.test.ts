import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import { LOSS_REASON_IDS, LOSS_REASONS } from '../../../src/model/ledger/lossReasons.ts';
import { HIT_STAGES } from '../../../src/model/ledger/tracker.ts';

const ORPHAN = { wasRefused: false, isOrphan: true };

/** A ledger with one transaction, both of whose ends are on this host. */
function oneTransaction() {
  const ledger = new Ledger();
  ledger.at(1, 0);
  const clientFlow = ledger.openFlow();
  const serverFlow = ledger.openFlow();
  const hits = ledger.listOfTransaction(ledger.capture({ clientFlow, serverFlow }));
  return { ledger, clientFlow, serverFlow, hits };
}

function fates(ledger: Ledger) {
  return ledger.hits().map(({ fate }) => fate);
}

describe('the ledger', () => {
  it('opens one hit for each side that this host can report', () => {
    const { ledger } = oneTransaction();
    ledger.capture({ clientFlow: 0, serverFlow: ledger.openFlow() });
    expect(ledger.hits().map(({ hit, transaction, side }) => [hit, transaction, side])).toEqual([
      [1, 1, 'client'],
      [2, 1, 'server'],
      [3, 2, 'server'],
    ]);
    expect(ledger.totals()).toMatchObject({ captured: 3, inFlight: 3 });
  });

  it('opens a side later, when its socket shows itself', () => {
    const { ledger, serverFlow } = oneTransaction();
    const transaction = ledger.capture({ clientFlow: ledger.openFlow(), serverFlow: 0 });
    ledger.openSide(transaction, 'server', serverFlow);
    ledger.openSide(transaction, 'server', serverFlow);
    expect(ledger.totals().captured).toBe(4);
  });

  it('keeps what was shipped, whatever becomes of the copies', () => {
    const { ledger, hits } = oneTransaction();
    const copy = ledger.copyHits(hits);
    ledger.shipHits(hits, 'client', { service: 'curl' });
    ledger.loseHits(copy, 'event-pages-full');
    expect(fates(ledger)).toMatchObject([
      { kind: 'shipped', service: 'curl' },
      { kind: 'lost', reason: 'event-pages-full' },
    ]);
  });

  it('calls a second shipment a duplicate and counts what is too much', () => {
    const { ledger, hits } = oneTransaction();
    for (let time = 0; time < 3; time += 1) ledger.shipHits(hits, 'server', { service: 'mysrv' });
    expect(fates(ledger)[1]).toMatchObject({ kind: 'duplicated', service: 'mysrv', shipments: 3 });
    expect(ledger.totals()).toMatchObject({ duplicated: 1, surplusShipments: 2, shipped: 0 });
  });

  it('tells an orphan by what became of its socket', () => {
    const cases = [
      ['connection-unknown', () => {}],
      [
        'connection-not-reported-yet',
        (ledger: Ledger, flow: number) => ledger.moveFlows(ledger.listOfFlow(flow), 'close-batch'),
      ],
      [
        'no-registered-client',
        (ledger: Ledger, flow: number) => ledger.loseFlows(ledger.listOfFlow(flow), 'no-registered-client'),
      ],
      [
        'connection-key-mismatch',
        (ledger: Ledger, flow: number) => {
          ledger.at(5, 2);
          ledger.deliverFlows(ledger.listOfFlow(flow));
        },
      ],
      [
        'connection-delta-zero',
        (ledger: Ledger, flow: number) => {
          ledger.at(5, 2);
          ledger.withholdFlows(ledger.listOfFlow(flow));
        },
      ],
      [
        'connection-reported-earlier',
        (ledger: Ledger, flow: number) => {
          ledger.at(4, 1);
          ledger.deliverFlows(ledger.listOfFlow(flow));
          ledger.shipFlows(ledger.listOfFlow(flow));
        },
      ],
    ] as const;
    for (const [reason, prepare] of cases) {
      const { ledger, serverFlow, hits } = oneTransaction();
      prepare(ledger, serverFlow);
      ledger.at(5, 2);
      ledger.dropUnclaimedHits(hits, 'server', ORPHAN);
      expect(fates(ledger)[1], reason).toMatchObject({ kind: LOSS_REASONS[reason].kind, reason, poll: 2 });
    }
  });

  it('tells a half-claimed hit from an orphan, and a refused one from both', () => {
    const { ledger, clientFlow, serverFlow, hits } = oneTransaction();
    ledger.moveFlows(ledger.listOfFlow(clientFlow), 'kernel-map');
    ledger.at(5, 2);
    ledger.deliverFlows(ledger.listOfFlow(serverFlow));
    ledger.dropUnclaimedHits(hits, 'client', { wasRefused: false, isOrphan: false });
    ledger.dropUnclaimedHits(hits, 'server', { wasRefused: true, isOrphan: false });
    expect(fates(ledger)).toMatchObject([{ reason: 'side-not-reported-yet' }, { reason: 'pid-collision' }]);
  });

  it('names the event that lost the connection as the cause of its orphan', () => {
    const { ledger, serverFlow, hits } = oneTransaction();
    ledger.at(17, 0);
    ledger.loseFlows(ledger.listOfFlow(serverFlow), 'no-registered-client');
    ledger.at(99, 3);
    ledger.dropUnclaimedHits(hits, 'server', ORPHAN);
    expect(ledger.hits()[1]).toMatchObject({ cause: 17, fate: { reason: 'no-registered-client', poll: 3 } });
  });

  it('keeps the trail of a watched transaction', () => {
    const ledger = new Ledger(1);
    ledger.at(1, 0);
    const hits = ledger.listOfTransaction(ledger.capture({ clientFlow: ledger.openFlow(), serverFlow: 0 }));
    ledger.at(2, 0);
    ledger.moveHits(hits, 'event-page');
    ledger.at(3, 1);
    ledger.shipHits(hits, 'client', { service: 'curl' });
    expect(ledger.trail.map(({ event, poll, fate }) => [event, poll, fate.kind])).toEqual([
      [1, 0, 'in-flight'],
      [2, 0, 'in-flight'],
      [3, 1, 'shipped'],
    ]);
  });

  it('has running sums that equal a full count after any operations', () => {
    const operation = fc.tuple(
      fc.constantFrom('move', 'lose', 'ship', 'filter', 'drop'),
      fc.nat(9),
      fc.nat(200),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 200, size: 'max' }), (operations) => {
        const ledger = new Ledger();
        const lists = Array.from({ length: 10 }, () => {
          const flows = { clientFlow: ledger.openFlow(), serverFlow: ledger.openFlow() };
          return ledger.listOfTransaction(ledger.capture(flows));
        });
        for (const [event, [kind, which, draw, isClient]] of operations.entries()) {
          ledger.at(event, draw % 3);
          const list = lists[which]!;
          const side = isClient ? 'client' : 'server';
          const reason = LOSS_REASON_IDS[draw % LOSS_REASON_IDS.length]!;
          if (kind === 'move') ledger.moveHits(list, HIT_STAGES[draw % HIT_STAGES.length]!);
          if (kind === 'lose') ledger.loseHits(list, reason);
          if (kind === 'ship') ledger.shipHits(list, side, { service: `s${draw % 4}` });
          if (kind === 'filter') ledger.filterHits(list, side, reason);
          if (kind === 'drop')
            ledger.dropUnclaimedHits(list, side, { wasRefused: draw % 2 === 0, isOrphan: draw % 3 === 0 });
        }
        const counted = new Map<string, number>();
        for (const { fate } of ledger.hits()) counted.set(fate.kind, (counted.get(fate.kind) ?? 0) + 1);
        const { captured, inFlight, shipped, duplicated, lost, filtered, orphaned } = ledger.totals();
        const of = (kind: string) => counted.get(kind) ?? 0;
        expect([inFlight, shipped, duplicated, lost, filtered, orphaned]).toEqual(
          ['in-flight', 'shipped', 'duplicated', 'lost', 'filtered', 'orphaned'].map(of),
        );
        expect(inFlight + shipped + duplicated + lost + filtered + orphaned).toBe(captured);
        expect(captured).toBe(20);
      }),
    );
  });
});
