import { expect, it } from 'vitest';
import { isMeantToEnd, LOSS_REASON_IDS } from '../../../src/model/ledger/lossReasons.ts';

it('Only what a rule or the user removes is meant to end', () => {
  expect(LOSS_REASON_IDS.filter(isMeantToEnd).toSorted()).toEqual([
    'connection-excluded',
    'docker-proxy-own-leg',
    'replace-rule-rejected',
  ]);
});
