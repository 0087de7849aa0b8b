import { type HitLedger, NO_LEDGER } from '../../src/model/ledger/hitLedger.ts';

/** A ledger that writes down, one line each, what it is told of the records of a poll. */
export function recordingLedger(): { readonly ledger: HitLedger; readonly told: string[] } {
  const told: string[] = [];
  const ledger: HitLedger = {
    ...NO_LEDGER,
    withholdFlows: (list) => told.push(`withhold flows ${list}`),
    deliverFlows: (list) => told.push(`deliver flows ${list}`),
    releaseFlows: (list) => told.push(`release flows ${list}`),
    releaseHits: (list) => told.push(`release hits ${list}`),
    dropUnclaimedHits: (list, side, { wasRefused, refusal, isOrphan }) => {
      const why = wasRefused ? `refused by ${refusal}` : isOrphan ? 'orphan' : 'reported by the other side';
      told.push(`drop hits ${list} of the ${side}: ${why}`);
    },
  };
  return { ledger, told };
}
