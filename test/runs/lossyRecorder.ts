import type { CloseEvent, RecordedEvent } from '../../src/model/events.ts';
import type { Random } from '../../src/sim/random.ts';
import { FooterCounter } from '../../src/trace/FooterCounter.ts';
import type { HeaderFacts } from '../../src/trace/headerFor.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import type { WireMap } from '../../src/trace/wire.ts';

/** Which events of a trace get lost, by their places in it. */
export type LostRows = ReadonlySet<number>;

/** Events that a ring can lose; the recorder's user space loses none. */
function isLosable({ ring }: RecordedEvent): boolean {
  return ring !== 'user';
}

/** A few events here and there, all events of some stretches of time, or whole sockets. */
export function drawLosses(events: readonly RecordedEvent[], random: Random): LostRows {
  const ring = (['life', 'data', undefined] as const)[random.below(3)];
  const rows = events.flatMap((event, row) =>
    isLosable(event) && (ring === undefined || event.ring === ring) ? [row] : [],
  );
  switch (random.below(4)) {
    case 0:
      return new Set(Array.from({ length: 1 + random.below(6) }, () => rows[random.below(rows.length)]!));
    case 1: {
      const oneIn = 2 + random.below(40);
      return new Set(rows.filter(() => random.below(oneIn) === 0));
    }
    case 2: {
      const from = random.below(rows.length);
      return new Set(rows.slice(from, from + 1 + random.below(150)));
    }
    default: {
      const sockets = [...new Set(events.flatMap((event) => ('ck' in event ? [event.ck] : [])))];
      const ck = sockets[random.below(sockets.length)]!;
      return new Set(rows.filter((row) => 'ck' in events[row]! && events[row].ck === ck));
    }
  }
}

/** How the losses are told. `as the recorder`: holes in the numbers, sums, and the sockets' own counts. */
export type Telling = 'as the recorder' | 'not at all';

/** The trace that a recorder would have written that lost these events. */
export function lossyTrace(
  facts: HeaderFacts,
  events: readonly RecordedEvent[],
  lost: LostRows,
  telling: Telling,
): Buffer {
  const writer = new TraceWriter(facts, 'rows');
  const isTold = telling === 'as the recorder';
  const attempted = new FooterCounter();
  const delivered = new FooterCounter();
  const ownCounts = new Map<bigint, { life: number; data: number }>();
  const numbers = new Map<string, number>();
  for (const [row, event] of events.entries()) {
    attempted.observe(event);
    if (lost.has(row)) {
      if ('ck' in event && event.ring !== 'user') {
        const count = ownCounts.get(event.ck) ?? { life: 0, data: 0 };
        ownCounts.set(event.ck, { ...count, [event.ring]: count[event.ring] + 1 });
      }
      continue;
    }
    const numbered = isTold ? withOwnCount(event, ownCounts) : renumbered(event, numbers);
    delivered.observe(numbered);
    writer.write(numbered);
  }
  return writer.finish(isTold ? footerOf(attempted.footer(), delivered.footer()) : delivered.footer());
}

/** A close carries what was lost of its socket before it. */
function withOwnCount(event: RecordedEvent, counts: ReadonlyMap<bigint, CloseEvent['lost']>): RecordedEvent {
  return event.kind === 'close' ? { ...event, lost: counts.get(event.ck) ?? event.lost } : event;
}

function renumbered(event: RecordedEvent, numbers: Map<string, number>): RecordedEvent {
  const source = `${event.ring} ${event.cpu}`;
  const cseq = numbers.get(source) ?? 0;
  numbers.set(source, cseq + 1);
  return { ...event, cseq };
}

type CpuRow = readonly [cpu: number, attempts: number, delivered: number, lost: number];
type Rings = Readonly<Record<'life' | 'data', { readonly per_cpu: readonly CpuRow[] }>>;

function ringsOf({ rings }: { readonly rings?: unknown }): Rings {
  return rings as Rings;
}

/** Attempts of the one, events of the other. */
function footerOf(attempted: WireMap, delivered: WireMap): WireMap {
  const all = ringsOf(attempted);
  const kept = ringsOf(delivered);
  const ring = (name: 'life' | 'data') => {
    const rows = all[name].per_cpu.map(([cpu, attempts]): CpuRow => {
      const there = kept[name].per_cpu.find(([other]) => other === cpu)?.[2] ?? 0;
      return [cpu, attempts, there, attempts - there];
    });
    const sum = (place: 1 | 2 | 3) => rows.reduce((total, row) => total + row[place], 0);
    return { attempts: sum(1), delivered: sum(2), lost: sum(3), per_cpu: rows.map((row) => [...row]) };
  };
  return { ...delivered, rings: { life: ring('life'), data: ring('data') } };
}
