import { NotATraceError, TraceCorruptError, type TracePlace, TraceTruncatedError } from '../errors.ts';
import { assert } from '../model/assert.ts';
import type { RecordedEvent } from '../model/events.ts';
import type { TraceFooter } from './footer.ts';
import type { TraceHeader } from './header.ts';
import { openBytes, type OpenBytes } from './openBytes.ts';
import { TraceDecoder } from './TraceDecoder.ts';
import { HealthCounter, type TraceCut, type TraceHealth } from './TraceHealth.ts';
import { ValueBuffer } from './ValueBuffer.ts';
import { WireMismatchError } from './wire.ts';

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
  private readonly source: AsyncGenerator<readonly RecordedEvent[]>;
  private cut: TraceCut | undefined;

  constructor(file: string, bytes: OpenBytes, isTruncationAllowed: boolean) {
    this.file = file;
    this.bytes = bytes;
    this.isTruncationAllowed = isTruncationAllowed;
    this.decoder = new TraceDecoder(file);
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

  /** Events in pieces of what one read of the file brought: faster than one by one. */
  async *batches(): AsyncGenerator<readonly RecordedEvent[]> {
    for await (const events of this.source) if (events.length > 0) yield events;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RecordedEvent> {
    for await (const events of this.source) yield* events;
  }

  /** Yields one empty piece when the header is read, then the events. */
  private async *run(): AsyncGenerator<readonly RecordedEvent[]> {
    let isHeaderAnnounced = false;
    for await (const chunk of this.bytes.chunks) {
      this.values.append(chunk);
      if (!this.decoder.header) this.checkBeginning(chunk);
      for (const events of this.decodeWhole()) {
        if (events instanceof Error) throw events;
        if (!this.decoder.header) continue;
        if (!isHeaderAnnounced) yield [];
        isHeaderAnnounced = true;
        yield events;
      }
    }
    this.checkEnd();
  }

  /** Decodes what is whole: its events, then the error that ends them, if there is one. */
  private *decodeWhole(): Generator<readonly RecordedEvent[] | Error> {
    const { values, bad } = this.values.take();
    const events: RecordedEvent[] = [];
    for (const { value, byteOffset } of values) {
      try {
        for (const event of this.decoder.decode(value)) {
          this.counter.observe(event);
          events.push(event);
        }
      } catch (error) {
        yield events;
        yield error instanceof WireMismatchError ? this.corrupt(error.message, byteOffset) : asError(error);
        return;
      }
    }
    yield events;
    if (bad) yield this.corrupt(`there is ${bad.problem}`, bad.byteOffset);
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

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
