import type { RecordedEvent, Ring } from '../model/events.ts';
import type { WireMap, WireValue } from './wire.ts';

/**
 * The map of the last value of a trace with these events, in the recorder's words.
 *
 * A number that is missing within a ring and CPU is taken for a lost event, so the sums add up.
 */
export function footerFor(events: readonly RecordedEvent[]): WireMap {
  const counts: Record<string, WireValue> = { header: 1 };
  for (const { kind } of events) counts[kind] = Number(counts[kind] ?? 0) + 1;
  return {
    ended: 'command',
    exit_status: 0,
    counts,
    rings: { life: ringTotals(events, 'life'), data: ringTotals(events, 'data') },
    conserved: true,
    detail: {},
    complete: true,
  };
}

function ringTotals(events: readonly RecordedEvent[], ring: Ring): WireMap {
  const cpus = new Map<number, { attempts: number; delivered: number }>();
  for (const { cpu, cseq } of events.filter((event) => event.ring === ring)) {
    const { attempts, delivered } = cpus.get(cpu) ?? { attempts: 0, delivered: 0 };
    cpus.set(cpu, { attempts: Math.max(attempts, cseq + 1), delivered: delivered + 1 });
  }
  const rows = [...cpus].toSorted(([a], [b]) => a - b);
  const sum = (of: (totals: { attempts: number; delivered: number }) => number) =>
    rows.reduce((total, [, totals]) => total + of(totals), 0);
  return {
    attempts: sum(({ attempts }) => attempts),
    delivered: sum(({ delivered }) => delivered),
    lost: sum(({ attempts, delivered }) => attempts - delivered),
    per_cpu: rows.map(([cpu, { attempts, delivered }]) => [cpu, attempts, delivered, attempts - delivered]),
  };
}
