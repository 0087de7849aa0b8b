import type { LossEvent, RecordedEvent } from '../../model/events.ts';
import type { LosingRing } from './RecorderLoss.ts';

/** What is known of one ring. */
interface RingReading {
  /** All of its events until then are in the file, ns. */
  untilNs: number;
  /** Events so far, and how many there had been to be read when the recorder last told its sums. */
  events: number;
  told: number;
}

/**
 * Until when a trace that was cut shows everything.
 *
 * A recorder reads its sources in turn and writes what it reads at once, so the file holds a beginning of each: of one
 * whose last event is there, everything before that event. So all is there until the earliest of the last times. A
 * source that is silent would hold that back, but the recorder's own sums tell of it: a `loss` record whose attempts are
 * all delivered or lost, or a `tick`, which it writes when nothing was numbered since the last sums.
 */
export class CutHorizon {
  private readonly rings: Record<LosingRing, RingReading> = { life: unread(), data: unread() };
  private packetsUntilNs: number;

  /** @param needsPackets - whether the packets of the agent's view count */
  constructor(needsPackets: boolean) {
    this.packetsUntilNs = needsPackets ? -Infinity : Infinity;
  }

  /** The next event in order of time. */
  observe(event: RecordedEvent): void {
    const { ring, tNs } = event;
    if (ring !== 'user') {
      const reading = this.rings[ring];
      reading.events += 1;
      reading.untilNs = Math.max(reading.untilNs, tNs);
    } else if (event.kind === 'packet') {
      this.packetsUntilNs = Math.max(this.packetsUntilNs, tNs);
    } else if (event.kind === 'tick') {
      this.nothingSince(tNs);
    } else if (event.kind === 'loss') {
      this.sums(event);
    }
  }

  /** ns since the start of the trace; -Infinity when a source never showed anything. */
  get wholeUntilNs(): number {
    return Math.min(this.rings.life.untilNs, this.rings.data.untilNs, this.packetsUntilNs);
  }

  private sums({ ringName, perCpu, tNs }: LossEvent): void {
    if (ringName !== 'life' && ringName !== 'data') return;
    const reading = this.rings[ringName];
    reading.told = perCpu.reduce((sum, { attempts, lost }) => sum + attempts - lost, 0);
    const isAllRead = perCpu.every(({ attempts, delivered, lost }) => attempts === delivered + lost);
    if (isAllRead) reading.untilNs = Math.max(reading.untilNs, tNs);
  }

  /** No event was numbered since the last sums; whether those before them are here, their number tells. */
  private nothingSince(tNs: number): void {
    for (const reading of Object.values(this.rings)) {
      if (reading.events >= reading.told) reading.untilNs = Math.max(reading.untilNs, tNs);
    }
    this.packetsUntilNs = Math.max(this.packetsUntilNs, tNs);
  }
}

function unread(): RingReading {
  return { untilNs: -Infinity, events: 0, told: 0 };
}
