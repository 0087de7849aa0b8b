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
  if (isList(events)) {
    for (const number of numbers) {
      const ordered = events[number - 1];
      if (ordered) found.set(number, ordered.event);
    }
    return found;
  }
  await inOrder(events, async () => {
    let before = 0;
    for await (const batch of events.batches()) {
      for (const [index, event] of batch.entries()) {
        if (numbers.has(before + index + 1)) found.set(before + index + 1, event);
      }
      before += batch.length;
    }
  });
  return found;
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
