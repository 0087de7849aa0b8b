import { LOSS_REASON_IDS } from '../../model/ledger/lossReasons.ts';
import type { Invariant } from './invariant.ts';

/** The sum of all fates equals the captured hits, by the running sums and by a count of the columns. */
export const hitConservation: Invariant = {
  name: 'hit-conservation',
  about: 'the fates of the ledger add up to the captured hits, and its running sums equal a full count',
  proves: 'always',
  check({ poll: last }) {
    const { totals, recount } = last;
    const ended = totals.lost + totals.filtered + totals.orphaned;
    const running = [totals.captured, totals.inFlight, totals.shipped, totals.duplicated, ended];
    const endedByCount = LOSS_REASON_IDS.reduce((sum, reason) => sum + (recount.byReason.get(reason) ?? 0), 0);
    const counted = [recount.hits, recount.inFlight, recount.shipped, recount.duplicated, endedByCount];
    const accounted = totals.inFlight + totals.shipped + totals.duplicated + ended;
    if (accounted === totals.captured && running.every((value, index) => value === counted[index])) return undefined;
    return {
      invariant: 'hit-conservation',
      expected: `captured ${totals.captured} = in flight + shipped + duplicated + ended, counted anew ${counted.join(' ')}`,
      observed: `running sums ${running.join(' ')}`,
      poll: last.poll,
    };
  },
};
