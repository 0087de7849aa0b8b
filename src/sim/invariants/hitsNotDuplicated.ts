import type { Invariant } from './invariant.ts';

/** No request is counted twice on one side. */
export const hitsNotDuplicated: Invariant = {
  name: 'hits-not-duplicated',
  about: 'per side, no request reaches the back end as more than one hit',
  proves: (run, evidence) =>
    run.ledger.hits().some((hit) => hit.fate.kind === 'duplicated' && evidence.doubtAboutHit(hit) === undefined),
  check({ poll: last }) {
    if (last.totals.duplicated === 0 && last.totals.surplusShipments === 0) return undefined;
    return {
      invariant: 'hits-not-duplicated',
      expected: 'every hit shipped once',
      observed: `${last.totals.duplicated} hits shipped again, ${last.totals.surplusShipments} shipments too many`,
      poll: last.poll,
    };
  },
};
