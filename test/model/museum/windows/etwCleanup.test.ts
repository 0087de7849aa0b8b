import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import { profileWith } from '../conn/MuseumBench.ts';
import { tellRequest } from './tellRequest.ts';

describe('M39 etw-cleanup-on-close', () => {
  it.each([
    ['23', 0],
    ['24', 1],
  ])(
    'etw-cleanup-event=%s completes %i requests when the connection closes before the last send',
    (event, completed) => {
      const ledger = new Ledger();
      const { windows } = profileWith({ 'etw-cleanup-event': event });
      expect(tellRequest(windows, [21, 1, 2, 4, 23, 12, 24], { ledger })).toHaveLength(completed);
      const { inFlight, lost } = ledger.totals();
      expect([inFlight, lost]).toEqual([completed, 1 - completed]);
    },
  );
});
