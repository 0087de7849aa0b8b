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
  const { closes, failures, telemetry: tracer } = agent.tracer;
  all.push(['closed_conn_polling_received', closes.telemetry.pollingReceived]);
  all.push(['closed_conn_polling_lost', closes.telemetry.pollingLost]);
  all.push(['closed_conn_flush_received', closes.telemetry.flushReceived]);
  all.push(['failed_conn_polling_received', failures.telemetry.pollingReceived]);
  all.push(['failed_conn_polling_lost', failures.telemetry.pollingLost]);
  all.push(['network_tracer.skipped_conns', tracer.skippedConns.tcp + tracer.skippedConns.udp]);
  all.push(['network_tracer.closed_conns', tracer.closedConns.tcp + tracer.closedConns.udp]);
  all.push(['network_tracer.expired_tcp_conns', tracer.expiredTcpConns]);
  all.push(['network_tracer.iteration_dups', tracer.iterationDups]);
  all.push(['network_tracer.pid_collisions', tracer.pidCollisions]);
  for (const [name, count] of agent.joinCounters()) all.push([name, count]);
  const moved = all.filter(([, count]) => count > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map(moved);
}
