import type { WindowsCase } from '../../../scenarios/windows/workload/WindowsCase.ts';
import type { CaseViolation } from '../CaseKind.ts';
import type { EndsBytes } from './FlowBytes.ts';
import type { WindowsRun } from './runWindowsCase.ts';

export const BYTES_CONSERVED = 'bytes-conserved';

/**
 * What the process-agent is told of flows is what went over them: never more, and, where nothing stood in between, not
 * less. An agent that was started again counts from the beginning, as a client does that was forgotten.
 */
export function checkBytesConserved(run: WindowsRun): CaseViolation[] {
  if (run.hasExpired || run.result.ends.length > 0) return [];
  const isWhole = seesEverything(run.made);
  for (const at of run.bytes.all()) {
    if (at.isAmbiguous) continue;
    const isMore = at.toldSentBytes > at.sentBytes || at.toldRecvBytes > at.recvBytes;
    const isLess = at.toldSentBytes < at.sentBytes || at.toldRecvBytes < at.recvBytes;
    if (isMore) return [violation(at, 'at most ', 'bytes told twice')];
    if (isLess && isWhole && !at.isLocalDns) return [violation(at, '', 'bytes never told')];
  }
  return [];
}

/** Nothing makes the driver or the agent leave a flow out, and the process-agent is there from the start. */
function seesEverything({ agent, limits, flows, connections }: WindowsCase): boolean {
  const flowsMax = flows.length + connections.length;
  const { driverOpen, driverClosed, clientClosed, clientBaselines } = limits;
  return (
    agent.registers &&
    agent.failedReads.length === 0 &&
    agent.races.length === 0 &&
    Math.min(driverOpen, driverClosed, clientClosed, clientBaselines) > flowsMax
  );
}

function violation(at: EndsBytes, bound: string, path: string): CaseViolation {
  return {
    invariant: BYTES_CONSERVED,
    expected: `${bound}${at.sentBytes}/${at.recvBytes}`,
    observed: `${at.toldSentBytes}/${at.toldRecvBytes} bytes of ${at.ends}`,
    poll: 0,
    path,
  };
}
