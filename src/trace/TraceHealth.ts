import type { CpuLoss, LossEvent, LostEvents, RecordedEvent, RecordedKind, Ring } from '../model/events.ts';
import { recordedSource } from '../model/order.ts';
import type { TraceFooter } from './footer.ts';

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
  /** The footer was read and the file is whole. */
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
  /** Sum over the rings. */
  readonly lostEvents: number;
  /** `unknown`: the trace was cut, so the sums at its end are missing. */
  readonly conservation: 'holds' | 'broken' | 'unknown';
  /** Sums that do not add up, in words. */
  readonly problems: readonly string[];
  /** Sockets with events that the recorder lost, by cookie. */
  readonly taintedFlows: ReadonlyMap<bigint, LostEvents>;
}

interface Numbering {
  readonly ring: Ring;
  readonly cpu: number;
  seen: number;
  /** Highest number seen. */
  last: number;
}

/** Counts along while a trace is read, and says at the end how far it can be believed. */
export class HealthCounter {
  private readonly counts = new Map<RecordedKind, number>();
  private readonly numberings = new Map<number, Numbering>();
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
    const problems = footer ? this.problems(footer, unknownRecords) : [];
    const known = footer && footer.rings.length > 0;
    return {
      isComplete: footer !== undefined && footer.isComplete && cut === undefined,
      cut,
      eventsRead: this.events,
      unknownRecords,
      countsByKind: this.counts,
      firstNs: this.events === 0 ? undefined : this.firstNs,
      lastNs: this.events === 0 ? undefined : this.lastNs,
      losses,
      lostEvents: (losses.get('life') ?? 0) + (losses.get('data') ?? 0),
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

  private problems(footer: TraceFooter, unknownRecords: number): string[] {
    const problems: string[] = [];
    if (footer.isConserved === false) problems.push('the recorder itself says that its sums do not add up');
    for (const [kind, count] of footer.counts) {
      const seen = [...this.counts].find(([name]) => name === kind)?.[1] ?? 0;
      const isSkipped = seen === 0 && unknownRecords > 0;
      if (kind !== 'header' && kind !== 'footer' && !isSkipped && seen !== count) {
        problems.push(`the footer counts ${count} records of kind ${kind}, the trace has ${seen}`);
      }
    }
    for (const ring of footer.rings) {
      if (ring.attempts !== ring.delivered + ring.lost) problems.push(sumProblem(`ring ${ring.name}`, ring));
      for (const cpu of ring.perCpu) problems.push(...this.cpuProblems(ring.name, cpu, footer));
    }
    return problems;
  }

  private cpuProblems(ringName: string, sums: CpuLoss, footer: TraceFooter): string[] {
    const place = `ring ${ringName}, CPU ${sums.cpu}`;
    if (sums.attempts !== sums.delivered + sums.lost) return [sumProblem(place, sums)];
    // Records that did not fit the output were delivered, but are not in the file.
    if ((footer.detail.get('writer_dropped') ?? 0) > 0) return [];
    const numbering = [...this.numberings.values()].find(({ ring, cpu }) => ring === ringName && cpu === sums.cpu);
    const seen = numbering?.seen ?? 0;
    if (seen !== sums.delivered) return [`${place}: the footer says ${sums.delivered} events, the trace has ${seen}`];
    if ((numbering?.last ?? -1) >= sums.attempts) {
      return [`${place}: number ${numbering?.last} in an event, but the footer says ${sums.attempts} attempts`];
    }
    return [];
  }
}

function sumProblem(place: string, sums: { attempts: number; delivered: number; lost: number }): string {
  return `${place}: ${sums.attempts} attempts are not ${sums.delivered} delivered and ${sums.lost} lost`;
}
