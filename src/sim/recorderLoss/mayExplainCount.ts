import { type KnownFlow, showPacketEnds } from '../flowTable.ts';
import type { RunResult } from '../runResult.ts';
import { Evidence } from './Evidence.ts';
import type { RecorderLoss } from './RecorderLoss.ts';

/** Server hits of a service, as they were expected and as they came. */
export interface HitCount {
  readonly service: string;
  readonly expected: number;
  readonly observed: number;
}

/**
 * Whether losses of the recorder may explain that a service has other hits than expected.
 *
 * Fewer may be missing from the trace, unless no flow can be missing as a whole and all flows of the service were
 * recorded whole. That the agent lost some of them is no answer: whoever expects a number may have counted on that.
 * More may always come of a lost event: the docker-proxy filter removes nothing before it has seen a connection of the
 * proxy.
 */
export function mayExplainCount(
  { service, expected, observed }: HitCount,
  run: RunResult,
  loss: RecorderLoss | undefined,
): boolean {
  if (!loss) return false;
  if (observed > expected || run.forgotten || loss.mayMissFlows) return true;
  const evidence = new Evidence(run, loss);
  const isDoubtful = (flow: KnownFlow) => evidence.doubtAboutConnection(showPacketEnds(flow)) !== undefined;
  return run.flows.known().some((flow) => run.processes.serviceOf(flow.pid) === service && isDoubtful(flow));
}
