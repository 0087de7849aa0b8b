import type { LossEvent, RecordedEvent } from '../../model/events.ts';

/** What a recorder reads one behind the other, each in the order in which it came. */
type ReadInTurn = 'life' | 'data' | 'packets';

/**
 * Until when a trace that was cut shows everything.
 *
 * A recorder reads its sources in turn and writes what it reads at once, so the file holds a beginning of each: of one
 * whose last event is there, everything before that event. So all is there until the earliest of the last times. A
 * source that is silent would hold that back, but the recorder's own sums tell of it: a `loss` record whose attempts are
 * all delivered or lost, or a `tick`, which it writes when there was nothing to read.
 */
export class CutHorizon {
  private readonly until: Record<ReadInTurn, number>;

  /** @param needsPackets - whether the packets of the agent's view count */
  constructor(needsPackets: boolean) {
    this.until = { life: -Infinity, data: -Infinity, packets: needsPackets ? -Infinity : Infinity };
  }

  /** The next event in order of time. */
  observe(event: RecordedEvent): void {
    const { tNs } = event;
    if (event.ring !== 'user') this.reach(event.ring, tNs);
    else if (event.kind === 'packet') this.reach('packets', tNs);
    else if (event.kind === 'tick') for (const source of ['life', 'data', 'packets'] as const) this.reach(source, tNs);
    else if (event.kind === 'loss') this.sums(event);
  }

  /** ns since the start of the trace; -Infinity when a source never showed anything. */
  get wholeUntilNs(): number {
    return Math.min(this.until.life, this.until.data, this.until.packets);
  }

  private sums({ ringName, perCpu, tNs }: LossEvent): void {
    if (ringName !== 'life' && ringName !== 'data') return;
    if (perCpu.every(({ attempts, delivered, lost }) => attempts === delivered + lost)) this.reach(ringName, tNs);
  }

  private reach(source: ReadInTurn, tNs: number): void {
    if (tNs > this.until[source]) this.until[source] = tNs;
  }
}
