import type { AgentRun } from './AgentRun.ts';

/** Whether a connection record was given up in a way that the agent counts: then sums may be short. */
export function hasLostRecords({ agent }: AgentRun): boolean {
  const { state, tracer, kernel } = agent;
  const { connDropped, closedConnDroppedTcp, closedConnDroppedUdp, statsCookieCollisions } = state.telemetry;
  return (
    connDropped + closedConnDroppedTcp + closedConnDroppedUdp + statsCookieCollisions > 0 ||
    tracer.telemetry.expiredTcpConns > 0 ||
    kernel.state.maps.connStats.refusedCount > 0
  );
}

/** The first way in which the record of a socket was lost; empty when none was. */
export function pathOfLostRecord({ ledger }: AgentRun): string {
  for (let flow = 1; flow <= ledger.flowCount; flow += 1) {
    const { fate } = ledger.flow(flow);
    if (fate.kind === 'lost') return `connection lost: ${fate.reason}`;
  }
  return '';
}
