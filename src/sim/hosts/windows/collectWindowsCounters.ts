import type { SystemProbe } from '../../../model/windows/SystemProbe.ts';
import type { WindowsPipeline } from '../../../model/windows/WindowsPipeline.ts';

/** Gauges of the driver that say how much there is now, not how often something happened. */
const SIZES: ReadonlySet<string> = new Set(['num_flow_structs', 'num_flow_closed_structs', 'peak_num_flow_structs']);

/**
 * The agent's own counters that moved, by name, in byte order of the names; each over all lives of system-probe.
 *
 * @param past - what lives counted that are over (see {@link addCountersOf})
 * @param driver - what the driver counts, by the agent's names
 */
export function collectWindowsCounters(
  agent: WindowsPipeline,
  past: ReadonlyMap<string, number>,
  driver: Readonly<Record<string, number>>,
): Map<string, number> {
  const sums = new Map(past);
  const add = adderTo(sums);
  if (agent.life) addCountersOf(agent.life, sums);
  for (const [name, count] of Object.entries(driver)) {
    if (!SIZES.has(name)) add(`network_tracer__handle.${name}`, count);
  }
  for (const [name, count] of agent.joinCounters()) add(name, count);
  return new Map([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Adds what one life of system-probe has counted. */
export function addCountersOf({ state, tracer, etw, usm }: SystemProbe, sums: Map<string, number>): void {
  const add = adderTo(sums);
  for (const [name, count] of Object.entries(state.telemetry)) add(`state.${name}`, Number(count));
  const { totalFlows, open, closed, classifiedFlows } = tracer.telemetry;
  add('flows.total_flows', totalFlows);
  add('driver.open_buffer_increases', open.bufferIncreases);
  add('driver.open_buffer_decreases', open.bufferDecreases);
  add('driver.closed_buffer_increases', closed.bufferIncreases);
  add('driver.closed_buffer_decreases', closed.bufferDecreases);
  for (const [protocol, count] of classifiedFlows) add(`windows.classified_flows{protocol:${protocol}}`, count);
  for (const [name, count] of Object.entries(etw.counters)) add(`etw.${name}`, Number(count));
  for (const [name, count] of usm?.stats.telemetry.named() ?? []) add(name, count);
}

function adderTo(sums: Map<string, number>): (name: string, count: number) => void {
  return (name, count) => {
    if (count > 0) sums.set(name, (sums.get(name) ?? 0) + count);
  };
}
