import type { RecordedEvent } from '../model/events.ts';
import { type OrderedEvent, orderRecorded } from '../model/order.ts';
import { TraceTooLargeError } from '../errors.ts';
import type { RunResult } from '../sim/runResult.ts';
import { type RunSettings, simulate, simulateBatches } from '../sim/simulate.ts';
import { TRACE_LIMITS } from '../trace/limits.ts';
import { LateEventError } from '../trace/LateEventError.ts';
import type { TraceSource } from '../trace/TraceSource.ts';

/** The events of a run in total order: a list, or a file that is read anew for every run. */
export type EventInput = readonly OrderedEvent<RecordedEvent>[] | TraceSource;

/** Runs the events through the agent. @throws as `readTrace` does, and TraceTooLargeError */
export async function runEvents(settings: RunSettings, events: EventInput): Promise<RunResult> {
  if (isList(events)) return simulate({ ...settings, events });
  return inOrder(events, () => simulateBatches(settings, events.batches()));
}

/** All events in memory, for what runs them many times. @throws as {@link runEvents} */
export async function listEvents(events: EventInput): Promise<readonly OrderedEvent<RecordedEvent>[]> {
  if (isList(events)) return events;
  return inOrder(events, async () => {
    const all: OrderedEvent<RecordedEvent>[] = [];
    for await (const batch of events.batches()) {
      if (all.length + batch.length > TRACE_LIMITS.eventsMax) {
        throw new TraceTooLargeError(events.file, TRACE_LIMITS.eventsMax);
      }
      for (const event of batch) all.push(orderRecorded(event));
    }
    return all;
  });
}

/**
 * Finds events by their numbers in the total order, from 1.
 *
 * @throws as {@link runEvents}
 */
export async function findEvents(
  numbers: ReadonlySet<number>,
  events: EventInput,
): Promise<ReadonlyMap<number, RecordedEvent>> {
  const found = new Map<number, RecordedEvent>();
  await forEachEvent(events, (event, number) => {
    if (numbers.has(number)) found.set(number, event);
  });
  return found;
}

/**
 * Looks at all events in total order, with their numbers from 1; from the beginning again, when one came too late for
 * its place.
 *
 * @throws as {@link runEvents}
 */
export async function forEachEvent(
  events: EventInput,
  look: (event: RecordedEvent, number: number) => void,
): Promise<void> {
  if (isList(events)) {
    for (const [index, { event }] of events.entries()) look(event, index + 1);
    return;
  }
  await inOrder(events, async () => {
    let before = 0;
    for await (const batch of events.batches()) {
      for (const [index, event] of batch.entries()) look(event, before + index + 1);
      before += batch.length;
    }
  });
}

function isList(events: EventInput): events is readonly OrderedEvent<RecordedEvent>[] {
  return Array.isArray(events);
}

/** Begins anew with a wider window as long as events come too late for it. */
async function inOrder<T>(source: TraceSource, read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof LateEventError)) throw error;
      source.widen();
    }
  }
}
