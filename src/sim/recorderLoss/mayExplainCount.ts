import { type KnownFlow, showFlow } from '../flowTable.ts';
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
 * Fewer are the agent's doing when hits that the recorder shows whole, and that did not arrive, make up for the
 * difference; or when nothing of this service can be missing from the trace. More may always come of a lost event: the
 * docker-proxy filter removes nothing before it has seen a connection of the proxy.
 */
export function mayExplainCount(
  { service, expected, observed }: HitCount,
  run: RunResult,
  loss: RecorderLoss | undefined,
): boolean {
  if (!loss) return false;
  if (observed > expected || run.forgotten) return true;
  const evidence = new Evidence(run, loss);
  const isOfService = (flow: number) => run.processes.serviceOf(run.flows.get(flow)?.pid ?? 0) === service;
  const missing = run.ledger
    .hits()
    .filter(({ side, flow, fate }) => side === 'server' && 'reason' in fate && isOfService(flow));
  const proven = missing.filter((hit) => evidence.doubtAboutHit(hit) === undefined).length;
  if (proven >= expected - observed) return false;
  const isDoubtful = (flow: KnownFlow) => evidence.doubtAboutConnection(showFlow(flow)) !== undefined;
  return loss.mayMissFlows || run.flows.known().some((flow) => isOfService(flow.flow) && isDoubtful(flow));
}
