import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import { LOSS_REASON_IDS, LOSS_REASONS } from '../../../src/model/ledger/lossReasons.ts';
import { FLOW_STAGES, HIT_STAGES, type HitList } from '../../../src/model/ledger/tracker.ts';

/** One thing told to the ledger; `draw` chooses what, where and why. */
type Told = readonly [kind: string, which: number, draw: number];

const KINDS = ['capture', 'move', 'lose', 'ship', 'filter', 'drop', 'copy', 'join', 'openSide', 'flows'] as const;
const told: fc.Arbitrary<Told> = fc.tuple(fc.constantFrom(...KINDS), fc.nat(500), fc.nat(500));

/** Tells a ledger everything, from four transactions on; afterwards `lists` holds handles that may still be used. */
function tell(operations: readonly Told[]): Ledger {
  const ledger = new Ledger();
  const lists: HitList[] = [];
  const capture = (): void => {
    const serverFlow = ledger.transactionCount % 3 === 0 ? 0 : ledger.openFlow();
    lists.push(ledger.listOfTransaction(ledger.capture({ clientFlow: ledger.openFlow(), serverFlow })));
  };
  for (let first = 0; first < 4; first += 1) capture();
  for (const [event, [kind, which, draw]] of operations.entries()) {
    ledger.at(event + 1, draw % 4);
    const index = which % lists.length;
    const list = lists[index]!;
    const side = draw % 2 === 0 ? 'client' : 'server';
    const reason = LOSS_REASON_IDS[draw % LOSS_REASON_IDS.length]!;
    const transaction = (which % ledger.transactionCount) + 1;
    const flows = ledger.listOfFlow((which % ledger.flowCount) + 1);
    if (kind === 'capture') capture();
    if (kind === 'move') ledger.moveHits(list, HIT_STAGES[draw % HIT_STAGES.length]!);
    if (kind === 'lose') ledger.loseHits(list, reason);
    if (kind === 'ship') ledger.shipHits(list, side, { service: `s${draw % 3}` });
    if (kind === 'filter') ledger.filterHits(list, side, reason);
    if (kind === 'drop') ledger.dropUnclaimedHits(list, side, { wasRefused: draw % 5 === 0, isOrphan: draw % 3 === 0 });
    if (kind === 'copy') lists.push(ledger.copyHits(list));
    if (kind === 'openSide') ledger.openSide(transaction, side, (draw % ledger.flowCount) + 1);
    if (kind === 'join' && lists.length > 1) {
      const other = (index + 1) % lists.length;
      lists[index] = ledger.joinHits(list, lists[other]!);
      lists.splice(other, 1);
    }
    if (kind === 'flows') {
      if (draw % 4 === 0) ledger.moveFlows(flows, FLOW_STAGES[draw % FLOW_STAGES.length]!);
      if (draw % 4 === 1) ledger.loseFlows(flows, reason);
      if (draw % 4 === 2) ledger.deliverFlows(flows);
      if (draw % 4 === 3) ledger.withholdFlows(flows);
    }
  }
  return ledger;
}

/** The same sums, counted from the single hits. */
function counted(ledger: Ledger) {
  const sums = { captured: 0, inFlight: 0, shipped: 0, duplicated: 0, lost: 0, filtered: 0, orphaned: 0 };
  const byReason: Record<string, number> = {};
  const byStage: Record<string, number> = {};
  for (const { fate } of ledger.hits()) {
    sums.captured += 1;
    if (fate.kind === 'in-flight') {
      sums.inFlight += 1;
      byStage[fate.stage] = (byStage[fate.stage] ?? 0) + 1;
    } else {
      sums[fate.kind] += 1;
      if ('reason' in fate) byReason[fate.reason] = (byReason[fate.reason] ?? 0) + 1;
    }
  }
  return { ...sums, byReason, byStage };
}

describe('the sums of the ledger', () => {
  it('equal a full count after any operations, by fate, by reason and by stage', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 300, size: 'max' }), (operations) => {
        const ledger = tell(operations);
        const { byReason, byStage, surplusShipments, ...sums } = ledger.totals();
        const plain = { byReason: Object.fromEntries(byReason), byStage: Object.fromEntries(byStage) };
        expect({ ...sums, ...plain }).toEqual(counted(ledger));
        expect(surplusShipments).toBeGreaterThanOrEqual(sums.duplicated);
      }),
      { numRuns: 300 },
    );
  });

  it('never take a shipment back: what was shipped stays shipped under any further operations', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 100, size: 'max' }), (operations) => {
        const sorted = (ledger: Ledger) =>
          ledger
            .hits()
            .filter(({ fate }) => fate.kind === 'shipped' || fate.kind === 'duplicated')
            .map(({ transaction, side }) => `${transaction} ${side}`);
        const half = sorted(tell(operations.slice(0, operations.length / 2)));
        expect(sorted(tell(operations))).toEqual(expect.arrayContaining(half));
      }),
      { numRuns: 300 },
    );
  });

  it('hold over more hits than the columns were made for', () => {
    const ledger = new Ledger();
    for (let number = 1; number <= 1000; number += 1) {
      const clientFlow = ledger.openFlow();
      const list = ledger.listOfTransaction(ledger.capture({ clientFlow, serverFlow: ledger.openFlow() }));
      if (number % 2 === 0) ledger.shipHits(list, 'client', { service: `s${number % 7}` });
      if (number % 5 === 0) ledger.filterHits(list, 'server', 'docker-proxy-own-leg');
    }
    expect(ledger.totals()).toMatchObject({ captured: 2000, inFlight: 1300, shipped: 500, filtered: 200 });
    expect(ledger.hits()[1999]).toMatchObject({ hit: 2000, transaction: 1000, side: 'server', flow: 2000 });
    expect(ledger.flowCount).toBe(2000);
  });
});

describe('every reason', () => {
  it.each(LOSS_REASON_IDS)('%s ends a hit in the way that it says', (reason) => {
    const ledger = new Ledger();
    const list = ledger.listOfTransaction(ledger.capture({ clientFlow: ledger.openFlow(), serverFlow: 0 }));
    ledger.at(8, 2);
    ledger.loseHits(list, reason);
    const { kind } = LOSS_REASONS[reason];
    expect(ledger.hits()).toMatchObject([{ fate: { kind, reason, poll: 2 }, cause: 8 }]);
    expect(ledger.totals()).toMatchObject({ [kind]: 1, byReason: new Map([[reason, 1]]) });
  });
});
