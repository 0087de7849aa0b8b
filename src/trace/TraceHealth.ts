import type { LossEvent, LostEvents, RecordedEvent, RecordedKind, Ring } from '../model/events.ts';
import { recordedSource } from '../model/order.ts';
import type { TraceFooter } from './footer.ts';
import { type Numbering, sumProblems } from './sumProblems.ts';

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
 * program that the kernel skipped, sockets that could not be followed. The other totals lack detail, but no event.
 */
const LOSSES_OUTSIDE_RINGS = ['writer_dropped', 'recursion_misses', 'storage_failed'] as const;

type CountedNumbering = { -readonly [K in keyof Numbering]: Numbering[K] };

/** Counts along while a trace is read, and says at the end how far it can be believed. */
export class HealthCounter {
  private readonly counts = new Map<RecordedKind, number>();
  private readonly numberings = new Map<number, CountedNumbering>();
  private readonly lossByRing = new Map<string, LossEvent>();
  private readonly tainted = new Map<bigint, LostEvents>();
  private firstNs = Infinity;
  private lastNs = -Infinity;
  private events = 0;

  get eventsRead(): number {
    return this.events;
  }

  observe(event: RecordedEvent): void {
    this.events += 1;
    this.counts.set(event.kind, (this.counts.get(event.kind) ?? 0) + 1);
    this.firstNs = Math.min(this.firstNs, event.tNs);
    this.lastNs = Math.max(this.lastNs, event.tNs);
    const source = recordedSource(event.ring, event.cpu);
    const numbering = this.numberings.get(source);
    if (numbering) {
      numbering.seen += 1;
      numbering.last = Math.max(numbering.last, event.cseq);
    } else {
      this.numberings.set(source, { ring: event.ring, cpu: event.cpu, seen: 1, last: event.cseq });
    }
    if (event.kind === 'loss') this.lossByRing.set(event.ringName, event);
    if (event.kind === 'close' && event.lost.life + event.lost.data > 0) this.tainted.set(event.ck, event.lost);
  }

  /** @param cut - where the trace ended too early, if it did */
  conclude(footer: TraceFooter | undefined, cut: TraceCut | undefined, unknownRecords: number): TraceHealth {
    const losses = this.losses(footer);
    const read = { countsByKind: this.counts, numberings: [...this.numberings.values()], unknownRecords };
    const problems = footer ? sumProblems(footer, read) : [];
    const known = footer && footer.rings.length > 0;
    return {
      isComplete: footer !== undefined && footer.isComplete && cut === undefined && problems.length === 0,
      cut,
      eventsRead: this.events,
      unknownRecords,
      countsByKind: this.counts,
      firstNs: this.events === 0 ? undefined : this.firstNs,
      lastNs: this.events === 0 ? undefined : this.lastNs,
      losses,
      lostEvents: ['life', 'data', ...LOSSES_OUTSIDE_RINGS].reduce((sum, name) => sum + (losses.get(name) ?? 0), 0),
      conservation: problems.length > 0 ? 'broken' : known ? 'holds' : 'unknown',
      problems,
      taintedFlows: this.tainted,
    };
  }

  /** From the footer, or as far as they were known when the trace was cut. */
  private losses(footer: TraceFooter | undefined): Map<string, number> {
    const losses = new Map<string, number>();
    const add = (name: string, count: number) => {
      if (count > 0) losses.set(name, count);
    };
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
    const numberings = [...this.numberings.values()].filter((numbering) => numbering.ring === ring);
    return numberings.reduce((sum, { last, seen }) => sum + Math.max(0, last + 1 - seen), 0);
  }
}
