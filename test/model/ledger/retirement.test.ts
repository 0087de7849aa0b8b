import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import { FILTERED, LOSS_OF_ALL, ONE_LOSS, OTHER_LOSS } from './someLosses.ts';

/** A request between two sockets of this host. */
function request(ledger: Ledger) {
  const clientFlow = ledger.openFlow();
  const serverFlow = ledger.openFlow();
  const transaction = ledger.capture({ clientFlow, serverFlow });
  return { clientFlow, serverFlow, transaction, hits: ledger.listOfTransaction(transaction) };
}

describe('a retired transaction', () => {
  it('stays in the sums and in the recount, and its number is used again', () => {
    const ledger = new Ledger();
    const first = request(ledger);
    const second = request(ledger);
    ledger.shipHits(first.hits, 'client', { service: 'curl' });
    ledger.shipHits(first.hits, 'client', { service: 'curl' });
    ledger.loseHits(first.hits, ONE_LOSS);
    ledger.shipHits(second.hits, 'server', { service: 'mysrv' });
    const before = [ledger.totals(), ledger.recount()];
    expect(ledger.retireTransaction(first.transaction)).toBe(true);
    expect([ledger.totals(), ledger.recount()]).toEqual(before);
    expect(ledger.recount()).toEqual({
      hits: 4,
      inFlight: 1,
      shipped: 1,
      duplicated: 1,
      shipments: 3,
      byReason: new Map([[ONE_LOSS, 1]]),
    });
    expect(ledger.hits().map(({ transaction }) => transaction)).toEqual([second.transaction, second.transaction]);
    expect(request(ledger).transaction).toBe(first.transaction);
    expect(request(ledger).transaction).toBe(3);
    expect(ledger.transactionCount).toBe(3);
  });

  it('counts again from nothing when its number is used again', () => {
    const ledger = new Ledger();
    const { hits, transaction } = request(ledger);
    ledger.loseHits(hits, ONE_LOSS);
    ledger.retireTransaction(transaction);
    const again = request(ledger);
    ledger.shipHits(again.hits, 'client', { service: 'curl' });
    ledger.loseHits(again.hits, OTHER_LOSS);
    ledger.retireTransaction(again.transaction);
    expect(ledger.recount()).toMatchObject({ hits: 4, inFlight: 0, shipped: 1, shipments: 1 });
    expect(ledger.recount().byReason).toEqual(
      new Map([
        [ONE_LOSS, 2],
        [OTHER_LOSS, 1],
      ]),
    );
    expect(ledger.hits()).toEqual([]);
  });

  it.each(['client', 'server'] as const)('is refused while the hit of its %s is in flight', (side) => {
    const ledger = new Ledger();
    const { hits, transaction } = request(ledger);
    ledger.shipHits(hits, side === 'client' ? 'server' : 'client', { service: 'other' });
    expect(ledger.retireTransaction(transaction)).toBe(false);
    expect(ledger.hits()).toHaveLength(2);
    ledger.shipHits(hits, side, { service: 'late' });
    expect(ledger.retireTransaction(transaction)).toBe(true);
  });

  it('may have one side only', () => {
    const ledger = new Ledger();
    const transaction = ledger.capture({ clientFlow: ledger.openFlow(), serverFlow: 0 });
    ledger.shipHits(ledger.listOfTransaction(transaction), 'client', { service: 'curl' });
    expect(ledger.retireTransaction(transaction)).toBe(true);
    expect(ledger.recount()).toMatchObject({ hits: 1, shipped: 1, shipments: 1 });
  });
});

describe('a retired flow', () => {
  it('gives its number to the next one, which begins untracked', () => {
    const ledger = new Ledger();
    ledger.at(4, 0);
    const flow = ledger.openFlow();
    ledger.deliverFlows(ledger.listOfFlow(flow));
    ledger.shipFlows(ledger.listOfFlow(flow));
    expect(ledger.retireFlow(flow)).toBe(true);
    ledger.at(9, 0);
    expect(ledger.openFlow()).toBe(flow);
    expect(ledger.flow(flow)).toEqual({ flow, fate: { kind: 'untracked' }, cause: 9, deliveredInPoll: 0 });
    expect(ledger.openFlow()).toBe(flow + 1);
  });

  it('has come to an end: shipped, lost, or left in the channel of closes', () => {
    const ledger = new Ledger();
    const retires = (tell: (flows: number) => void): boolean => {
      const flow = ledger.openFlow();
      tell(ledger.listOfFlow(flow));
      return ledger.retireFlow(flow);
    };
    expect(retires(() => {})).toBe(false);
    expect(retires((flows) => ledger.moveFlows(flows, 'kernel-map'))).toBe(false);
    expect(retires((flows) => ledger.moveFlows(flows, 'close-channel'))).toBe(true);
    expect(retires((flows) => ledger.loseFlows(flows, ONE_LOSS))).toBe(true);
    expect(retires((flows) => ledger.shipFlows(flows))).toBe(true);
  });
});

