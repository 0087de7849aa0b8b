import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/model/events.ts';
import { Random } from '../../src/sim/random.ts';
import { footerFor } from '../../src/trace/footerFor.ts';
import type { TraceForm } from '../../src/trace/headerFor.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { orderedBatches } from '../../src/trace/orderedBatches.ts';
import { readTrace } from '../../src/trace/readTrace.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { SAMPLE_FACTS } from './sampleTrace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const SEED = Number(process.env['FLOWPROOF_SEED'] ?? 1);
const FORMS = ['rows', 'columns'] as const;

/** Events as a session delivers them: many at one time, the times in their headers going back and forth. */
function delivered(count: number, random: Random): RecordedEvent[] {
  return Array.from({ length: count }, (_, cseq): RecordedEvent => {
    const prefix = { tNs: (cseq >> 3) * 100, cpu: -1, cseq, ring: 'user' } as const;
    if (cseq % 50 === 49) {
      const read = { reader: undefined, table: 'open', api: 0x17, rounds: 1, errorCode: undefined } as const;
      return { kind: 'flow_rows', ...prefix, ...read, rows: 'r'.repeat(188 * random.below(3)) };
    }
    return {
      kind: 'etw',
      ...prefix,
      fileTime: 133_252_832_570_000_000n + BigInt(random.below(1000)),
      id: random.below(2) === 0 ? 12 : 23,
      version: 0,
      level: 4,
      keyword: 6n,
      activityId: String(cseq).padStart(16, '0'),
      relatedActivityId: undefined,
      pid: 4,
      tid: undefined,
      processor: random.below(4),
      provider: undefined,
      data: 'd'.repeat(random.below(40)),
    };
  });
}

describe('the order of Windows events', () => {
  const folder = temporaryFolder();

  function write(name: string, events: readonly RecordedEvent[], form: TraceForm): string {
    const writer = new TraceWriter(SAMPLE_FACTS, form);
    for (const event of events) writer.write(event);
    return folder.write(name, writer.finish(footerFor(events)));
  }

  it.each(FORMS)(`is that of delivery although file times go back, in %s (seed ${SEED})`, async (form) => {
    const random = new Random(SEED);
    const events = delivered(40_000, random);
    // Batches of columns hold one kind each, so that the file has another order than the session had.
    const file = write(form, events, form);
    expect((await loadTrace(file)).events.map(({ event }) => event)).toEqual(events);
    const read: RecordedEvent[] = [];
    const window = { events: 20_000, ns: 0, eventsMax: 20_000 };
    for await (const batch of orderedBatches(await readTrace(file), window)) read.push(...batch);
    expect(read).toEqual(events);
  });

  it.each(FORMS)('is found again when a file holds them shuffled, in %s', async (form) => {
    const random = new Random(SEED);
    const events = delivered(2000, random);
    const shuffled = events.map((event) => ({ event, key: random.below(1000) })).toSorted((a, b) => a.key - b.key);
    const file = write(
      `shuffled ${form}`,
      shuffled.map(({ event }) => event),
      form,
    );
    expect((await loadTrace(file)).events.map(({ event }) => event)).toEqual(events);
  });

  it.each(FORMS)('survives reads of full driver tables and events of 64 KB, in %s', async (form) => {
    const [first] = delivered(1, new Random(SEED));
    const read = {
      kind: 'flow_rows',
      reader: 'event',
      table: 'closed',
      api: 0x18,
      rounds: 9,
      errorCode: undefined,
    } as const;
    const at = (cseq: number) => ({ tNs: cseq, cpu: -1, cseq, ring: 'user' }) as const;
    const large = Array.from({ length: 40 }, (_, cseq): RecordedEvent => {
      if (cseq % 20 === 19) return { ...read, ...at(cseq), rows: '\u00ff'.repeat(65_535 * 194) };
      return { ...first, ...at(cseq), kind: 'etw', data: '\u0080'.repeat(65_535) } as RecordedEvent;
    });
    const { events, health } = await loadTrace(write(`large ${form}`, large, form));
    expect(health.isComplete).toBe(true);
    expect(events.map(({ event }) => event)).toEqual(large);
  });

  it('does not fill the dictionary of columns with what seldom comes twice', () => {
    const writer = new TraceWriter(SAMPLE_FACTS, 'columns');
    writer.take();
    for (const event of delivered(1000, new Random(SEED))) {
      if (event.kind === 'etw') writer.write({ ...event, data: `unlike ${event.cseq}` });
    }
    const bytes = writer.finish(undefined).toString('latin1');
    expect(bytes).toContain('unlike 7');
    // A dictionary record begins with a list of two and its kind, 64.
    expect(bytes).not.toContain('\u0092@');
  });
});
