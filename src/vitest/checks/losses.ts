import { isLossReason, type LossReason } from '../../model/ledger/lossReasons.ts';
import type { RunResult } from '../../sim/runResult.ts';
import { explainReason, unintended } from '../explainLoss.ts';
import { type Judgement, MatcherUsageError } from '../judgement.ts';

const REASONS_SHOWN = 8;

/** Every captured hit arrives, is in flight, or was removed on purpose. */
export function checkNoLosses(run: RunResult): Judgement {
  const losses = unintended(run.totals.byReason);
  const [first] = losses;
  return {
    holds: !first,
    expected: 'no hit lost, filtered or orphaned, except on purpose',
    opposite: 'at least one hit lost',
    observed: showLosses(losses),
    why: first && explainReason(...first),
  };
}

/** Whatever is lost is lost for one of these reasons. @throws MatcherUsageError for a reason that does not exist */
export function checkLossesOnly(run: RunResult, reasons: readonly LossReason[]): Judgement {
  checkReasons('toLoseOnly', reasons);
  const losses = unintended(run.totals.byReason);
  const others = losses.filter(([reason]) => !reasons.includes(reason));
  const [first] = others;
  const named = reasons.join(' or ');
  return {
    holds: !first,
    expected: named === '' ? 'no hit lost for any reason' : `hits lost for no other reason than ${named}`,
    opposite: named === '' ? 'a hit lost' : `a hit lost for another reason than ${named}`,
    observed: showLosses(first ? others : losses),
    why: first && explainReason(...first),
  };
}

function checkReasons(matcher: string, reasons: unknown): void {
  if (!Array.isArray(reasons)) throw new MatcherUsageError(`${matcher} expects a list of loss reasons`);
  const unknown = reasons.map(String).find((reason) => !isLossReason(reason));
  if (unknown === undefined) return;
  throw new MatcherUsageError(`${matcher}: ${unknown} is no loss reason; docs/loss-reasons.md lists them`);
}

function showLosses(losses: readonly (readonly [LossReason, number])[]): string {
  if (losses.length === 0) return 'none lost';
  const shown = losses.slice(0, REASONS_SHOWN).map(([reason, hits]) => `${hits} ${reason}`);
  const more = losses.length - REASONS_SHOWN;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more reasons` : ''}`;
}
