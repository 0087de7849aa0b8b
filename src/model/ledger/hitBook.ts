import type { Fate, HitRecord, LedgerRecount, LedgerTotals } from './fate.ts';
import { LOSS_REASON_IDS, LOSS_REASONS, type LossReason } from './lossReasons.ts';
import { HIT_STAGES, type HitSide, type HitStage } from './tracker.ts';
import { U32Rows } from './U32Rows.ts';

/** Rows of a new book; they grow by doubling. */
const FIRST_ROWS = 16;

/** Words of a hit's row. */
const STATE = 0;
/** By state: index of the stage, of the service, or of the reason. */
const DETAIL = 1;
const CAUSE = 2;
const POLL = 3;
const FLOW = 4;
const SHIPMENTS = 5;
const CAPTURED_BY = 6;
const HIT_WORDS = 7;

const REASON_INDEX = new Map(LOSS_REASON_IDS.map((id, index) => [id, index]));
const STAGE_INDEX = new Map(HIT_STAGES.map((stage, index) => [stage, index]));

/** How a hit stands, as its row holds it. `ABSENT`: this host has no socket on that side of the transaction. */
const ABSENT = 0;
const IN_FLIGHT = 1;
const SHIPPED = 2;
const DUPLICATED = 3;
const ENDED = 4;

const NO_REASONS = LOSS_REASON_IDS.map(() => 0);

/** What hits counted that are forgotten. */
interface RetiredSums {
  readonly states: number[];
  readonly reasons: number[];
  shipments: number;
}

function noneRetired(): RetiredSums {
  return { states: [0, 0, 0, 0, 0], reasons: [...NO_REASONS], shipments: 0 };
}

/** When and where a fate changes: the input event, and the poll that it happens in (0 = outside of polls). */
export interface BookingPlace {
  readonly event: number;
  readonly poll: number;
}

/** Row of one side of a transaction. */
export function hitIndex(transaction: number, side: HitSide): number {
  return transaction * 2 + (side === 'client' ? 0 : 1);
}

/** Side that a row stands for. */
export function sideOfHit(hit: number): HitSide {
  return (hit & 1) === 0 ? 'client' : 'server';
}

/**
 * The fates of all hits in rows of a typed array, with running sums. Hits are addressed by {@link hitIndex}.
 *
 * A shipped hit stays shipped whatever becomes of its copies; a second shipment makes it a duplicated one.
 */
export class HitBook {
  private readonly rows = new U32Rows(HIT_WORDS, FIRST_ROWS);
  private last = 0;

  private readonly services: string[] = [];
  private readonly serviceIndex = new Map<string, number>();
  private readonly stateSums = [0, 0, 0, 0, 0];
  private readonly reasonSums = [...NO_REASONS];
  private readonly stageSums = HIT_STAGES.map(() => 0);
  /** Stages that any hit was ever at. */
  private readonly stagesSeen = HIT_STAGES.map(() => false);
  private surplus = 0;
  /** What the hits counted that were retired. */
  private retired: RetiredSums | undefined;

  /** Makes room up to an index. */
  reserve(hit: number): void {
    this.last = Math.max(this.last, hit);
    this.rows.reserve(hit);
  }

  /** Whether this host has a socket on that side. */
  exists(hit: number): boolean {
    return this.rows.get(hit, STATE) !== ABSENT;
  }

  /** The socket that reports this side; 0 when there is none. */
  flowOf(hit: number): number {
    return this.rows.get(hit, FLOW);
  }

  /** Whether the hit has come to an end, as far as can be told. */
  isSettled(hit: number): boolean {
    return this.rows.get(hit, STATE) !== IN_FLIGHT;
  }

  /** Forgets a settled hit: it stays in all sums, and its index may stand for another one. */
  retire(hit: number): void {
    const state = this.rows.get(hit, STATE);
    if (state === ABSENT) return;
    this.retired ??= noneRetired();
    const { states, reasons } = this.retired;
    states[state] = states[state]! + 1;
    if (state === ENDED) reasons[this.rows.get(hit, DETAIL)] = reasons[this.rows.get(hit, DETAIL)]! + 1;
    this.retired.shipments += this.rows.get(hit, SHIPMENTS);
    this.rows.set(hit, STATE, ABSENT);
    this.rows.set(hit, FLOW, 0);
    this.rows.set(hit, SHIPMENTS, 0);
  }

  /** A hit begins, in flight at a stage. */
  open(hit: number, flow: number, stage: HitStage, { event }: BookingPlace): void {
    this.rows.set(hit, STATE, IN_FLIGHT);
    this.rows.set(hit, DETAIL, STAGE_INDEX.get(stage)!);
    this.rows.set(hit, FLOW, flow);
    this.rows.set(hit, CAUSE, event);
    this.rows.set(hit, CAPTURED_BY, event);
    this.count(hit, 1);
  }

  /** @returns whether the fate is now another */
  move(hit: number, stage: HitStage, at: BookingPlace): boolean {
    return !this.isShipped(hit) && this.settle(hit, IN_FLIGHT, STAGE_INDEX.get(stage)!, at);
  }

  /** @returns whether the fate is now another */
  end(hit: number, reason: LossReason, at: BookingPlace): boolean {
    return !this.isShipped(hit) && this.settle(hit, ENDED, REASON_INDEX.get(reason)!, at);
  }

  /** Every hit in flight at one of the stages ends: whoever held them is gone. @returns those hits */
  endAllAt(stages: readonly HitStage[], reason: LossReason, at: BookingPlace): number[] {
    const indexes = new Set(stages.map((stage) => STAGE_INDEX.get(stage)!));
    const ended: number[] = [];
    for (let hit = 2; hit <= this.last; hit += 1) {
      if (this.rows.get(hit, STATE) !== IN_FLIGHT || !indexes.has(this.rows.get(hit, DETAIL))) continue;
      this.settle(hit, ENDED, REASON_INDEX.get(reason)!, at);
      ended.push(hit);
    }
    return ended;
  }

