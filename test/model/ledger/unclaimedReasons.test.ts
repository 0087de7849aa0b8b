import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import type { LossReason } from '../../../src/model/ledger/lossReasons.ts';

const POLL = 3;
const EVENT = 100;

/** What became of the socket's own record before the payload that does not claim its hit. */
interface Before {
  readonly delivered?: 'earlier' | 'now';
  readonly withheld?: 'earlier' | 'now';
  readonly flow?: 'in-flight' | 'shipped' | 'lost' | 'filtered';
  readonly wasRefused?: boolean;
}

/** The reason that the ledger gives, with the event that it names as the cause. */
function reasonOf(before: Before, isOrphan: boolean): { reason: LossReason | undefined; cause: number } {
  const ledger = new Ledger();
  const flow = ledger.openFlow();
  const list = ledger.listOfFlow(flow);
  const hits = ledger.listOfTransaction(ledger.capture({ clientFlow: flow, serverFlow: 0 }));
  ledger.at(EVENT - 1, POLL - 1);
  if (before.delivered === 'earlier') ledger.deliverFlows(list);
  if (before.withheld === 'earlier') ledger.withholdFlows(list);
  if (before.flow === 'in-flight') ledger.moveFlows(list, 'close-channel');
  if (before.flow === 'shipped') ledger.shipFlows(list);
  if (before.flow === 'lost') ledger.loseFlows(list, 'batch-full');
  if (before.flow === 'filtered') ledger.loseFlows(list, 'docker-proxy-own-leg');
  ledger.at(EVENT, POLL);
  if (before.delivered === 'now') ledger.deliverFlows(list);
  if (before.withheld === 'now') ledger.withholdFlows(list);
  ledger.dropUnclaimedHits(hits, 'client', { wasRefused: before.wasRefused ?? false, isOrphan });
  const [hit] = ledger.hits();
  const reason = hit && 'reason' in hit.fate ? hit.fate.reason : undefined;
  return { reason, cause: hit?.cause ?? 0 };
}

describe('why no connection claims a hit', () => {
  it.each<[string, Before, LossReason, LossReason]>([
    ['was never tracked', {}, 'connection-unknown', 'connection-unknown'],
    ['is still on its way', { flow: 'in-flight' }, 'connection-not-reported-yet', 'side-not-reported-yet'],
    [
      'was reported and has gone on',
      { delivered: 'earlier', flow: 'shipped' },
      'connection-reported-earlier',
      'side-reported-earlier',
    ],
    [
      'was reported and then filtered',
      { delivered: 'earlier', flow: 'filtered' },
      'connection-reported-earlier',
      'side-reported-earlier',
    ],
    [
      'is on its way again after an earlier report',
      { delivered: 'earlier', flow: 'in-flight' },
      'connection-not-reported-yet',
      'side-not-reported-yet',
    ],
    ['has nothing new', { withheld: 'now', flow: 'in-flight' }, 'connection-delta-zero', 'side-delta-zero'],
    [
      'had nothing new in an earlier poll',
      { withheld: 'earlier', flow: 'in-flight' },
      'connection-not-reported-yet',
      'side-not-reported-yet',
    ],
    ['is in this payload', { delivered: 'now' }, 'connection-key-mismatch', 'connection-key-mismatch'],
    ['is in this payload, filtered', { delivered: 'now', flow: 'filtered' }, ...both('connection-key-mismatch')],
    ['was turned away in this payload', { delivered: 'now', wasRefused: true }, ...both('pid-collision')],
    ['was turned away, but is not here', { wasRefused: true, flow: 'in-flight' }, ...onItsWay()],
    ['was lost before', { flow: 'lost' }, ...both('batch-full')],
    ['was lost before, after a report', { flow: 'lost', delivered: 'earlier' }, ...both('batch-full')],
  ])('when its own one %s', (_what, before, orphan, side) => {
    expect(reasonOf(before, true).reason).toBe(orphan);
    expect(reasonOf(before, false).reason).toBe(side);
  });

  it('is blamed on the event that lost the connection, else on the poll', () => {
    expect(reasonOf({ flow: 'lost' }, true).cause).toBe(EVENT - 1);
    expect(reasonOf({ flow: 'in-flight' }, true).cause).toBe(EVENT);
  });
});

function both(reason: LossReason): [LossReason, LossReason] {
  return [reason, reason];
}

function onItsWay(): [LossReason, LossReason] {
  return ['connection-not-reported-yet', 'side-not-reported-yet'];
}
