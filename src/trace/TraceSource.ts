import { TraceTooLargeError } from '../errors.ts';
import { assert } from '../model/assert.ts';
import type { RecordedEvent } from '../model/events.ts';
import type { TraceFooter } from './footer.ts';
import type { TraceHeader } from './header.ts';
import { TRACE_LIMITS } from './limits.ts';
import { orderedBatches, type ReorderWindow } from './orderedBatches.ts';
import { readTrace, type ReadTraceOptions } from './readTrace.ts';
import type { TraceHealth } from './TraceHealth.ts';

/**
 * The recorder reads its rings every 50 ms, one ring behind the other. So an event is at most a few hundred places late
 * on a quiet host, and a few hundred milliseconds on a busy one.
 */
const LATE_NS = 500_000_000;
const LATE_EVENTS = 4096;
/** A batch of columns holds the events of its kind out of so many of all kinds. */
const LATE_EVENTS_IN_COLUMNS = 32_768;
const HELD_EVENTS_MAX = 262_144;
/** For a trace that keeps to none of that: more events than the recorder's rings hold by default. */
const LATE_EVENTS_AT_WORST = 1_048_576;

/** A trace file whose events can be read in the total order as often as needed, without all of them in memory. */
export class TraceSource {
  readonly file: string;
  readonly header: TraceHeader;
  private readonly options: ReadTraceOptions;
  private readonly windows: readonly ReorderWindow[];
  private widened = 0;
  private found: TraceHealth | undefined;
  private end: TraceFooter | undefined;

  private constructor(file: string, header: TraceHeader, options: ReadTraceOptions) {
    this.file = file;
    this.header = header;
    this.options = options;
    const hasColumns = header.kinds.some(({ name }) => name.startsWith('batch:'));
    const events = hasColumns ? LATE_EVENTS_IN_COLUMNS : LATE_EVENTS;
    this.windows = [
      { events, ns: LATE_NS, eventsMax: HELD_EVENTS_MAX },
      fixedWindow(LATE_EVENTS_AT_WORST),
      fixedWindow(TRACE_LIMITS.eventsMax),
    ];
  }

  /**
   * Reads the header.
   *
   * @param file - not standard input: that cannot be read twice
   * @throws as `readTrace` does
   */
  static async open(file: string, options: ReadTraceOptions = {}): Promise<TraceSource> {
    const reader = await readTrace(file, options);
    await reader.close();
    return new TraceSource(file, reader.header, options);
  }

  /** How far the trace can be believed: known when its events were read to the end. */
  get health(): TraceHealth {
    assert(this.found !== undefined, 'the health of a trace is known when it is read');
    return this.found;
  }

  /** Known when the events were read to the end; `undefined` before, and for a trace that was cut. */
  get footer(): TraceFooter | undefined {
    return this.end;
  }

  /**
   * All events in the total order.
   *
   * @throws LateEventError when the window is too small: what was read before is right, but must be read anew from the
   * beginning, after {@link TraceSource.widen}; as `readTrace` does
   */
  async *batches(): AsyncGenerator<readonly RecordedEvent[]> {
    const reader = await readTrace(this.file, this.options);
    yield* orderedBatches(reader, this.windows[this.widened]!);
    this.found = reader.health();
    this.end = reader.footer;
  }

  /** Holds more events back from the next reading on. @throws TraceTooLargeError when all were held back already */
  widen(): void {
    this.widened += 1;
    if (this.widened === this.windows.length) throw new TraceTooLargeError(this.file, TRACE_LIMITS.eventsMax);
  }
}

function fixedWindow(events: number): ReorderWindow {
  return { events, ns: 0, eventsMax: events };
}
