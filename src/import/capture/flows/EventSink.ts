import type { RecordedEvent, RecordedPrefix, Ring } from '../../../model/events.ts';

/** A capture does not tell CPUs: all events are of the first. */
const CPU = 0;
/** Times before the first packet, for what was there at the beginning. */
const FIRST_PACKET_NS = 1_000_000;

/**
 * Takes the events of an import in their order. No two have the same time: packets of one instant stay in the order in
 * which they were captured, and so do the events of one packet.
 */
export class EventSink {
  /** Time 0 of the trace, ns since 1970. */
  readonly startNs: bigint;
  private readonly numbers: Record<Ring, number> = { user: 0, life: 0, data: 0 };
  private nowNs = -1;
  private events: RecordedEvent[] = [];

  /** @param firstPacketNs - time of the first packet, ns since 1970 */
  constructor(firstPacketNs: bigint) {
    this.startNs = firstPacketNs - BigInt(FIRST_PACKET_NS);
  }

  /** The events that follow happen at this time, or right after the last one when that is later. */
  at(timeNs: bigint): void {
    this.nowNs = Math.max(this.nowNs, Number(timeNs - this.startNs) - 1);
  }

  /** What the next event begins with. */
  next(ring: Ring): RecordedPrefix {
    this.nowNs += 1;
    const cseq = this.numbers[ring];
    this.numbers[ring] += 1;
    return { tNs: this.nowNs, cpu: ring === 'user' ? -1 : CPU, cseq, ring };
  }

  push(event: RecordedEvent): void {
    this.events.push(event);
  }

  /** The events since the last call. */
  take(): readonly RecordedEvent[] {
    const { events } = this;
    this.events = [];
    return events;
  }
}
