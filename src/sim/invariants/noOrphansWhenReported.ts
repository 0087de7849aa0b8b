import type { Invariant } from './invariant.ts';

/** HTTP data finds its connection whenever both are in one payload. */
export const noOrphansWhenReported: Invariant = {
  name: 'no-orphans-when-connection-reported',
  about: 'a connection in the same payload as its HTTP data claims that data',
  proves: (run, evidence) =>
    run.ledger
      .hits()
      .some(
        (hit) =>
          'reason' in hit.fate &&
          hit.fate.reason === 'connection-key-mismatch' &&
          evidence.doubtAboutHit(hit) === undefined,
      ),
  check({ poll: last }) {
    const missed = last.totals.byReason.get('connection-key-mismatch') ?? 0;
    if (missed === 0) return undefined;
    return {
      invariant: 'no-orphans-when-connection-reported',
      expected: 'no hit orphaned beside its own connection',
      observed: `${missed} hits`,
      poll: last.poll,
    };
  },
};
