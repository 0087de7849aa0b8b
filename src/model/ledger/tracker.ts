import type { LossReason } from './lossReasons.ts';

/**
 * Handle of a list of captured transactions ("which hits does this record stand for"); `0` is the empty list.
 *
 * Handles are opaque numbers that ride on the model's records. No rule of the model reads one; with
 * {@link NO_TRACKER} every handle is 0 and the model behaves the same to the bit.
 */
export type HitList = number;

/** Handle of a list of sockets ("which flows does this connection record stand for"); `0` is the empty list. */
export type FlowList = number;

/** Where a hit can be in flight, in the order in which it passes. */
export const HIT_STAGES = [
  'etw-request',
  'etw-completed',
  'driver-http',
  'kernel-in-flight',
  'event-page',
  'event-channel',
  'incomplete-buffer',
  'stat-keeper',
  'client-store',
  'payload',
] as const;
export type HitStage = (typeof HIT_STAGES)[number];

/** Where a connection record can be in flight, in the order in which it passes. */
export const FLOW_STAGES = [
  'driver-open',
  'driver-closed',
  'closed-rows',
  'kernel-map',
  'close-batch',
  'close-channel',
  'client-closed-buffer',
  'payload',
] as const;
export type FlowStage = (typeof FLOW_STAGES)[number];

/** The side of a transaction that a connection record reports. */
export type HitSide = 'client' | 'server';

/**
 * What the model's stages tell the ledger. All methods are cheap and never influence the model.
 *
 * A list handle that was joined into another or lost must not be used again.
 */
export interface Tracker {
  /** The hits of `list` are now held at `stage`. */
  moveHits(list: HitList, stage: HitStage): void;
  /** The hits of `list` end here. */
  loseHits(list: HitList, reason: LossReason): void;
  /** Both records became one record: O(1). Either handle may be 0. The result replaces both. */
  joinHits(into: HitList, from: HitList): HitList;
  /** The record was copied: both copies now stand for the same hits (a way to duplicate them). O(length). */
  copyHits(list: HitList): HitList;

  /** The flows of `list` are now held at `stage`. */
  moveFlows(list: FlowList, stage: FlowStage): void;
  /** The record of these flows ends here. */
  loseFlows(list: FlowList, reason: LossReason): void;
  /** Two connection records became one: O(1). The result replaces both. */
  joinFlows(into: FlowList, from: FlowList): FlowList;
  /** The record was copied. O(length). */
  copyFlows(list: FlowList): FlowList;
}

/** The tracker of a model without a ledger: does nothing, every handle is 0. */
export const NO_TRACKER: Tracker = {
  moveHits() {},
  loseHits() {},
  joinHits: () => 0,
  copyHits: () => 0,
  moveFlows() {},
  loseFlows() {},
  joinFlows: () => 0,
  copyFlows: () => 0,
};
