import { Packr } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent, RecordedKind } from '../../src/model/events.ts';
import { Random } from '../../src/sim/random.ts';
import { ColumnBlock } from '../../src/trace/ColumnBlock.ts';
import type { EventBlock } from '../../src/trace/EventBlock.ts';
import { makerOf } from '../../src/trace/eventMakers.ts';
import { fieldsOf, RECORDED_KIND_NAMES } from '../../src/trace/recordedKinds.ts';
import { RecordReader } from '../../src/trace/RecordReader.ts';
import { RowBlock } from '../../src/trace/RowBlock.ts';
import { ROOM_BYTES, RowReader } from '../../src/trace/RowReader.ts';
import { TraceDecoder } from '../../src/trace/TraceDecoder.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { ValueBuffer } from '../../src/trace/ValueBuffer.ts';
import { WireMismatchError } from '../../src/trace/wire.ts';
import { randomEvent } from './randomEvent.ts';
import { SAMPLE_EVENTS, SAMPLE_FACTS } from './sampleTrace.ts';

const SEED = Number(process.env['FLOWPROOF_SEED'] ?? 1);
const FREQUENT = RECORDED_KIND_NAMES.filter((kind) => makerOf(kind) !== undefined);

/** What a reader of the bytes got: the events, and the words of the error that ended them. */
interface Outcome {
  readonly events: readonly RecordedEvent[];
  readonly problem: string | undefined;
}

function bytesOf(events: readonly RecordedEvent[], form: 'rows' | 'columns'): { head: Buffer; body: Buffer } {
  const writer = new TraceWriter(SAMPLE_FACTS, form);
  const head = writer.take();
  for (const event of events) writer.write(event);
  return { head, body: writer.finish(undefined) };
}

function eventsOf(block: EventBlock): RecordedEvent[] {
  return Array.from({ length: block.length }, (_, row) => block.event(row));
}

/** The way of the reader: rows of the usual form from their bytes, the rest as below. */
function readFast(bytes: Buffer): Outcome {
  const values = new ValueBuffer();
  values.append(bytes);
  const events: RecordedEvent[] = [];
  for (const block of new RecordReader(values, new TraceDecoder('x')).blocks()) {
    if ('problem' in block) return { events, problem: block.problem };
    events.push(...eventsOf(block));
  }
  return { events, problem: undefined };
}

/** The general way for every record: scanner, msgpackr, field by field. */
function readGenerally(bytes: Buffer): Outcome {
  const values = new ValueBuffer();
  values.append(bytes);
  const decoder = new TraceDecoder('x');
  const rows = new RowBlock();
  for (let next = values.next(); next !== undefined; next = values.next()) {
    if ('problem' in next) return { events: rows.events, problem: next.problem };
    try {
      decoder.decode(next.value, rows);
    } catch (error) {
      if (!(error instanceof WireMismatchError)) throw error;
      return { events: rows.events, problem: error.message };
    }
  }
  return { events: rows.events, problem: undefined };
}

describe('the fast way through a trace', () => {
  it.each(FREQUENT)('reads a row of the kind %s from its bytes, to its last one', (kind) => {
    const reader = new RowReader();
    for (const event of eventsOfKind(kind)) {
      const { body } = bytesOf([event], 'rows');
      const padded = Buffer.concat([body, Buffer.alloc(ROOM_BYTES)]);
      const at = fieldsOf(kind).length + 1 < 16 ? 2 : 4;
      reader.begin(padded, at, padded.length);
      expect(makerOf(kind)?.(reader)).toEqual(event);
      expect(reader).toMatchObject({ isStrange: false, at: body.length });
    }
  });

  it.each(FREQUENT)('makes events of the kind %s from columns, all with the same keys', (kind) => {
    const events = eventsOfKind(kind);
    const { head, body } = bytesOf(events, 'columns');
    const values = new ValueBuffer();
    values.append(Buffer.concat([head, body]));
    const blocks = [...new RecordReader(values, new TraceDecoder('x')).blocks()];
    const made = blocks.flatMap((block) => ('problem' in block ? [] : eventsOf(block)));
    expect(blocks.every((block) => block instanceof ColumnBlock)).toBe(true);
    expect(made).toEqual(events);
    expect(new Set(made.map((event) => Object.keys(event).join())).size).toBe(1);
  });

  it(`finds in damaged rows what the general way finds (seed ${SEED})`, () => {
    const random = new Random(SEED);
    const frequent = SAMPLE_EVENTS.filter(({ kind }) => FREQUENT.includes(kind));
    const { head, body } = bytesOf(frequent, 'rows');
    let damaged = 0;
    for (let round = 0; round < 4000; round += 1) {
      const bytes = Buffer.concat([head, body]);
      for (let times = random.below(2); times >= 0; times -= 1) {
        bytes[head.length + random.below(body.length)] = random.below(256);
      }
      // Room behind the last record, so that every record is tried the fast way; a 0 is no record for either reader.
      const padded = Buffer.concat([bytes, Buffer.alloc(ROOM_BYTES)]);
      const general = readGenerally(padded);
      expect(readFast(padded), `round ${round} with seed ${SEED}`).toEqual(general);
      damaged += general.events.length === frequent.length ? 0 : 1;
    }
    expect(damaged).toBeGreaterThan(200);
  });

  it('leaves encodings that it does not know to the general way', () => {
    const packr = new Packr({ useRecords: false });
    const { head } = bytesOf([], 'rows');
    const rows = [
      [31, 5, 1, 0, 1, 7n, 'rx', 2.0, 0, 16],
      [31, 5.0, 1, null, null, 7, 'tx', 2, 0, 16],
      [31, 6, null, 1, 9, 7, 'tx', 2, 0, 16, 'a later field'],
      [20, 6, 1, 2, 0, 7, 2, 6, null, null, 'caf\u00e9', null, null, null, 0],
      [31, 6, 1, 3, 1, 7, 'up', 2, 0, 16],
    ];
    const bytes = Buffer.concat([head, ...rows.map((row) => packr.pack(row)), Buffer.alloc(ROOM_BYTES)]);
    const outcome = readFast(bytes);
    expect(outcome).toEqual(readGenerally(bytes));
    expect(outcome.events).toHaveLength(4);
    expect(outcome.problem).toMatch(/`segment` has a wrong `dir`/);
  });
});

function eventsOfKind(kind: RecordedKind): RecordedEvent[] {
  const random = new Random(SEED);
  const samples = SAMPLE_EVENTS.filter((event) => event.kind === kind && isAscii(event));
  return [...samples, ...Array.from({ length: 300 }, (_, cseq) => randomEvent(kind, cseq, random))];
}

/** A text beyond ASCII takes the general way. */
function isAscii(event: RecordedEvent): boolean {
  return event.kind !== 'proc' || event.argv.every((argument) => Buffer.byteLength(argument) === argument.length);
}