  /** @returns whether the fate is now another */
  ship(hit: number, service: string, at: BookingPlace): boolean {
    const again = this.isShipped(hit);
    if (again || !this.exists(hit)) this.surplus += 1;
    if (!this.exists(hit)) return false;
    this.rows.set(hit, SHIPMENTS, this.rows.get(hit, SHIPMENTS) + 1);
    return this.settle(
      hit,
      again ? DUPLICATED : SHIPPED,
      again ? this.rows.get(hit, DETAIL) : this.intern(service),
      at,
    );
  }

  /** Sums of all fates: O(reasons), whatever the number of hits. */
  totals(): LedgerTotals {
    const kinds = { lost: 0, filtered: 0, orphaned: 0 };
    const byReason = new Map<LossReason, number>();
    for (const [index, id] of LOSS_REASON_IDS.entries()) {
      const hits = this.reasonSums[index]!;
      if (hits === 0) continue;
      byReason.set(id, hits);
      kinds[LOSS_REASONS[id].kind] += hits;
    }
    const stages = HIT_STAGES.map((stage, index) => [stage, this.stageSums[index]!] as const);
    const [, inFlight = 0, shipped = 0, duplicated = 0, ended = 0] = this.stateSums;
    return {
      captured: inFlight + shipped + duplicated + ended,
      inFlight,
      shipped,
      duplicated,
      ...kinds,
      surplusShipments: this.surplus,
      byReason,
      byStage: new Map(stages.filter(([, hits]) => hits > 0)),
    };
  }

  /**
   * All hits in order of capture. Made from the rows, not from the running sums, so that one can check the other.
   */
  records(): HitRecord[] {
    const records: HitRecord[] = [];
    for (let hit = 2; hit <= this.last; hit += 1) {
      if (!this.exists(hit)) continue;
      records.push({
        hit: records.length + 1,
        transaction: hit >> 1,
        side: sideOfHit(hit),
        capturedBy: this.rows.get(hit, CAPTURED_BY),
        flow: this.rows.get(hit, FLOW),
        fate: this.fateOf(hit),
        cause: this.rows.get(hit, CAUSE),
      });
    }
    return records;
  }

  /** Counts all fates anew: O(hits not retired), and without the running sums. */
  recount(): LedgerRecount {
    const retired = this.retired ?? noneRetired();
    const byState = [...retired.states];
    const reasons = [...retired.reasons];
    let { shipments } = retired;
    for (let hit = 2; hit <= this.last; hit += 1) {
      const state = this.rows.get(hit, STATE);
      byState[state] = byState[state]! + 1;
      shipments += this.rows.get(hit, SHIPMENTS);
      if (state !== ENDED) continue;
      const reason = this.rows.get(hit, DETAIL);
      reasons[reason] = reasons[reason]! + 1;
    }
    const byReason = new Map(
      LOSS_REASON_IDS.map((id, index) => [id, reasons[index]!] as const).filter(([, n]) => n > 0),
    );
    const [, inFlight = 0, shipped = 0, duplicated = 0, ended = 0] = byState;
    return { hits: inFlight + shipped + duplicated + ended, inFlight, shipped, duplicated, shipments, byReason };
  }

  /** Stages that any hit was ever at, in the order in which hits pass them. */
  stagesReached(): HitStage[] {
    return HIT_STAGES.filter((_, index) => this.stagesSeen[index]);
  }

  /** The fate of a hit that exists. */
  fateOf(hit: number): Fate {
    const detail = this.rows.get(hit, DETAIL);
    const poll = this.rows.get(hit, POLL);
    switch (this.rows.get(hit, STATE)) {
      case IN_FLIGHT:
        return { kind: 'in-flight', stage: HIT_STAGES[detail]! };
      case SHIPPED:
        return { kind: 'shipped', service: this.services[detail]!, poll };
      case DUPLICATED:
        return { kind: 'duplicated', service: this.services[detail]!, poll, shipments: this.rows.get(hit, SHIPMENTS) };
      default: {
        const reason = LOSS_REASON_IDS[detail]!;
        return { kind: LOSS_REASONS[reason].kind, reason, poll };
      }
    }
  }

  private isShipped(hit: number): boolean {
    const state = this.rows.get(hit, STATE);
    return state === SHIPPED || state === DUPLICATED;
  }

  private settle(hit: number, state: number, detail: number, at: BookingPlace): boolean {
    if (!this.exists(hit)) return false;
    this.count(hit, -1);
    this.rows.set(hit, STATE, state);
    this.rows.set(hit, DETAIL, detail);
    this.rows.set(hit, CAUSE, at.event);
    this.rows.set(hit, POLL, at.poll);
    this.count(hit, 1);
    return true;
  }

  private count(hit: number, by: 1 | -1): void {
    const state = this.rows.get(hit, STATE);
    const detail = this.rows.get(hit, DETAIL);
    this.stateSums[state] = this.stateSums[state]! + by;
    if (state === ENDED) this.reasonSums[detail] = this.reasonSums[detail]! + by;
    if (state !== IN_FLIGHT) return;
    this.stageSums[detail] = this.stageSums[detail]! + by;
    this.stagesSeen[detail] = true;
  }

  private intern(service: string): number {
    const known = this.serviceIndex.get(service);
    if (known !== undefined) return known;
    this.serviceIndex.set(service, this.services.length);
    this.services.push(service);
    return this.services.length - 1;
  }
}
