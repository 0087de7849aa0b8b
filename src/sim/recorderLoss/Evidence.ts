import type { HitRecord } from '../../model/ledger/fate.ts';
import { isOfLoad, type LossReason } from '../../model/ledger/lossReasons.ts';
import { type KnownFlow, showEnds, showPacketEnds } from '../flowTable.ts';
import type { RunResult } from '../runResult.ts';
import type { RecorderLoss } from './RecorderLoss.ts';

/**
 * Looks whether what a run shows rests on flows that the recorder lost events of.
 *
 * A hit rests on its own flow and on the other end of the connection; also on other flows with the same ends, since
 * the agent cannot always tell them apart. Where a table of the agent was full, it rests on all of them.
 */
export class Evidence {
  private readonly run: RunResult;
  private readonly loss: RecorderLoss;
  private readonly byEnds = new Map<string, KnownFlow[]>();
  private readonly bothSides = new Map<number, number>();

  constructor(run: RunResult, loss: RecorderLoss) {
    this.run = run;
    this.loss = loss;
    for (const flow of run.flows.known()) {
      const ends = showPacketEnds(flow);
      const others = this.byEnds.get(ends);
      if (others) others.push(flow);
      else this.byEnds.set(ends, [flow]);
    }
    for (const { transaction } of run.ledger.hits()) {
      this.bothSides.set(transaction, (this.bothSides.get(transaction) ?? 0) + 1);
    }
  }

  /** Why a hit proves nothing about the agent, to stand behind "the recorder"; `undefined` when it does. */
  doubtAboutHit({ flow, fate, transaction }: HitRecord): string | undefined {
    const known = this.run.flows.get(flow);
    if (!known) return 'shows nothing of its connection';
    const own = this.doubtAboutEnds(showPacketEnds(known), endsBack(known));
    if (own !== undefined) return own;
    if ('reason' in fate && isOfLoad(fate.reason)) return 'lost events of other connections, which may decide about it';
    const isAlone = this.bothSides.get(transaction) === 1;
    return isAlone && this.loss.mayHideOtherEnd(known.ck) ? MISSING_END : undefined;
  }

  /** The same for a connection that was removed from a payload, by its ends in words. */
  doubtAboutConnection(ends: string): string | undefined {
    const flows = this.byEnds.get(ends);
    if (!flows) return 'shows nothing of the connection';
    const back = endsBack(flows[0]!);
    const doubt = this.doubtAboutEnds(ends, back);
    if (doubt !== undefined || this.byEnds.has(back)) return doubt;
    return flows.some(({ ck }) => this.loss.mayHideOtherEnd(ck)) ? MISSING_END : undefined;
  }

  /** Hits that did not arrive and that nobody can be blamed for, by reason; only reasons that occur. */
  doubtfulByReason(): Map<LossReason, number> {
    const counts = new Map<LossReason, number>();
    for (const hit of this.run.ledger.hits()) {
      if (!('reason' in hit.fate) || this.doubtAboutHit(hit) === undefined) continue;
      counts.set(hit.fate.reason, (counts.get(hit.fate.reason) ?? 0) + 1);
    }
    return counts;
  }

  private doubtAboutEnds(ends: string, back: string): string | undefined {
    for (const flow of this.byEnds.get(ends) ?? []) {
      const loss = this.loss.of(flow.ck);
      if (loss) return loss.text;
    }
    for (const flow of this.byEnds.get(back) ?? []) {
      const loss = this.loss.of(flow.ck);
      if (loss) return `${loss.text} (at its other end)`;
    }
    return undefined;
  }
}

const MISSING_END = 'lost events that may be the other end of this connection';

function endsBack({ tuples: { rx } }: KnownFlow): string {
  return showEnds(rx.src, rx.sport, rx.dst, rx.dport);
}
