import { type AddedEvent, RINGS, type Ring, type RecordedEvent, type TraceEvent } from './events.ts';

/**
 * Place of an event in the total order: time, then source, then the number within the source.
 *
 * Two events of one run never share all three, so the order does not depend on how the events were stored.
 */
export interface EventOrder {
  /** ns since the start of the trace. */
  readonly tNs: number;
  /** Ring and CPU of a recorded event, or one of {@link ADDED_SOURCES} (which come after all of those). */
  readonly source: number;
  /** Number within the source. */
  readonly sequence: number;
}

/** An event with its place. */
export interface OrderedEvent<E extends TraceEvent = TraceEvent> extends EventOrder {
  readonly event: E;
}

/** Above the source number of every ring and CPU. */
const FIRST_ADDED_SOURCE = 0x4000_0000;

/**
 * Sources of added events in their order at one instant: the clock steps first, a poll sees all that happened at its
 * time, and a client that registers and polls at the same time is registered first.
 */
export const ADDED_SOURCES = {
  clockStep: FIRST_ADDED_SOURCE,
  processScanFails: FIRST_ADDED_SOURCE + 1,
  register: FIRST_ADDED_SOURCE + 2,
  removeClient: FIRST_ADDED_SOURCE + 3,
  poll: FIRST_ADDED_SOURCE + 4,
} as const satisfies Record<AddedEvent['kind'], number>;

/** Source number of a ring on a CPU: by CPU first, as the recorder's own order (time, CPU, number) has it. */
export function recordedSource(ring: Ring, cpu: number): number {
  return sourceOfRank(RINGS.indexOf(ring), cpu);
}

/** The same for a ring named by its place among {@link RINGS}. */
export function sourceOfRank(ringRank: number, cpu: number): number {
  return (cpu + 1) * RINGS.length + ringRank;
}

/** Gives a recorded event its place. */
export function orderRecorded<E extends RecordedEvent>(event: E): OrderedEvent<E> {
  return { tNs: event.tNs, source: recordedSource(event.ring, event.cpu), sequence: event.cseq, event };
}

/**
 * Gives an added event its place.
 *
 * @param sequence - its number among the added events of its kind, from 0
 */
export function orderAdded<E extends AddedEvent>(event: E, sequence: number): OrderedEvent<E> {
  return { tNs: event.tNs, source: ADDED_SOURCES[event.kind], sequence, event };
}

/** Compares two places; 0 only for the same place. */
export function compareOrder(a: EventOrder, b: EventOrder): number {
  return a.tNs - b.tNs || a.source - b.source || a.sequence - b.sequence;
}
