import { showFlow } from '../sim/flowTable.ts';
import { Evidence } from '../sim/recorderLoss/Evidence.ts';
import type { FlowLoss, RecorderLoss } from '../sim/recorderLoss/RecorderLoss.ts';
import type { RunResult } from '../sim/runResult.ts';

/** As many tainted flows are listed in a report; the others are counted. */
const FLOWS_LISTED = 20;

/** What the recorder lost, as far as it touches the verdict. */
export interface ReportedLoss {
  /** Why every flow may lack events; `null` when the losses have places. */
  readonly everywhere: string | null;
  /** Only of a trace that was cut: until when it shows everything, ns since its start. */
  readonly wholeUntilNs?: number;
  /** Sockets of the trace, and how many of them lack events. */
  readonly flows: number;
  readonly taintedFlows: number;
  /** Whether flows may be missing as a whole. */
  readonly mayMissFlows: boolean;
  /** The first tainted flows. */
  readonly tainted: readonly { readonly ck: string; readonly flow: string; readonly loss: string }[];
  /** Hits that did not arrive, and that nobody can be blamed for, by reason; they stand in the ledger too. */
  readonly notArrived: Readonly<Record<string, number>>;
}

/** The losses as plain data. */
export function reportLoss(loss: RecorderLoss, run: RunResult): ReportedLoss {
  const names = new Map(run.flows.known().map((flow) => [flow.ck, showFlow(flow)]));
  const row = ({ ck, text }: FlowLoss) => ({ ck: String(ck), flow: names.get(ck) ?? 'unknown ends', loss: text });
  // Those with ends first: they are the ones that a reader can look for.
  const listed = [...loss.flows.filter(({ ck }) => names.has(ck)), ...loss.flows.filter(({ ck }) => !names.has(ck))];
  return {
    everywhere: loss.everywhere ?? null,
    ...(loss.wholeUntilNs === undefined ? {} : { wholeUntilNs: loss.wholeUntilNs }),
    flows: loss.flowCount,
    taintedFlows: loss.flows.length,
    mayMissFlows: loss.mayMissFlows,
    tainted: listed.slice(0, FLOWS_LISTED).map(row),
    notArrived: run.forgotten ? {} : Object.fromEntries(new Evidence(run, loss).doubtfulByReason()),
  };
}
