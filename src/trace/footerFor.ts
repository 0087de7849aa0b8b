import type { RecordedEvent } from '../model/events.ts';
import { FooterCounter } from './FooterCounter.ts';
import type { WireMap } from './wire.ts';

/** The footer of a trace with these events; see {@link FooterCounter}. */
export function footerFor(events: readonly RecordedEvent[]): WireMap {
  const counter = new FooterCounter();
  for (const event of events) counter.observe(event);
  return counter.footer();
}
