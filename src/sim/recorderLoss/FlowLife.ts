import type { LostEvents, RecordedEvent } from '../../model/events.ts';

/** Kernel number of the TCP state CLOSE. */
const STATE_CLOSE = 7;

/** What a trace shows of the life of one socket end; times in ns since the start of the trace. */
export interface FlowLife {
  readonly ck: bigint;
  /** Its first and last event. */
  readonly beginNs: number;
  endNs: number;
  isEstablished: boolean;
  /** When its process closed it; `undefined` where no close is in the trace. */
  closeNs: number | undefined;
  /** It reached the state CLOSE: nothing comes after its last event. */
  isGone: boolean;
  /** Its own count, which its close carries: exact for what was lost before the close. */
  lost: LostEvents;
}

const NOTHING_LOST: LostEvents = { life: 0, data: 0 };

/** Gathers the lives of all sockets of a trace. */
export class FlowLives {
  private readonly lives = new Map<bigint, FlowLife>();

  /** The next event in order of time. */
  observe(event: RecordedEvent): void {
    if (!('ck' in event)) return;
    const life = this.lives.get(event.ck) ?? this.begin(event.ck, event.tNs);
    life.endNs = event.tNs;
    if (event.kind === 'estab') life.isEstablished = true;
    if (event.kind === 'state' && event.to === STATE_CLOSE) life.isGone = true;
    if (event.kind !== 'close') return;
    life.closeNs = event.tNs;
    life.lost = event.lost;
  }

  /** In order of their first events. */
  all(): IterableIterator<FlowLife> {
    return this.lives.values();
  }

  find(ck: bigint): FlowLife | undefined {
    return this.lives.get(ck);
  }

  get size(): number {
    return this.lives.size;
  }

  private begin(ck: bigint, tNs: number): FlowLife {
    const life = {
      ck,
      beginNs: tNs,
      endNs: tNs,
      isEstablished: false,
      closeNs: undefined,
      isGone: false,
      lost: NOTHING_LOST,
    };
    this.lives.set(ck, life);
    return life;
  }
}