describe('the fate of a flow', () => {
  it('is told with the event that caused it', () => {
    const ledger = new Ledger();
    ledger.at(1, 0);
    const flow = ledger.openFlow();
    const flows = ledger.listOfFlow(flow);
    expect(ledger.flow(flow)).toMatchObject({ fate: { kind: 'untracked' }, cause: 1 });
    ledger.at(2, 0);
    ledger.moveFlows(flows, 'close-batch');
    expect(ledger.flow(flow)).toMatchObject({ fate: { kind: 'in-flight', stage: 'close-batch' }, cause: 2 });
    ledger.at(3, 7);
    ledger.deliverFlows(flows);
    ledger.shipFlows(flows);
    expect(ledger.flow(flow)).toEqual({ flow, fate: { kind: 'shipped' }, cause: 3, deliveredInPoll: 7 });
    ledger.at(4, 7);
    ledger.loseFlows(flows, FILTERED);
    expect(ledger.flow(flow)).toMatchObject({ fate: { kind: 'lost', reason: FILTERED }, cause: 4 });
  });

  it('moves for every flow of a joined list, and for those of a copy', () => {
    const ledger = new Ledger();
    const [first, second] = [ledger.openFlow(), ledger.openFlow()];
    const joined = ledger.joinFlows(ledger.listOfFlow(first), ledger.listOfFlow(second));
    const copy = ledger.copyFlows(joined);
    ledger.moveFlows(joined, 'close-batch');
    ledger.releaseFlows(joined);
    const fates = () => [first, second].map((flow) => ledger.flow(flow).fate);
    expect(fates()).toEqual([first, second].map(() => ({ kind: 'in-flight', stage: 'close-batch' })));
    ledger.shipFlows(copy);
    expect(fates()).toEqual([{ kind: 'shipped' }, { kind: 'shipped' }]);
  });

  it('is kept for any number of flows', () => {
    const ledger = new Ledger();
    for (let count = 1; count <= 5000; count += 1) {
      ledger.at(count, 0);
      ledger.moveFlows(ledger.listOfFlow(ledger.openFlow()), 'kernel-map');
    }
    expect(ledger.flowCount).toBe(5000);
    for (const flow of [1, 256, 257, 1024, 1025, 4096, 5000]) {
      expect(ledger.flow(flow)).toMatchObject({ fate: { kind: 'in-flight', stage: 'kernel-map' }, cause: flow });
    }
  });
});

describe('the loss of everything that someone held', () => {
  it('ends what is in flight at those stages, and nothing else', () => {
    const ledger = new Ledger();
    const [held, elsewhere, shipped, last] = [request(ledger), request(ledger), request(ledger), request(ledger)];
    ledger.moveHits(held.hits, 'event-page');
    ledger.moveHits(elsewhere.hits, 'incomplete-buffer');
    ledger.moveHits(last.hits, 'event-channel');
    ledger.shipHits(shipped.hits, 'client', { service: 'curl' });
    ledger.moveFlows(ledger.listOfFlow(held.clientFlow), 'kernel-map');
    ledger.moveFlows(ledger.listOfFlow(elsewhere.clientFlow), 'close-batch');
    ledger.moveFlows(ledger.listOfFlow(last.serverFlow), 'kernel-map');
    ledger.shipFlows(ledger.listOfFlow(shipped.clientFlow));
    ledger.at(50, 3);
    const stages = { hits: ['event-page', 'event-channel'], flows: ['kernel-map'] } as const;
    ledger.loseEverything(LOSS_OF_ALL, stages);
    expect(ledger.hits().map(({ transaction, fate }) => [transaction, fate.kind])).toEqual([
      [held.transaction, 'lost'],
      [held.transaction, 'lost'],
      [elsewhere.transaction, 'in-flight'],
      [elsewhere.transaction, 'in-flight'],
      [shipped.transaction, 'shipped'],
      [shipped.transaction, 'in-flight'],
      [last.transaction, 'lost'],
      [last.transaction, 'lost'],
    ]);
    expect(ledger.hits()[0]).toMatchObject({ fate: { reason: LOSS_OF_ALL, poll: 3 }, cause: 50 });
    const flowFates = [held.clientFlow, elsewhere.clientFlow, shipped.clientFlow, last.serverFlow, last.clientFlow];
    expect(flowFates.map((flow) => ledger.flow(flow).fate.kind)).toEqual([
      'lost',
      'in-flight',
      'shipped',
      'lost',
      'untracked',
    ]);
    expect(ledger.recount()).toMatchObject({ hits: 8, inFlight: 3, shipped: 1 });
  });

  it('is told in the trail of a watched transaction', () => {
    const ledger = new Ledger(2);
    request(ledger);
    request(ledger);
    ledger.at(50, 3);
    ledger.loseEverything(LOSS_OF_ALL, { hits: ['kernel-in-flight'], flows: [] });
    expect(ledger.trail.map(({ side, event, fate }) => [side, event, fate.kind])).toEqual([
      ['client', 0, 'in-flight'],
      ['server', 0, 'in-flight'],
      ['client', 50, 'lost'],
      ['server', 50, 'lost'],
    ]);
  });
});

describe('where the ledger stands', () => {
  it('names the stage of a hit only while it is in flight', () => {
    const ledger = new Ledger();
    const transaction = ledger.capture({ clientFlow: 0, serverFlow: ledger.openFlow() });
    expect(ledger.stageOf(transaction, 'client')).toBeUndefined();
    expect(ledger.stageOf(transaction, 'server')).toBe('kernel-in-flight');
    ledger.loseHits(ledger.listOfTransaction(transaction), ONE_LOSS);
    expect(ledger.stageOf(transaction, 'server')).toBeUndefined();
  });

  it('gives the event and the poll as they were when it was asked', () => {
    const ledger = new Ledger();
    expect(ledger.place).toEqual({ event: 0, poll: 0 });
    ledger.at(7, 2);
    const { place } = ledger;
    ledger.at(8, 3);
    expect([place, ledger.place]).toEqual([
      { event: 7, poll: 2 },
      { event: 8, poll: 3 },
    ]);
  });
});
