import type { RecordedEvent } from '../model/events.ts';
import { LateEventError } from './LateEventError.ts';
import { OrderedMerge } from './OrderedMerge.ts';
import type { TraceReader } from './readTrace.ts';

/** Events of one batch at most. */
const BATCH_EVENTS = 2048;

/** Which events are held back, because an earlier one may still come. */
export interface ReorderWindow {
  /** The last so many events in any case: an event may stand so many places behind its own. */
  readonly events: number;
  /** Events that are no older than this, against the newest one ... */
  readonly ns: number;
  /** ... but no more events than this. */
  readonly eventsMax: number;
}

/**
 * The events of a trace in the total order, while it is read: the same that sorting all of it would give.
 *
 * @throws LateEventError when the window was too small; as the reader does
 */
export async function* orderedBatches(
  reader: TraceReader,
  window: ReorderWindow,
): AsyncGenerator<readonly RecordedEvent[]> {
  const merge = new OrderedMerge();
  for await (const block of reader.blocks()) {
    if (!merge.add(block)) throw new LateEventError();
    while (merge.waiting >= window.events + BATCH_EVENTS) {
      const isFull = merge.waiting >= window.eventsMax + BATCH_EVENTS;
      const batch = merge.take(BATCH_EVENTS, isFull ? Infinity : merge.newestNs - window.ns);
      if (batch.length === 0) break;
      yield batch;
    }
  }
  while (merge.waiting > 0) yield merge.take(BATCH_EVENTS);
}
