/**
 * The state's own counters. They belong to the process, not to a client, and only grow.
 *
 * @upstream datadog-agent pkg/network/state.go stateTelemetry @ c45d449
 */
export interface StateTelemetry {
  closedConnDroppedTcp: number;
  closedConnDroppedUdp: number;
  connDropped: number;
  statsUnderflows: number;
  statsCookieCollisions: number;
  dnsStatsDropped: number;
  httpStatsDropped: number;
  incomingDirectionFixes: number;
  outgoingDirectionFixes: number;
  windowsLingeringFlows: number;
}

/** All counters at 0. */
export function zeroStateTelemetry(): StateTelemetry {
  return {
    closedConnDroppedTcp: 0,
    closedConnDroppedUdp: 0,
    connDropped: 0,
    statsUnderflows: 0,
    statsCookieCollisions: 0,
    dnsStatsDropped: 0,
    httpStatsDropped: 0,
    incomingDirectionFixes: 0,
    outgoingDirectionFixes: 0,
    windowsLingeringFlows: 0,
  };
}
