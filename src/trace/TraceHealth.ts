import type { LossEvent, LostEvents, RecordedEvent, RecordedKind, Ring } from '../model/events.ts';
import type { EventBlock } from './EventBlock.ts';
import type { TraceFooter } from './footer.ts';
import { NumberingTable } from './NumberingTable.ts';
import { RECORDED_KIND_NAMES } from './recordedKinds.ts';
import { sumProblems } from './sumProblems.ts';

/** Where a trace was cut, and how much was whole. */
export interface TraceCut {
  /** Offset behind the last whole value. */
  readonly byteOffset: number;
  /** The offset counts unpacked bytes: the file is gzipped. */
  readonly isUnpacked: boolean;
  /** For people: `inside a record`. */
  readonly how: string;
}

/** How far a trace can be believed. */
export interface TraceHealth {
  /** The footer was read, the file is whole and its sums add up. The recorder may still have lost events. */
  readonly isComplete: boolean;
  readonly cut: TraceCut | undefined;
  readonly eventsRead: number;
  readonly unknownRecords: number;
  readonly countsByKind: ReadonlyMap<RecordedKind, number>;
  /** Earliest and latest event, ns since the start of the trace; `undefined` without events. */
  readonly firstNs: number | undefined;
  readonly lastNs: number | undefined;
  /** Events that the recorder lost, by ring and by its own names for what no ring shows. Zeros are left out. */
  readonly losses: ReadonlyMap<string, number>;
  /** Events that are missing: those lost in the rings, and those of {@link LOSSES_OUTSIDE_RINGS}. */
  readonly lostEvents: number;
  /** `unknown`: the trace was cut, so the sums at its end are missing. */
  readonly conservation: 'holds' | 'broken' | 'unknown';
  /** Sums that do not add up, in words. */
  readonly problems: readonly string[];
  /** Sockets with events that the recorder lost, by cookie. */
  readonly taintedFlows: ReadonlyMap<bigint, LostEvents>;
}

/**
 * Totals outside the rings that stand for events which are missing: records that did not fit the output, runs of a
 * program that the kernel skipped, events of connection tracking (by times) and packets that found no room, sockets
 * that could not be followed, what an imported packet capture lacks, what the trace had lost that a slice was cut out
 * of, and buffers of Windows' event session that nobody read: each held an unknown number of events and counts as one.
 * The other totals lack detail, but no event.
 */
const LOSSES_OUTSIDE_RINGS = [
  'writer_dropped',
  'recursion_misses',
  'storage_failed',
  'netlink_overrun',
  'packets_dropped',
  'log_buffers_lost',
  'rt_buffers_lost',
  'capture_missing',
  'slice_lost',
] as const;

/** Rings of a footer; `session` is the event session of Windows, whose events stand in the ring `user`. */
const RINGS_THAT_LOSE = ['life', 'data', 'session'] as const;

const LOSS_KIND = RECORDED_KIND_NAMES.indexOf('loss');
const ETW_LOSS_KIND = RECORDED_KIND_NAMES.indexOf('etw_loss');

/** Counts along while a trace is read, and says at the end how far it can be believed. */
export class HealthCounter {
  /** By place among `RECORDED_KIND_NAMES`. */
  private readonly counts = RECORDED_KIND_NAMES.map(() => 0);
  /** In the order in which they were first seen. */
  private readonly kindsSeen: number[] = [];
  private readonly numberings = new NumberingTable();
  private readonly lossByRing = new Map<string, LossEvent>();
  /** Of the event session, by the names that a footer has for them. */
  private readonly etwLosses = new Map<string, number>();
  private readonly tainted = new Map<bigint, LostEvents>();
  private firstNs = Infinity;
  private lastNs = -Infinity;
  private events = 0;

  get eventsRead(): number {
    return this.events;
  }

