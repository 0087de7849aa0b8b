import { KERNEL_COUNTERS } from '../model/kernel/KernelTelemetry.ts';
import type { AgentPipeline } from '../model/pipeline.ts';

/** The agent's own counters that moved, by name, in byte order of the names. */
export function collectCounters(agent: AgentPipeline): Map<string, number> {
  const all: [string, number][] = [];
  for (const name of KERNEL_COUNTERS) all.push([`kernel.${name}`, agent.kernel.state.telemetry.get(name)]);
  for (const [name, count] of Object.entries(agent.state.telemetry)) all.push([`state.${name}`, Number(count)]);
  for (const [name, count] of agent.usm.statKeeper.telemetry.named()) all.push([name, count]);
  for (const [name, count] of Object.entries(agent.usm.consumer.counters))
    all.push([`usm.events.${name}`, Number(count)]);
  all.push(['kernel.tcp_failed_connections', agent.kernel.state.telemetry.ignoredFailuresTotal]);
  for (const map of entryMapsOf(agent)) all.push([`ebpf_map_errors.${map.name}`, map.refusedCount]);
  const { closes, failures, failedConnections, telemetry: tracer } = agent.tracer;
  all.push(['network_tracer__tcp_failure.dropped', failedConnections.telemetry.dropped]);
  all.push(['network_tracer__tcp_failure.orphans', failedConnections.telemetry.orphans]);
  for (const [errno, count] of failedConnections.telemetry.matches) {
    all.push([`network_tracer__tcp_failure.matches{${errno}}`, count]);
  }
  all.push(['closed_conn_polling_received', closes.telemetry.pollingReceived]);
  all.push(['closed_conn_polling_lost', closes.telemetry.pollingLost]);
  all.push(['closed_conn_flush_received', closes.telemetry.flushReceived]);
  all.push(['failed_conn_polling_received', failures.telemetry.pollingReceived]);
  all.push(['failed_conn_polling_lost', failures.telemetry.pollingLost]);
  all.push(['network_tracer.skipped_conns', tracer.skippedConns.tcp + tracer.skippedConns.udp]);
  all.push(['network_tracer.closed_conns', tracer.closedConns.tcp + tracer.closedConns.udp]);
  all.push(['network_tracer.expired_tcp_conns', tracer.expiredTcpConns]);
  all.push(['network_tracer.iteration_dups', tracer.iterationDups]);
  all.push(['network_tracer.iteration_aborts', tracer.iterationAborts]);
  all.push(['network_tracer.pid_collisions', tracer.pidCollisions]);
  for (const [name, count] of agent.joinCounters()) all.push([name, count]);
  const moved = all.filter(([, count]) => count > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map(moved);
}

/** The maps that refuse new entries when they are full. */
function entryMapsOf({ kernel, usm }: AgentPipeline): readonly { name: string; refusedCount: number }[] {
  const { connStats, tcpStats, tcpRetransmits, ongoingConnects, portBindings, udpPortBindings, protocolStacks } =
    kernel.state.maps;
  return [
    connStats,
    tcpStats,
    tcpRetransmits,
    ongoingConnects,
    portBindings,
    udpPortBindings,
    protocolStacks.map,
    usm.program.inFlight,
  ];
}
