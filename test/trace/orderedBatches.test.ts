import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/model/events.ts';
import { compareOrder, orderRecorded } from '../../src/model/order.ts';
import { Random } from '../../src/sim/random.ts';
import { footerFor } from '../../src/trace/footerFor.ts';
import type { TraceForm } from '../../src/trace/headerFor.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { LateEventError } from '../../src/trace/LateEventError.ts';
import { orderedBatches, type ReorderWindow } from '../../src/trace/orderedBatches.ts';
import { readTrace } from '../../src/trace/readTrace.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { ROOT } from '../tidy/sourceFiles.ts';
import { SAMPLE_FACTS } from './sampleTrace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const SEED = Number(process.env['FLOWPROOF_SEED'] ?? 1);
const RINGS = ['life', 'data', 'user'] as const;

/** A window of a fixed number of events. */
const holding = (events: number): ReorderWindow => ({ events, ns: 0, eventsMax: events });

/** Events of three kinds on few CPUs in total order; many share a time. */
function someEvents(count: number, random: Random): RecordedEvent[] {
  const events = Array.from({ length: count }, (_, cseq): RecordedEvent => {
    const ring = RINGS[random.below(3)]!;
    const prefix = { tNs: random.below(count), cpu: ring === 'user' ? -1 : random.below(4), cseq, ring };
    switch (random.below(3)) {
      case 0:
        return { kind: 'segment', ...prefix, ck: BigInt(cseq), dir: 'tx', seq: cseq, lenBytes: 0, flags: 17 };
      case 1:
        return { kind: 'owner', ...prefix, ck: BigInt(cseq), pid: cseq, pidSource: 'closer' };
      default:
        return { kind: 'tick', ...prefix, records: cseq };
    }
  });
  return sorted(events);
}

function sorted(events: readonly RecordedEvent[]): RecordedEvent[] {
  const ordered = events.map((event) => orderRecorded(event)).toSorted(compareOrder);
  return ordered.map(({ event }) => event);
}

/** Moves every event by less than `places` places. */
function shuffledWithin(events: readonly RecordedEvent[], places: number, random: Random): RecordedEvent[] {
  const keyed = events.map((event, index) => ({ event, key: index + random.below(places) }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ event }) => event);
}

function bytesOf(events: readonly RecordedEvent[], form: TraceForm, counted = events): Buffer {
  const writer = new TraceWriter(SAMPLE_FACTS, form);
  for (const event of events) writer.write(event);
  return writer.finish(footerFor(counted));
}

/** @returns `late` when the window was too small */
async function readOrdered(file: string, window: ReorderWindow): Promise<RecordedEvent[] | 'late'> {
  const events: RecordedEvent[] = [];
  try {
    for await (const batch of orderedBatches(await readTrace(file), window)) events.push(...batch);
    return events;
  } catch (error) {
    if (error instanceof LateEventError) return 'late';
    throw error;
  }
}

describe('the total order while a trace is read', () => {
  const folder = temporaryFolder();

  it.each(['rows', 'columns'] as const)(
    `is that of a sort, when no event comes too late (%s, seed ${SEED})`,
    async (form) => {
      const random = new Random(SEED);
      // More than one group of columns.
      const events = someEvents(40_000, random);
      for (const places of [1, 2, 50, 3000]) {
        const file = folder.write('within', bytesOf(shuffledWithin(events, places, random), form));
        const window = form === 'rows' ? places : places + 16_384;
        expect(await readOrdered(file, holding(window)), `${places} places`).toEqual(events);
      }
    },
  );

  it.each(['rows', 'columns'] as const)(
    `is never another one, whatever the window (%s, seed ${SEED})`,
    async (form) => {
      const random = new Random(SEED);
      const events = someEvents(20_000, random);
      const answers = { late: 0, ordered: 0 };
      for (let round = 0; round < 12; round += 1) {
        const places = 1 + random.below(20_000);
        const file = folder.write('any', bytesOf(shuffledWithin(events, places, random), form));
        const held = random.below(form === 'rows' ? 8000 : 25_000);
        const window = { events: held, ns: random.below(8000), eventsMax: random.below(20_000) };
        const read = await readOrdered(file, window);
        answers[read === 'late' ? 'late' : 'ordered'] += 1;
        if (read !== 'late') expect(read, `round ${round} with seed ${SEED}`).toEqual(events);
      }
      expect(answers.late).toBeGreaterThan(1);
      expect(answers.ordered).toBeGreaterThan(1);
    },
  );

  it('keeps the order of the file for events of the same place, as a sort does', async () => {
    const random = new Random(SEED);
    const twins = someEvents(9000, random).map((event) => ({ ...event, cseq: 0, tNs: event.tNs % 50 }));
    const file = folder.write('twins', bytesOf(twins, 'rows', []));
    const { events } = await loadTrace(file);
    expect(await readOrdered(file, holding(9000))).toEqual(events.map(({ event }) => event));
  });

  it('holds back what is young, up to a number of events', async () => {
    const event = (tNs: number, cseq: number): RecordedEvent => ({
      kind: 'tick',
      tNs,
      cpu: -1,
      cseq,
      ring: 'user',
      records: 0,
    });
    const events = Array.from({ length: 10_000 }, (_, cseq) => event(1000 + cseq, cseq));
    const late = [...events, event(2000, 10_000)];
    const file = folder.write('young', bytesOf(late, 'rows'));
    expect(await readOrdered(file, { events: 0, ns: 9000, eventsMax: 20_000 })).toEqual(sorted(late));
    expect(await readOrdered(file, { events: 0, ns: 9000, eventsMax: 5000 })).toBe('late');
    expect(await readOrdered(file, { events: 0, ns: 1000, eventsMax: 20_000 })).toBe('late');
  });

  it.each(['forty-curls', 'forty-curls-slow'])('of the recording %s needs a small window only', async (name) => {
    const file = `${ROOT}/fixtures/${name}/trace.msgpack.gz`;
    const { events } = await loadTrace(file);
    expect(await readOrdered(file, holding(50))).toEqual(events.map(({ event }) => event));
  });
});