  observe(block: EventBlock): void {
    const { length, kinds, times, sources, sequences } = block;
    this.events += length;
    let { firstNs, lastNs } = this;
    for (let row = 0; row < length; row += 1) {
      const kind = kinds[row]!;
      if (this.counts[kind] === 0) this.kindsSeen.push(kind);
      this.counts[kind]! += 1;
      const tNs = times[row]!;
      if (tNs < firstNs) firstNs = tNs;
      if (tNs > lastNs) lastNs = tNs;
      this.numberings.count(sources[row]!, sequences[row]!);
      if (kind === LOSS_KIND || kind === ETW_LOSS_KIND) this.noteLoss(block.event(row));
    }
    this.firstNs = firstNs;
    this.lastNs = lastNs;
    for (const row of block.taintedRows) this.noteTaint(block.event(row));
  }

  /** @param cut - where the trace ended too early, if it did */
  conclude(footer: TraceFooter | undefined, cut: TraceCut | undefined, unknownRecords: number): TraceHealth {
    const losses = this.losses(footer);
    const countsByKind = this.countsByKind();
    const read = { countsByKind, numberings: this.numberings.list(), unknownRecords };
    const problems = footer ? sumProblems(footer, read) : [];
    const known = footer && footer.rings.length > 0;
    return {
      isComplete: footer !== undefined && footer.isComplete && cut === undefined && problems.length === 0,
      cut,
      eventsRead: this.events,
      unknownRecords,
      countsByKind,
      firstNs: this.events === 0 ? undefined : this.firstNs,
      lastNs: this.events === 0 ? undefined : this.lastNs,
      losses,
      lostEvents: [...RINGS_THAT_LOSE, ...LOSSES_OUTSIDE_RINGS].reduce((sum, name) => sum + (losses.get(name) ?? 0), 0),
      conservation: problems.length > 0 ? 'broken' : known ? 'holds' : 'unknown',
      problems,
      taintedFlows: this.tainted,
    };
  }

  private noteLoss(event: RecordedEvent): void {
    if (event.kind === 'loss') this.lossByRing.set(event.ringName, event);
    if (event.kind !== 'etw_loss') return;
    const { etwLosses } = this;
    const note = (name: string, total: number) => etwLosses.set(name, Math.max(total, etwLosses.get(name) ?? 0));
    note('session', event.eventsLost);
    note('log_buffers_lost', event.logBuffersLost);
    note('rt_buffers_lost', event.realTimeBuffersLost);
  }

  private noteTaint(event: RecordedEvent): void {
    if (event.kind === 'close') this.tainted.set(event.ck, event.lost);
  }

  private countsByKind(): Map<RecordedKind, number> {
    return new Map(this.kindsSeen.map((kind) => [RECORDED_KIND_NAMES[kind]!, this.counts[kind]!]));
  }

  /**
   * From the footer, or as far as they were known when the trace was cut. What the event session lost stands in its own
   * records, and maybe in the footer too.
   */
  private losses(footer: TraceFooter | undefined): Map<string, number> {
    const losses = new Map<string, number>();
    const add = (name: string, count: number) => {
      if (count > 0) losses.set(name, Math.max(count, losses.get(name) ?? 0));
    };
    for (const [name, count] of this.etwLosses) add(name, count);
    if (footer) {
      for (const ring of footer.rings) add(ring.name, ring.lost);
      for (const [name, count] of footer.detail) add(name, count);
      return losses;
    }
    for (const loss of this.lossByRing.values()) {
      add(loss.ringName, loss.lostTotal);
      for (const [name, count] of Object.entries(loss.detail ?? {})) add(name, count);
    }
    for (const ring of ['life', 'data'] as const) add(ring, Math.max(losses.get(ring) ?? 0, this.holes(ring)));
    return losses;
  }

  /** Numbers that are missing below the highest one seen. */
  private holes(ring: Ring): number {
    const numberings = this.numberings.list().filter((numbering) => numbering.ring === ring);
    return numberings.reduce((sum, { last, seen }) => sum + Math.max(0, last + 1 - seen), 0);
  }
}
