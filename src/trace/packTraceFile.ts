import { TraceInvalidError } from '../errors.ts';
import type { TraceForm } from './headerFor.ts';
import { keptHeaderFacts } from './keptHeaderFacts.ts';
import { readTrace, type ReadTraceOptions } from './readTrace.ts';
import type { TraceHealth } from './TraceHealth.ts';
import { TraceWriter } from './TraceWriter.ts';

/**
 * The bytes of a trace in another form, with the same events and the same footer; memory stays bounded.
 *
 * @param done - told how the trace was, before the last piece
 * @throws TraceInvalidError when there are records of unknown kinds, which would be lost; as `readTrace` does
 */
export async function* packTraceFile(
  file: string,
  form: TraceForm,
  options: ReadTraceOptions,
  done: (health: TraceHealth) => void,
): AsyncGenerator<Buffer> {
  const reader = await readTrace(file, options);
  const writer = new TraceWriter(keptHeaderFacts(reader.header), form);
  for await (const batch of reader.batches()) {
    for (const event of batch) writer.write(event);
    yield writer.take();
  }
  const health = reader.health();
  if (health.unknownRecords > 0) {
    const lost = `${health.unknownRecords} records are of kinds that this flowproof does not know, and would be lost`;
    throw new TraceInvalidError(file, [lost]);
  }
  done(health);
  yield writer.finish(reader.footer?.json);
}
