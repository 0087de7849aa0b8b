import { isMeantToEnd, LOSS_REASONS } from '../../model/ledger/lossReasons.ts';
import type { Invariant } from './invariant.ts';

/** "40 curls yield 40 hits": whatever is captured arrives, unless a rule removes it on purpose. */
export const everyHitArrives: Invariant = {
  name: 'every-hit-arrives',
  about: 'every captured hit is shipped, still in flight, or removed on purpose',
  proves: (run, evidence) =>
    run.ledger
      .hits()
      .some(
        (hit) => 'reason' in hit.fate && !isMeantToEnd(hit.fate.reason) && evidence.doubtAboutHit(hit) === undefined,
      ),
  check({ poll: last }) {
    const missing = [...last.totals.byReason].filter(([reason]) => !isMeantToEnd(reason));
    if (missing.length === 0) return undefined;
    const shown = missing.map(([reason, hits]) => `${hits} ${LOSS_REASONS[reason].kind} (${reason})`);
    return {
      invariant: 'every-hit-arrives',
      expected: `all ${last.totals.captured} captured hits shipped, in flight, or removed on purpose`,
      observed: shown.join(', '),
      poll: last.poll,
    };
  },
};
