import type { LossReason } from './lossReasons.ts';
import type { FlowStage, HitSide, HitStage } from './tracker.ts';

/** Where a hit is now, or how it ended. Exactly one at any time. */
export type Fate =
  | { readonly kind: 'in-flight'; readonly stage: HitStage }
  | { readonly kind: 'shipped'; readonly service: string; readonly poll: number }
  | { readonly kind: 'duplicated'; readonly service: string; readonly poll: number; readonly shipments: number }
  | { readonly kind: 'lost' | 'filtered' | 'orphaned'; readonly reason: LossReason; readonly poll: number };

/** One hit of the ledger: one side of one captured transaction. */
export interface HitRecord {
  /** Number of the hit, from 1, in order of capture (the client side of a transaction before its server side). */
  readonly hit: number;
  /** Number of the transaction, from 1. */
  readonly transaction: number;
  readonly side: HitSide;
  /** Input event that captured the request. */
  readonly capturedBy: number;
  /** Flow whose connection record reports this side. */
  readonly flow: number;
  readonly fate: Fate;
  /** Input event that brought the hit to its present fate. */
  readonly cause: number;
}

/** Where the record of a socket is now, or how it ended. */
export type FlowFate =
  | { readonly kind: 'untracked' }
  | { readonly kind: 'in-flight'; readonly stage: FlowStage }
  | { readonly kind: 'shipped' }
  | { readonly kind: 'lost'; readonly reason: LossReason };

/** One socket end of the run. */
export interface FlowRecord {
  readonly flow: number;
  readonly fate: FlowFate;
  readonly cause: number;
  /** Poll whose payload last held it; 0 = none yet. */
  readonly deliveredInPoll: number;
}

/** Sums of all fates, in hits. `captured` equals the sum of the others at any time. */
export interface LedgerTotals {
  readonly captured: number;
  readonly inFlight: number;
  readonly shipped: number;
  readonly duplicated: number;
  readonly lost: number;
  readonly filtered: number;
  readonly orphaned: number;
  /** Shipments beyond the first, over all duplicated hits. */
  readonly surplusShipments: number;
  /** Hits by loss, filter or orphan reason; only reasons that occur, in the order of the pipeline. */
  readonly byReason: ReadonlyMap<LossReason, number>;
  /** Hits in flight by stage; only stages that occur. */
  readonly byStage: ReadonlyMap<HitStage, number>;
}

/** Fates counted one by one from the rows, to check the running sums. */
export interface LedgerRecount {
  readonly hits: number;
  readonly inFlight: number;
  readonly shipped: number;
  readonly duplicated: number;
  /** Shipments of hits that exist, the first and all further ones. */
  readonly shipments: number;
  readonly byReason: ReadonlyMap<LossReason, number>;
}
