import type { JoinResult } from './join/joinHttp.ts';
import type { HitLedger } from './ledger/hitLedger.ts';
import type { HitSide } from './ledger/tracker.ts';
import { forEachHitList } from './processAgent/ProcessAgent.ts';
import type { Delta } from './state/NetworkState.ts';

const SIDES: readonly HitSide[] = ['client', 'server'];

/**
 * Tells the ledger what a payload holds, what was withheld from it, and which hits no connection in it reported.
 * Bookkeeping only.
 */
export function bookDelivery(delta: Delta, join: JoinResult, ledger: HitLedger): void {
  for (const conn of delta.withheld) ledger.withholdFlows(conn.flows);
  for (const conn of delta.conns) ledger.deliverFlows(conn.flows);
  const refused = new Set(join.refused.map(({ group }) => group));
  for (const { group, sidesReported } of join.outcomes) {
    const why = { wasRefused: refused.has(group), refusal: join.refusal, isOrphan: !group.claimed };
    for (const side of SIDES) {
      if (sidesReported.has(side)) continue;
      forEachHitList(group, (hits) => ledger.dropUnclaimedHits(hits, side, why));
    }
  }
}
