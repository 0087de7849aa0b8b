import { expect, it } from 'vitest';
import { isMeantToEnd, LOSS_REASON_IDS } from '../../../src/model/ledger/lossReasons.ts';
import { MEANT_TO_END } from './someLosses.ts';

it('Only what a rule or the user removes is meant to end', () => {
  expect(LOSS_REASON_IDS.filter(isMeantToEnd).toSorted()).toEqual(MEANT_TO_END);
});
