import { Packr } from 'msgpackr';
import type { RecordedEvent, RecordedKind } from '../model/events.ts';
import { ColumnPacker } from './ColumnPacker.ts';
import { footerFor } from './footerFor.ts';
import { headerFor, type HeaderFacts, type TraceForm } from './headerFor.ts';
import {
  DICTIONARY_KIND,
  fieldsOf,
  FIRST_BATCH_KIND,
  FOOTER_KIND,
  HEADER_KIND,
  RECORDED_KIND_NAMES,
  RECORDED_KINDS,
} from './recordedKinds.ts';
import type { WireMap, WireValue } from './wire.ts';

/** Rows of one batch of a kind with lists (command lines, CPUs): so few that no column exceeds what a reader takes. */
const BATCH_ROWS_WITH_LISTS = 512;
/**
 * Events that wait for their batches at most, all kinds together. Then all batches are written, so that a reader that
 * sorts finds an event no further than this from its place.
 */
const GROUP_EVENTS = 16_384;
/** A batch with so many bytes of user data or rows is written: so few that the last event, however large, fits. */
const BATCH_BLOB_BYTES = 2 * 1024 * 1024;
const KINDS_WITH_LISTS: ReadonlySet<RecordedKind> = new Set(['proc', 'iface', 'loss']);
/** Texts of one dictionary record. */
const DICTIONARY_TEXTS = 16_384;

/**
 * Writes a trace in either form. The same events give the same bytes.
 *
 * ```ts
 * const writer = new TraceWriter({ t0MonoNs: 0n, t0RealNs: undefined, recorder: { version: '1' } }, 'rows');
 * for (const event of events) writer.write(event);
 * const bytes = writer.finish(footerFor(events));
 * ```
 *
 * In rows the events keep their order. In columns each kind collects its own batch, so only the total order is kept.
 */
export class TraceWriter {
  private readonly form: TraceForm;
  private parts: Buffer[] = [];
  private readonly packr = new Packr({ useRecords: false, variableMapSize: true });
  private readonly columns = new ColumnPacker();
  private readonly waiting = new Map<RecordedKind, RecordedEvent[]>();
  private waitingEvents = 0;
  private readonly waitingBlobBytes = new Map<RecordedKind, number>();

  constructor(facts: HeaderFacts, form: TraceForm) {
    this.form = form;
    this.value([HEADER_KIND, headerFor(facts, form)]);
  }

  write(event: RecordedEvent): void {
    if (this.form === 'rows') {
      this.value(rowOf(event));
      return;
    }
    const waiting = this.waiting.get(event.kind) ?? [];
    this.waiting.set(event.kind, waiting);
    waiting.push(event);
    this.waitingEvents += 1;
    const blobBytes = (this.waitingBlobBytes.get(event.kind) ?? 0) + blobBytesOf(event);
    this.waitingBlobBytes.set(event.kind, blobBytes);
    const isFull = waiting.length === BATCH_ROWS_WITH_LISTS && KINDS_WITH_LISTS.has(event.kind);
    if (this.waitingEvents === GROUP_EVENTS) this.flushAll();
    else if (isFull || blobBytes >= BATCH_BLOB_BYTES) this.flush(event.kind);
  }

  /** Adds any value as it is: for records that a test or a newer recorder would write. */
  value(value: WireValue): void {
    this.parts.push(Buffer.from(this.packr.pack(value)));
  }

  /** The bytes so far that were not taken yet; the writer forgets them, so that a long trace needs no memory. */
  take(): Buffer {
    const bytes = Buffer.concat(this.parts);
    this.parts = [];
    return bytes;
  }

  /**
   * Ends the trace.
   *
   * @param footer - `undefined` writes a trace that was cut between two records
   * @returns all bytes that were not taken yet
   */
  finish(footer: WireMap | undefined): Buffer {
    this.flushAll();
    if (footer) this.value([FOOTER_KIND, footer]);
    return Buffer.concat(this.parts);
  }

  private flushAll(): void {
    for (const kind of RECORDED_KIND_NAMES) this.flush(kind);
  }

  private flush(kind: RecordedKind): void {
    const events = this.waiting.get(kind);
    if (!events || events.length === 0) return;
    this.waiting.delete(kind);
    this.waitingBlobBytes.delete(kind);
    this.waitingEvents -= events.length;
    const columns = this.columns.pack(kind, events);
    const texts = this.columns.takeFreshTexts();
    for (let from = 0; from < texts.length; from += DICTIONARY_TEXTS) {
      this.value([DICTIONARY_KIND, texts.slice(from, from + DICTIONARY_TEXTS)]);
    }
    this.value([FIRST_BATCH_KIND + RECORDED_KINDS[kind].number, events.length, columns]);
  }
}

/** All bytes of a trace with these events and a footer that fits them. */
export function packTrace(facts: HeaderFacts, events: readonly RecordedEvent[], form: TraceForm): Buffer {
  const writer = new TraceWriter(facts, form);
  for (const event of events) writer.write(event);
  return writer.finish(footerFor(events));
}

function blobBytesOf(event: RecordedEvent): number {
  if (event.kind === 'etw') return event.data.length;
  if (event.kind === 'flow_rows') return event.rows.length;
  return event.kind === 'driver_stats' ? event.stats.length : 0;
}

function rowOf(event: RecordedEvent): WireValue {
  const values = new Map<string, unknown>(Object.entries(event));
  const fields = fieldsOf(event.kind).map(([field, { type }]) => type.toWire(values.get(field)));
  return [RECORDED_KINDS[event.kind].number, ...fields];
}
