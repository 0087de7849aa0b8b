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
  for (const [name, count] of agent.joinCounters()) all.push([name, count]);
  const moved = all.filter(([, count]) => count > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map(moved);
}
