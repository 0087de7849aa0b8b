import type { HitSide } from '../../model/ledger/tracker.ts';
import type { RunResult } from '../../sim/runResult.ts';
import { count, explainLoss } from '../explainLoss.ts';
import { type Judgement, MatcherUsageError } from '../judgement.ts';
import { isHitOf } from '../selectHits.ts';

const SERVICES_SHOWN = 6;

/** Hits that the back end must count for one service. */
export interface ExpectedServiceHits {
  readonly service: string;
  readonly count: number;
  /** Which end of the requests; default `server`. */
  readonly side?: HitSide | undefined;
}

/** The back end counts exactly so many hits for a service. @throws MatcherUsageError */
export function checkHits(run: RunResult, wanted: ExpectedServiceHits): Judgement {
  const { service, side = 'server' } = checked(wanted);
  const observed = run.hits.get(service)?.[side] ?? 0;
  const hits = (number: number): string => `${count(number, `${side} hit`)} of ${service}`;
  return {
    holds: observed === wanted.count,
    expected: hits(wanted.count),
    opposite: `any number of ${side} hits of ${service} but ${wanted.count}`,
    observed: hits(observed),
    why: observed < wanted.count ? whyMissing(run, wanted) : whyTooMany(run),
  };
}

function checked(wanted: ExpectedServiceHits): ExpectedServiceHits {
  const given: Readonly<Partial<ExpectedServiceHits>> | undefined | null = wanted;
  const isSide = given?.side === undefined || given.side === 'server' || given.side === 'client';
  if (typeof given?.service === 'string' && Number.isInteger(given.count) && isSide) return wanted;
  throw new MatcherUsageError(
    "toHaveHits expects { service: 'mysrv', count: 40 }, with side: 'server' (default) or 'client'",
  );
}

function whyMissing(run: RunResult, { service, side = 'server' }: ExpectedServiceHits): string {
  const isAsked = isHitOf(run, { service, side });
  const loss = explainLoss(run, isAsked);
  if (loss !== undefined) return loss;
  if (run.forgotten) return 'nothing was lost, as far as the sums of so long a run tell';
  const captured = run.ledger.hits().filter(isAsked);
  const inFlight = captured.filter(({ fate }) => fate.kind === 'in-flight').length;
  if (inFlight > 0)
    return `${count(inFlight, 'hit')} of it in flight when the run ended: more polls would show whether`;
  if (captured.length > 0) return `only ${count(captured.length, 'hit')} of it captured, and none of them lost`;
  const services = new Set(run.ledger.hits().map(({ flow }) => run.processes.serviceOf(run.flows.get(flow)?.pid ?? 0)));
  const shown = [...services].toSorted((a, b) => (a < b ? -1 : 1)).slice(0, SERVICES_SHOWN);
  if (shown.length === 0) return 'the run captured no hit at all';
  return `no ${side} hit of it was captured; services with hits: ${shown.join(', ')}`;
}

function whyTooMany({ totals }: RunResult): string | undefined {
  if (totals.duplicated === 0) return undefined;
  return `${count(totals.duplicated, 'hit')} shipped more than once, ${totals.surplusShipments} shipments too many`;
}

/** No hit is orphaned: HTTP data always finds its connection. */
export function checkNoOrphans(run: RunResult): Judgement {
  const { orphaned } = run.totals;
  return {
    holds: orphaned === 0,
    expected: 'no orphaned hit',
    opposite: 'at least one orphaned hit',
    observed: count(orphaned, 'orphaned hit'),
    why: orphaned === 0 ? undefined : explainLoss(run, ({ fate }) => fate.kind === 'orphaned'),
  };
}
