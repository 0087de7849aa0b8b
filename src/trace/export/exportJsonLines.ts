import { eventToJson } from '../eventJson.ts';
import type { TraceSource } from '../TraceSource.ts';

/**
 * A trace as lines of JSON in the total order: `{"header": …}`, the events as `trace cat` prints them, `{"footer": …}`
 * with what is known of the trace's health.
 *
 * @throws LateEventError, as `TraceSource.batches` does
 */
export async function* exportJsonLines(source: TraceSource): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify({ header: source.header.json })}\n`);
  for await (const batch of source.batches()) {
    yield Buffer.from(batch.map((event) => `${JSON.stringify(eventToJson(event))}\n`).join(''));
  }
  const { isComplete, lostEvents, eventsRead, taintedFlows } = source.health;
  const footer = { complete: isComplete, events: eventsRead, lostEvents, taintedFlows: taintedFlows.size };
  yield Buffer.from(`${JSON.stringify({ footer })}\n`);
}
