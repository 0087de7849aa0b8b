import { NotATraceError, TraceCorruptError, type TracePlace, TraceTruncatedError } from '../errors.ts';
import { assert } from '../model/assert.ts';
import type { RecordedEvent } from '../model/events.ts';
import type { EventBlock } from './EventBlock.ts';
import type { TraceFooter } from './footer.ts';
import type { TraceHeader } from './header.ts';
import { openBytes, type OpenBytes } from './openBytes.ts';
import { RecordReader } from './RecordReader.ts';
import { RowBlock } from './RowBlock.ts';
import { TraceDecoder } from './TraceDecoder.ts';
import { HealthCounter, type TraceCut, type TraceHealth } from './TraceHealth.ts';
import { ValueBuffer } from './ValueBuffer.ts';

export interface ReadTraceOptions {
  /** Take what is whole of a trace that was cut, instead of failing at its end. */
  readonly allowTruncated?: boolean;
}

/**
 * Opens a trace and reads its header. The events follow while the reader is walked through; memory stays bounded.
 *
 * @throws FileMissingError, FileUnreadableError, NotATraceError, TraceHeaderError, TraceTruncatedError,
 * TraceCorruptError
 */
export async function readTrace(file: string, options: ReadTraceOptions = {}): Promise<TraceReader> {
  const reader = new TraceReader(file, await openBytes(file), options.allowTruncated ?? false);
  await reader.readHeader();
  return reader;
}

/** A trace that is being read, in the order of the file. `footer` and `health` are final when all events are read. */
export class TraceReader {
  readonly file: string;
  private readonly bytes: OpenBytes;
  private readonly isTruncationAllowed: boolean;
  private readonly decoder: TraceDecoder;
  private readonly counter = new HealthCounter();
  private readonly values = new ValueBuffer();
  private readonly records: RecordReader;
  private readonly source: AsyncGenerator<EventBlock | undefined>;
  private cut: TraceCut | undefined;

  constructor(file: string, bytes: OpenBytes, isTruncationAllowed: boolean) {
    this.file = file;
    this.bytes = bytes;
    this.isTruncationAllowed = isTruncationAllowed;
    this.decoder = new TraceDecoder(file);
    this.records = new RecordReader(this.values, this.decoder);
    this.source = this.run();
  }

  get header(): TraceHeader {
    assert(this.decoder.header !== undefined, 'a reader is handed out with its header read');
    return this.decoder.header;
  }

  /** `undefined` while events are still to come, and in a trace that was cut. */
  get footer(): TraceFooter | undefined {
    return this.decoder.footer;
  }

  /** How far the trace can be believed, as far as it is read. */
  health(): TraceHealth {
    return this.counter.conclude(this.footer, this.cut, this.decoder.unknownRecords);
  }

  /** Reads on to the first piece of events. Called once, by {@link readTrace}. */
  async readHeader(): Promise<void> {
    await this.source.next();
  }

  /** Leaves the trace before its end. Not needed when all events are read, or a loop over them is left. */
  async close(): Promise<void> {
    await this.source.return(undefined);
  }

  /** Events in blocks as they stand in the file; those of a batch are made when they are asked for. */
  async *blocks(): AsyncGenerator<EventBlock> {
    for await (const block of this.source) if (block && block.length > 0) yield block;
  }

  /** Events in pieces of some thousands: faster than one by one. */
  async *batches(): AsyncGenerator<readonly RecordedEvent[]> {
    for await (const block of this.blocks()) yield eventsOf(block);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RecordedEvent> {
    for await (const block of this.blocks()) yield* eventsOf(block);
  }

  /** Yields `undefined` when the header is read, then the events. */
  private async *run(): AsyncGenerator<EventBlock | undefined> {
    let isHeaderAnnounced = false;
    for await (const chunk of this.bytes.chunks) {
      this.values.append(chunk);
      if (!this.decoder.header) this.checkBeginning(chunk);
      for (const block of this.records.blocks()) {
        if ('problem' in block) throw this.corrupt(block.problem, block.byteOffset);
        this.counter.observe(block);
        if (!isHeaderAnnounced) yield undefined;
        isHeaderAnnounced = true;
        yield block;
      }
      if (isHeaderAnnounced || !this.decoder.header) continue;
      yield undefined;
      isHeaderAnnounced = true;
    }
    this.checkEnd();
  }

  /** A trace begins with a list whose first element is the kind 0. */
  private checkBeginning(chunk: Buffer): void {
    if (this.values.byteOffset > 0 || this.values.pendingBytes !== chunk.length) return;
    const [first, second] = chunk;
    const isList = first !== undefined && ((first > 0x90 && first < 0xa0) || first === 0xdc || first === 0xdd);
    if (!isList || (first < 0xa0 && second !== undefined && second !== 0)) {
      throw new NotATraceError(this.file, `it begins with the bytes ${chunk.subarray(0, 4).toString('hex')}`);
    }
  }

  private checkEnd(): void {
    if (this.bytes.end === 'damaged') throw this.corrupt('the gzip data is damaged', this.values.byteOffset);
    const how = this.howCut();
    if (how === undefined) return;
    this.cut = { byteOffset: this.values.byteOffset, isUnpacked: this.bytes.isGzip, how };
    if (this.isTruncationAllowed && this.decoder.header) return;
    throw new TraceTruncatedError(this.file, how, this.place(this.values.byteOffset));
  }

  private howCut(): string | undefined {
    if (!this.decoder.header) return 'inside its header';
    if (this.values.pendingBytes > 0) return 'inside a record';
    if (!this.decoder.footer) return 'without a footer';
    return this.bytes.end === 'cut' ? 'before the end mark of gzip' : undefined;
  }

  private corrupt(problem: string, byteOffset: number): TraceCorruptError {
    return new TraceCorruptError(this.file, problem, this.place(byteOffset));
  }

  private place(byteOffset: number): TracePlace {
    return { byteOffset, eventsRead: this.counter.eventsRead, isUnpacked: this.bytes.isGzip };
  }
}

function eventsOf(block: EventBlock): readonly RecordedEvent[] {
  return block instanceof RowBlock ? block.events : Array.from({ length: block.length }, (_, row) => block.event(row));
}
