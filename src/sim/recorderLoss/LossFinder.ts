import type { RecordedEvent } from '../../model/events.ts';
import { recordedSource } from '../../model/order.ts';
import { CutHorizon } from './CutHorizon.ts';
import { FlowLives } from './FlowLife.ts';
import { NumberGaps } from './NumberGaps.ts';
import { type LosingRing, type LossFacts, RecorderLoss } from './RecorderLoss.ts';
import { SLACK_NS } from './slack.ts';
import type { TimeSpan } from './TimeSpans.ts';

/** One ring on one CPU. */
interface Source {
  readonly ring: LosingRing;
  readonly gaps: NumberGaps;
  readonly attempts: number | undefined;
}

/** Finds out which flows lack events, while it is shown the events of a trace in order of time. */
export class LossFinder {
  private readonly facts: LossFacts;
  private readonly lives = new FlowLives();
  /** By `recordedSource`. */
  private readonly sources = new Map<number, Source>();
  private readonly horizon: CutHorizon;

  /** @param needsPackets - whether the packets of the agent's view count */
  constructor(facts: LossFacts, needsPackets = false) {
    this.facts = facts;
    this.horizon = new CutHorizon(needsPackets);
    // Also those of which not one event was delivered.
    for (const { ring, cpu, attempts } of facts.attempts) {
      this.sources.set(recordedSource(ring, cpu), { ring, gaps: new NumberGaps(), attempts });
    }
  }

  observe(event: RecordedEvent): void {
    this.lives.observe(event);
    if (this.facts.isCut) this.horizon.observe(event);
    const { ring, cpu, cseq } = event;
    if (ring === 'user') return;
    const key = recordedSource(ring, cpu);
    let source = this.sources.get(key);
    if (!source) {
      source = { ring, gaps: new NumberGaps(), attempts: undefined };
      this.sources.set(key, source);
    }
    // A birth may be told late; its time is then still that of the birth.
    source.gaps.add(cseq, event.kind === 'sock' ? undefined : event.tNs);
  }

  conclude(): RecorderLoss {
    const spans: Record<LosingRing, TimeSpan[]> = { life: [], data: [] };
    for (const { ring, gaps, attempts } of this.sources.values()) {
      for (const { afterNs, beforeNs } of gaps.conclude(attempts)) {
        spans[ring].push({ fromNs: afterNs - SLACK_NS, toNs: beforeNs + SLACK_NS });
      }
    }
    const wholeUntilNs = this.facts.isCut ? this.horizon.wholeUntilNs : Infinity;
    return new RecorderLoss(this.facts, this.lives, { gaps: spans, wholeUntilNs });
  }
}
