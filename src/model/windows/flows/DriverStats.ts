/**
 * The driver's own statistics of flows, as far as the model has them; the names follow the driver's.
 *
 * @upstream datadog-agent pkg/network/driver/ddnpmapi.h FLOW_STATS @ c45d449
 */
export interface DriverStats {
  /** Structures in each table, now and at most. */
  numFlowStructures: number;
  peakNumFlowStructures: number;
  numFlowClosedStructures: number;
  peakNumFlowClosedStructures: number;
  openTableAdds: number;
  openTableRemoves: number;
  closedTableAdds: number;
  closedTableRemoves: number;
  numFlowAllocSkippedMaxOpenExceeded: number;
  numFlowClosedDroppedMaxExceeded: number;
  numPacketsAfterFlowClosed: number;
}

/** Statistics of a driver that has seen nothing. */
export function zeroDriverStats(): DriverStats {
  return {
    numFlowStructures: 0,
    peakNumFlowStructures: 0,
    numFlowClosedStructures: 0,
    peakNumFlowClosedStructures: 0,
    openTableAdds: 0,
    openTableRemoves: 0,
    closedTableAdds: 0,
    closedTableRemoves: 0,
    numFlowAllocSkippedMaxOpenExceeded: 0,
    numFlowClosedDroppedMaxExceeded: 0,
    numPacketsAfterFlowClosed: 0,
  };
}

/**
 * The gauges `network_tracer__handle.*` that the agent makes of the statistics every ten seconds.
 *
 * The agent writes the peak of closed structures into the gauge of the peak of all, and never sets its own: kept.
 *
 * @upstream datadog-agent pkg/network/driver/handle.go RefreshStats @ c45d449
 */
export function driverGauges(stats: Readonly<DriverStats>): Readonly<Record<string, number>> {
  return {
    new_flows_skipped_max: stats.numFlowAllocSkippedMaxOpenExceeded,
    closed_flows_skipped_max: stats.numFlowClosedDroppedMaxExceeded,
    num_flow_structs: stats.numFlowStructures,
    peak_num_flow_structs: stats.peakNumFlowClosedStructures,
    num_flow_closed_structs: stats.numFlowClosedStructures,
    peak_num_flow_closed_structs: 0,
    open_table_adds: stats.openTableAdds,
    open_table_removes: stats.openTableRemoves,
    closed_table_adds: stats.closedTableAdds,
    closed_table_removes: stats.closedTableRemoves,
    num_packets_after_closed: stats.numPacketsAfterFlowClosed,
  };
}
