import type { LossReason } from './lossReasons.ts';
import {
  NO_TRACKER,
  type FlowList,
  type FlowStage,
  type HitList,
  type HitSide,
  type HitStage,
  type Tracker,
} from './tracker.ts';

/** Who received a hit. */
export interface Shipment {
  /** Service that the back end counts the hit for. */
  readonly service: string;
}

/** Why one side of a group of HTTP data stayed without a connection. */
export interface UnclaimedSide {
  /** A connection found the data but was turned away, because another process's connection had it. */
  readonly wasRefused: boolean;
  /** The reason that goes with a refusal; absent: `pid-collision`. */
  readonly refusal?: LossReason;
  /** No connection found the data at all: the agent counts an orphan. */
  readonly isOrphan: boolean;
}

/**
 * What the pipeline tells the ledger at the places where all stages meet: polls, payloads, the filter.
 *
 * Like {@link Tracker} it never influences the model.
 */
export interface HitLedger extends Tracker {
  /** From now on fates are caused by this input event, inside this poll (0 = outside a poll). */
  at(event: number, poll: number): void;
  /** These connections are in the payload of the current poll. */
  deliverFlows(list: FlowList): void;
  /** These connections had nothing new to report in the current poll and were withheld. */
  withholdFlows(list: FlowList): void;
  /** These connections reached the back end. */
  shipFlows(list: FlowList): void;
  /** The hits of `list`, as one side reports them, reached the back end. */
  shipHits(list: HitList, side: HitSide, shipment: Shipment): void;
  /** A rule removed the record that reported this side of the hits. */
  filterHits(list: HitList, side: HitSide, reason: LossReason): void;
  /** The agent is gone: every hit and every flow record in flight at one of these stages ends here. */
  loseEverything(
    reason: LossReason,
    stages: { readonly hits: readonly HitStage[]; readonly flows: readonly FlowStage[] },
  ): void;
  /** The record that held these hits is gone, whatever became of them. */
  releaseHits(list: HitList): void;
  /** The record that held these flows is gone. */
  releaseFlows(list: FlowList): void;
  /** No connection in the payload reported this side of the hits. */
  dropUnclaimedHits(list: HitList, side: HitSide, why: UnclaimedSide): void;
}

/** The ledger of a model that runs without one. */
export const NO_LEDGER: HitLedger = {
  ...NO_TRACKER,
  at() {},
  deliverFlows() {},
  withholdFlows() {},
  shipFlows() {},
  shipHits() {},
  filterHits() {},
  dropUnclaimedHits() {},
  loseEverything() {},
  releaseHits() {},
  releaseFlows() {},
};
