import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import { ETW_PROFILE } from './EtwBench.ts';
import { EtwLawRun } from './EtwLawRun.ts';
import { type OrderStep, type Pick, READ, shakenOrder, wildOrder } from './etwOrders.ts';

/** What a campaign has seen. */
export interface CampaignResult {
  readonly orders: number;
  readonly events: number;
  readonly crashes: number;
  /** Transactions that were taken. */
  readonly transactions: number;
  /** The first contradiction to a law, with the number of its order. */
  readonly violation: string | undefined;
}

const SITES = {
  sites: [{ id: '1', name: 'Site', applications: [{ path: '/foo', virtualDirectory: '/', json: { service: 's' } }] }],
};
const LIMITS = [65_536, 0, 1, 3];

/**
 * Plays random orders of events, half of them shaken traffic and half of them anything, and checks the laws after each.
 * All orders share one ledger, which must balance from first to last.
 *
 * @param first - number of the first order; an order depends on its number only
 */
export function runEtwCampaign(first: number, orders: number): CampaignResult {
  const ledger = new Ledger();
  ledger.openFlow();
  const seen = { events: 0, crashes: 0, transactions: 0 };
  for (let number = first; number < first + orders; number += 1) {
    const { order, run } = playNumber(number, ledger);
    seen.events += order.length;
    seen.crashes += run.crashes;
    seen.transactions += run.taken.length;
    const violation = run.violations()[0] ?? settle(run, ledger, number);
    if (violation !== undefined) return { orders: number - first, ...seen, violation: `order ${number}: ${violation}` };
  }
  return { orders, ...seen, violation: undefined };
}

/** Plays the order of one number: to look at what a campaign found. */
export function playNumber(number: number, ledger: Ledger): { order: OrderStep[]; run: EtwLawRun } {
  const pick = smallRandom(number);
  const profile = {
    ...ETW_PROFILE,
    captureHttp: pick(8) !== 0,
    captureHttps: pick(3) !== 0,
    maxTrackedConnections: LIMITS[pick(LIMITS.length)] ?? 0,
    etwCleanupEvent: pick(4) === 0 ? (23 as const) : (24 as const),
    iisTagsCache: pick(2) === 0,
    httpMaxRequestFragment: pick(64) === 0 ? 0 : 10,
  };
  const run = new EtwLawRun({ profile, iis: pick(4) === 0 ? SITES : undefined, ledger });
  const order = pick(2) === 0 ? shakenOrder(pick) : wildOrder(pick);
  // Most orders end with a read, some with transactions that wait.
  if (pick(4) !== 0) order.push({ id: READ, actor: 0, related: -1, variant: 0 });
  run.play(order);
  return { order, run };
}

/** Ends what is in flight; then every request of the order has exactly one fate, and its number can be used again. */
function settle(run: EtwLawRun, ledger: Ledger, number: number): string | undefined {
  run.finish();
  for (const hits of run.captured) {
    if (!ledger.retireTransaction(hits)) return `request ${hits} has no fate`;
  }
  if (number % 64 !== 0) return undefined;
  const { captured, inFlight, shipped, lost, filtered, orphaned } = ledger.totals();
  const sum = inFlight + shipped + lost + filtered + orphaned;
  return captured === sum && inFlight === 0 ? undefined : `ledger: ${captured} captured, ${sum} accounted for`;
}

/** A generator of small numbers that is fast rather than good. */
function smallRandom(seed: number): Pick {
  let state = Math.imul(seed + 1, 0x9e37_79b1) | 1;
  return (count) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  };
}
