import type { FlowStage, HitStage } from '../../model/ledger/tracker.ts';
import type { WindowsCase } from '../../scenarios/windows/workload/WindowsCase.ts';
import type { RunResult, Violation } from '../runResult.ts';

/** Name of the law that nothing is under way for ever. */
export const DRAINED = 'drained';

/** Polls without faults, after the last event, that everything must have arrived in. */
const QUIET_POLLS = 2;
/** A request that HTTP.sys never answered, and flows that are open, stay where they are. */
const STAYING_HITS: ReadonlySet<HitStage> = new Set(['etw-request']);
/** What waits for another client waits for its next poll, which may never come. */
const STAYING_FLOWS: ReadonlySet<FlowStage> = new Set(['driver-open', 'client-closed-buffer']);

/**
 * Liveness: once nothing happens any more and nothing goes wrong, two polls are enough for whatever is on its way to
 * arrive or to be lost. Asked only of cases that end with two such polls, of an agent that did not die.
 */
export function checkDrained(
  { agent }: WindowsCase,
  { polls, ends, totals, ledger }: RunResult,
): Violation | undefined {
  const last = polls.length;
  const faults = [...agent.lostPayloads, ...[...agent.failedReads, ...agent.races].map(({ poll }) => poll)];
  const isQuiet = agent.quietPolls >= QUIET_POLLS && faults.every((poll) => poll <= last - QUIET_POLLS);
  if (!isQuiet || ends.length > 0) return undefined;
  const left = [...totals.byStage]
    .filter(([stage]) => !STAYING_HITS.has(stage))
    .map(([stage, hits]) => `${hits} ${stage}`);
  for (let flow = 1; flow <= ledger.flowCount; flow += 1) {
    const { fate } = ledger.flow(flow);
    if (fate.kind === 'in-flight' && !STAYING_FLOWS.has(fate.stage)) left.push(`socket ${flow} ${fate.stage}`);
  }
  if (left.length === 0) return undefined;
  const expected = `nothing under way after ${QUIET_POLLS} quiet polls`;
  return { invariant: DRAINED, expected, observed: left.join(', '), poll: last };
}
