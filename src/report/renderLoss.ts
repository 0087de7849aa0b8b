import type { ReportedLoss } from './reportLoss.ts';

const FLOWS_SHOWN = 3;

/** Lines that say which flows lack events that the recorder lost; none when nothing was lost. */
export function renderLoss(loss: ReportedLoss | undefined): string[] {
  if (!loss) return [];
  const missing = loss.mayMissFlows ? '; whole flows may be missing' : '';
  const shown = loss.tainted.slice(0, loss.everywhere === null ? FLOWS_SHOWN : 0);
  const more = loss.taintedFlows - shown.length;
  return [
    `tainted  ${loss.taintedFlows} of ${loss.flows} flows: ${why(loss)}${missing}`,
    ...shown.map(({ flow, loss: text }) => `  ${flow}: the recorder ${text}`),
    ...(shown.length > 0 && more > 0 ? [`  and ${more} more`] : []),
  ];
}

function why({ everywhere, wholeUntilNs }: ReportedLoss): string {
  if (wholeUntilNs !== undefined) {
    return `the recorder was stopped, and the trace is whole until ${(wholeUntilNs / 1e9).toFixed(6)} s`;
  }
  return everywhere === null ? 'the recorder lost events' : `the recorder ${everywhere}`;
}
