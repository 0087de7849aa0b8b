import type { Fate, HitRecord } from '../../model/ledger/fate.ts';
import { isLossReason, type LossReason } from '../../model/ledger/lossReasons.ts';
import { reasonOf, showFate } from '../../report/explainHit.ts';
import type { RunResult } from '../../sim/runResult.ts';
import { explainReason } from '../explainLoss.ts';
import { type Judgement, MatcherUsageError } from '../judgement.ts';
import { type HitSelector, selectHits, showSelector } from '../selectHits.ts';

/** How a fate is named: by its kind or by the reason that a hit ended for. */
export type FateName = Fate['kind'] | LossReason;

const KINDS: readonly string[] = [
  'in-flight',
  'shipped',
  'duplicated',
  'lost',
  'filtered',
  'orphaned',
] satisfies Fate['kind'][];

/**
 * All selected hits have a fate; with `.not`, none of them has.
 *
 * @throws MatcherUsageError
 */
export function checkFate(
  run: RunResult,
  { selector, fate, isNot }: { selector: number | HitSelector; fate: FateName; isNot: boolean },
): Judgement {
  if (!KINDS.includes(fate) && !isLossReason(fate)) {
    throw new MatcherUsageError(
      `toHaveFate: ${fate} is no fate; it is one of ${KINDS.join(', ')}, or a reason of docs/loss-reasons.md`,
    );
  }
  const selected = selectHits('toHaveFate', run, selector);
  const having = selected.filter((record) => hasFate(record, fate));
  const text = showSelector(selector);
  const strange = isNot ? having[0] : selected.find((record) => !hasFate(record, fate));
  return {
    holds: isNot ? having.length > 0 : having.length === selected.length,
    expected: selected.length === 1 ? `${text}: ${fate}` : `${text}: all ${selected.length} of them ${fate}`,
    opposite: `${text}: none of them ${fate}`,
    observed: strange
      ? `${having.length} of ${selected.length} ${fate}; hit ${strange.hit} is ${showFate(strange.fate)}`
      : fate,
    why: strange && whyOf(strange, selected),
  };
}

function hasFate({ fate }: HitRecord, name: FateName): boolean {
  return fate.kind === name || reasonOf(fate) === name;
}

function whyOf({ fate }: HitRecord, selected: readonly HitRecord[]): string | undefined {
  const reason = reasonOf(fate);
  if (reason === undefined) return undefined;
  return explainReason(reason, selected.filter((record) => reasonOf(record.fate) === reason).length);
}
