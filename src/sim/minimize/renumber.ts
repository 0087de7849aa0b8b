import { orderRecorded } from '../../model/order.ts';
import type { EventList } from '../runFunction.ts';

/**
 * Gives events that were picked out of a trace new numbers, so that they look like a whole recording: none is missing
 * among those of a ring and CPU.
 */
export function renumber(events: EventList): EventList {
  const next = new Map<number, number>();
  return events.map(({ event, source }) => {
    const cseq = next.get(source) ?? 0;
    next.set(source, cseq + 1);
    return orderRecorded({ ...event, cseq });
  });
}
