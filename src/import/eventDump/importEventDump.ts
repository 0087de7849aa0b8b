import { EventDumpError } from '../../errors.ts';
import type { RecordedEvent } from '../../model/events.ts';
import { FooterCounter } from '../../trace/FooterCounter.ts';
import type { TraceForm } from '../../trace/headerFor.ts';
import { TraceWriter } from '../../trace/TraceWriter.ts';
import { DumpClock } from './DumpClock.ts';
import { headerFactsOf, startOf, toDumpHead } from './dumpHead.ts';
import { DumpProblem } from './DumpProblem.ts';
import { type DumpRecord, fileTimeOf, toDumpRecord, toRecordedEvent } from './dumpRecord.ts';
import type { DumpedValue, EventDump } from './readEventDump.ts';

/** A trace takes that many bytes before they are handed on. */
const PIECE_EVENTS = 4096;

/**
 * Turns a dump of raw events into the bytes of a trace, piece by piece.
 *
 * @param file - its name, for errors
 * @param observe - told every event in the order of the trace
 * @throws EventDumpError naming the place in the dump; as `readEventDump` does
 */
export async function* importEventDump(
  file: string,
  dump: EventDump,
  form: TraceForm,
  observe: (event: RecordedEvent) => void,
): AsyncGenerator<Buffer> {
  try {
    yield* pieces(file, dump, form, observe);
  } finally {
    await dump.close();
  }
}

async function* pieces(
  file: string,
  { head: dumpedHead, records }: EventDump,
  form: TraceForm,
  observe: (event: RecordedEvent) => void,
): AsyncGenerator<Buffer> {
  const head = at(file, dumpedHead, toDumpHead);
  const clock = new DumpClock(at(file, dumpedHead, () => startOf(head)));
  const counter = new FooterCounter();
  let writer: TraceWriter | undefined;
  const begin = (): TraceWriter =>
    new TraceWriter(
      at(file, dumpedHead, () => headerFactsOf(head, clock.startUnixNs)),
      form,
    );
  let events = 0;
  for await (const dumped of records) {
    const event = at(file, dumped, (value) => {
      const record = toDumpRecord(value);
      if (events === 0) clock.begin(timesOf(record));
      return toRecordedEvent(record, clock, events);
    });
    writer ??= begin();
    writer.write(event);
    counter.observe(event);
    observe(event);
    events += 1;
    if (events % PIECE_EVENTS === 0) yield writer.take();
  }
  writer ??= begin();
  yield writer.finish(counter.footer());
}

function timesOf(record: DumpRecord): { t: number | undefined; fileTime: bigint | undefined } {
  return { t: record.t, fileTime: fileTimeOf(record) };
}

/** Says where in the file a problem is. */
function at<T>(file: string, { place, value }: DumpedValue, read: (value: unknown) => T): T {
  try {
    return read(value);
  } catch (error) {
    throw error instanceof DumpProblem ? new EventDumpError(file, place, error.message, error.remedy) : error;
  }
}
