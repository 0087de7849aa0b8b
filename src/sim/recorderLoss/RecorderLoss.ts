import type { LostEvents } from '../../model/events.ts';
import { type FlowLife, FlowLives } from './FlowLife.ts';
import { CUT_SLACK_NS, SLACK_NS } from './slack.ts';
import { ALWAYS, type TimeSpan, TimeSpans } from './TimeSpans.ts';

/** The rings that can lose events. */
export type LosingRing = keyof LostEvents;

/** What the end of a trace says of the losses of its recorder. */
export interface LossFacts {
  /** Why every flow may lack events, in words; `undefined` when the losses have places. */
  readonly everywhere: string | undefined;
  /** Events that each ring lost. */
  readonly lost: LostEvents;
  /** Numbers that were given out, by ring and CPU. */
  readonly attempts: readonly { readonly ring: LosingRing; readonly cpu: number; readonly attempts: number }[];
  /** Sockets that the recorder could not follow at all. */
  readonly hasHiddenSockets: boolean;
  /** The losses of a socket are told only when it closes, and no ring shows them: an imported packet capture. */
  readonly isToldAtCloseOnly: boolean;
  /** The recorder was stopped while it wrote: the end of the trace is missing, and with it these facts' sums. */
  readonly isCut: boolean;
}

/** When numbers are missing, and until when all of a trace is there. */
export interface LossPlaces {
  readonly gaps: Readonly<Record<LosingRing, readonly TimeSpan[]>>;
  /** ns since the start of the trace; Infinity for a trace that was not cut. */
  readonly wholeUntilNs: number;
}

/** What the recorder lost of one flow. */
export interface FlowLoss {
  readonly ck: bigint;
  /** In words, to stand behind "the recorder". */
  readonly text: string;
}

/**
 * Which flows of a trace lack events, so that nobody else is blamed for them.
 *
 * A closed socket's own count is exact for its life up to the close. Whatever else the rings lost belongs to nobody in
 * particular: it taints each flow that the missing numbers can belong to (one that is not closed, or whose last
 * segments and states fall into the same time), and it may hide whole flows. What lies behind a cut taints each flow
 * that is not seen to have ended well before it.
 */
export class RecorderLoss {
  /** Why every flow may lack events; `undefined` when the losses have places. */
  readonly everywhere: string | undefined;
  /** Sockets of the trace. */
  readonly flowCount: number;
  /** Tainted flows, in order of their first events. */
  readonly flows: readonly FlowLoss[];
  /** Whole flows, or ends of connections, may be missing. */
  readonly mayMissFlows: boolean;
  /** Until when a trace that was cut shows everything, ns since its start; `undefined` when it was not cut. */
  readonly wholeUntilNs: number | undefined;
  private readonly byCookie: ReadonlyMap<bigint, FlowLoss>;
  private readonly lives: FlowLives;
  /** When the beginning of a flow may have been lost that the trace does not show. */
  private readonly hidden: TimeSpans;

  constructor(facts: LossFacts, lives: FlowLives, { gaps, wholeUntilNs }: LossPlaces) {
    this.everywhere = facts.everywhere;
    this.wholeUntilNs = facts.isCut && facts.everywhere === undefined ? Math.max(0, wholeUntilNs) : undefined;
    this.lives = lives;
    this.flowCount = lives.size;
    const told = toldLosses(lives);
    const unplaced = (['life', 'data'] as const).filter((ring) => facts.lost[ring] > told[ring]);
    const holes = new TimeSpans(unplaced.flatMap((ring) => gaps[ring]));
    this.flows = [...lives.all()].flatMap((life) => flowLoss(life, facts, { holes, wholeUntilNs }) ?? []);
    this.byCookie = new Map(this.flows.map((loss) => [loss.ck, loss]));
    const hidden = [...lives.all()].filter((life) => life.lost.life > 0 && !life.isEstablished).map(spanOf);
    if (unplaced.includes('life')) hidden.push(...gaps.life);
    if (facts.everywhere !== undefined || facts.hasHiddenSockets) hidden.push(ALWAYS);
    if (facts.isCut) hidden.push({ fromNs: wholeUntilNs - SLACK_NS, toNs: Infinity });
    this.hidden = new TimeSpans(hidden);
    this.mayMissFlows = hidden.length > 0;
  }

  /** What the recorder lost of a flow; `undefined` when it lost nothing. */
  of(ck: bigint): FlowLoss | undefined {
    return this.byCookie.get(ck);
  }

  /** Whether the other end of this flow may be one that the trace does not show. */
  mayHideOtherEnd(ck: bigint): boolean {
    const life = this.lives.find(ck);
    return life === undefined ? this.mayMissFlows : this.hidden.meet(spanOf(life));
  }
}

/** The stretch of time in which a socket was there, as far as the trace shows its end. */
function spanOf({ beginNs, endNs, closeNs, isGone }: FlowLife): TimeSpan {
  return { fromNs: beginNs, toNs: closeNs !== undefined && isGone ? endNs : Infinity };
}

/** Losses that the closes of sockets tell, by ring. */
function toldLosses(lives: FlowLives): LostEvents {
  const told = { life: 0, data: 0 };
  for (const { lost } of lives.all()) {
    told.life += lost.life;
    told.data += lost.data;
  }
  return told;
}

interface Doubts {
  readonly holes: TimeSpans;
  readonly wholeUntilNs: number;
}

function flowLoss(life: FlowLife, facts: LossFacts, { holes, wholeUntilNs }: Doubts): FlowLoss | undefined {
  const { ck, lost, closeNs } = life;
  if (lost.life + lost.data > 0) return { ck, text: showOwnCount(lost) };
  if (facts.everywhere !== undefined) return { ck, text: facts.everywhere };
  if (closeNs === undefined && facts.isToldAtCloseOnly) {
    return { ck, text: 'lacks packets, and this connection has no end that would say how many are its own' };
  }
  const { fromNs, toNs } = spanOf(life);
  if (facts.isCut && toNs + CUT_SLACK_NS > wholeUntilNs) {
    return { ck, text: 'was stopped before the end of this connection, or soon after it' };
  }
  if (!holes.meet({ fromNs: closeNs ?? fromNs, toNs })) return undefined;
  const when = closeNs === undefined ? 'during its life' : 'after its close';
  return { ck, text: `lost events ${when} that may be of this connection` };
}

function showOwnCount({ life, data }: LostEvents): string {
  const parts = [
    ...(life > 0 ? [`${life} of its life (birth, states, close)`] : []),
    ...(data > 0 ? [`${data} of its data (requests, responses, ends)`] : []),
  ];
  return `lost ${life + data} ${life + data === 1 ? 'event' : 'events'} of this connection: ${parts.join(' and ')}`;
}
