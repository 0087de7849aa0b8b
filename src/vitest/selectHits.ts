import type { HitRecord } from '../model/ledger/fate.ts';
import type { HitSide } from '../model/ledger/tracker.ts';
import type { RunResult } from '../sim/runResult.ts';
import { MatcherUsageError } from './judgement.ts';

/** Some hits of a run: those that have everything that is named. */
export interface HitSelector {
  /** Number of one hit, from 1, as `flowproof explain` shows it. */
  readonly hit?: number | undefined;
  /** Number of the transaction, from 1: both its sides. */
  readonly transaction?: number | undefined;
  readonly side?: HitSide | undefined;
  /** Service of the process that owns the connection. */
  readonly service?: string | undefined;
  readonly pid?: number | undefined;
}

const KEYS: readonly string[] = ['hit', 'transaction', 'side', 'service', 'pid'] satisfies (keyof HitSelector)[];

/** The hits that a selector means. @throws MatcherUsageError when it means none, or the run forgot its hits */
export function selectHits(matcher: string, run: RunResult, selector: number | HitSelector): readonly HitRecord[] {
  const wanted = typeof selector === 'number' ? { hit: selector } : selector;
  const text = showSelector(selector);
  if (typeof wanted !== 'object' || wanted === null || Object.keys(wanted).some((key) => !KEYS.includes(key))) {
    throw new MatcherUsageError(
      `${matcher} expects the number of a hit, or some of { ${KEYS.join(', ')} }, not { ${text} }`,
    );
  }
  if (run.forgotten) {
    throw new MatcherUsageError(
      `${matcher} needs the fate of every hit, which so long a run forgets: use runTrace(file, { fates: true })`,
    );
  }
  const all = run.ledger.hits();
  const selected = all.filter(isHitOf(run, wanted));
  if (selected.length > 0) return selected;
  throw new MatcherUsageError(`${matcher}: none of the ${all.length} hits of this run is { ${text} }`);
}

/** Whether a hit is one of those that a selector means. */
export function isHitOf(run: RunResult, wanted: HitSelector): (record: HitRecord) => boolean {
  return ({ hit, transaction, side, flow }) => {
    if (wanted.hit !== undefined && wanted.hit !== hit) return false;
    if (wanted.transaction !== undefined && wanted.transaction !== transaction) return false;
    if (wanted.side !== undefined && wanted.side !== side) return false;
    if (wanted.pid === undefined && wanted.service === undefined) return true;
    const pid = run.flows.get(flow)?.pid ?? 0;
    if (wanted.pid !== undefined && wanted.pid !== pid) return false;
    return wanted.service === undefined || wanted.service === run.processes.serviceOf(pid);
  };
}

/** A selector in a few words. */
export function showSelector(selector: number | HitSelector): string {
  if (typeof selector !== 'object' || selector === null) return `hit ${String(selector)}`;
  const parts = Object.entries(selector).map(([key, value]) => `${key} ${String(value)}`);
  return parts.length === 0 ? 'any hit' : parts.join(', ');
}
