import { TraceTooLargeError } from '../errors.ts';
import type { RecordedEvent } from '../model/events.ts';
import { compareOrder, type OrderedEvent, orderRecorded } from '../model/order.ts';
import type { TraceFooter } from './footer.ts';
import type { TraceHeader } from './header.ts';
import { TRACE_LIMITS } from './limits.ts';
import { readTrace, type ReadTraceOptions } from './readTrace.ts';
import type { TraceHealth } from './TraceHealth.ts';

/** A whole trace in memory. */
export interface LoadedTrace {
  readonly header: TraceHeader;
  /** `undefined` when the trace was cut. */
  readonly footer: TraceFooter | undefined;
  readonly health: TraceHealth;
  /** In the total order of events, whatever their order in the file. */
  readonly events: readonly OrderedEvent<RecordedEvent>[];
}

export interface LoadTraceOptions extends ReadTraceOptions {
  readonly eventsMax?: number;
}

/**
 * Reads a whole trace and sorts it.
 *
 * @throws as `readTrace` does, and TraceTooLargeError
 */
export async function loadTrace(file: string, options: LoadTraceOptions = {}): Promise<LoadedTrace> {
  const reader = await readTrace(file, options);
  const eventsMax = options.eventsMax ?? TRACE_LIMITS.eventsMax;
  const events: OrderedEvent<RecordedEvent>[] = [];
  for await (const batch of reader.batches()) {
    if (events.length + batch.length > eventsMax) throw new TraceTooLargeError(file, eventsMax);
    for (const event of batch) events.push(orderRecorded(event));
  }
  return {
    header: reader.header,
    footer: reader.footer,
    health: reader.health(),
    events: events.toSorted(compareOrder),
  };
}
