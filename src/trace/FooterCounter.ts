import type { RecordedEvent } from '../model/events.ts';
import { recordedSource } from '../model/order.ts';
import type { WireMap, WireValue } from './wire.ts';

interface CpuTotals {
  readonly ring: string;
  readonly cpu: number;
  attempts: number;
  delivered: number;
}

/** Counts along while a trace is written, so that its footer needs no list of the events. */
export class FooterCounter {
  private readonly counts = new Map<string, number>();
  private readonly totals = new Map<number, CpuTotals>();

  observe(event: RecordedEvent): void {
    const { kind, ring, cpu, cseq } = event;
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    const source = recordedSource(ring, cpu);
    const totals = this.totals.get(source);
    if (totals) {
      totals.attempts = Math.max(totals.attempts, cseq + 1);
      totals.delivered += 1;
    } else {
      this.totals.set(source, { ring, cpu, attempts: cseq + 1, delivered: 1 });
    }
  }

  /**
   * The map of the last value of a trace with these events, in the recorder's words.
   *
   * A number that is missing within a ring and CPU is taken for a lost event, so the sums add up.
   */
  footer(): WireMap {
    const counts: Record<string, WireValue> = { header: 1 };
    for (const [kind, count] of this.counts) counts[kind] = count;
    return {
      ended: 'command',
      exit_status: 0,
      counts,
      rings: { life: this.ringTotals('life'), data: this.ringTotals('data') },
      conserved: true,
      detail: {},
      complete: true,
    };
  }

  private ringTotals(ring: string): WireMap {
    const rows = [...this.totals.values()].filter((totals) => totals.ring === ring).toSorted((a, b) => a.cpu - b.cpu);
    const sum = (of: (totals: CpuTotals) => number) => rows.reduce((total, totals) => total + of(totals), 0);
    return {
      attempts: sum(({ attempts }) => attempts),
      delivered: sum(({ delivered }) => delivered),
      lost: sum(({ attempts, delivered }) => attempts - delivered),
      per_cpu: rows.map(({ cpu, attempts, delivered }) => [cpu, attempts, delivered, attempts - delivered]),
    };
  }
}
