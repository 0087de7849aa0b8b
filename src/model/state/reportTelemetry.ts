import type { StatisticsHolder } from './StatisticsHolder.ts';

/** Counters that only grow: a client is told how much they grew since it asked last. */
const MONOTONIC_NAMES = [
  'kprobes_triggered',
  'kprobes_missed',
  'closed_conn_dropped',
  'conn_dropped',
  'conns_closed',
  'conntrack_registers',
  'dns_packets_processed',
  'perf_lost',
  'udp_sends_processed',
  'udp_sends_missed',
  'dns_packets_dropped',
] as const;

/** Values that are added up for every client until it asks. */
const ACCUMULATED_NAMES = [
  'dns_stats_dropped',
  'conns_bpf_map_size',
  'conntrack_sampling_percent',
  'driver_flows_missed_max_exceeded',
] as const;

type Telemetries = Pick<StatisticsHolder, 'lastTelemetries'>;

/**
 * What one client is told about the tracer's counters.
 *
 * A gauge such as `conns_bpf_map_size` is added up too: a client gets the sum over all polls of all clients since its
 * own last one, as in the agent.
 *
 * @param values - present values by name, i64
 * @upstream datadog-agent pkg/network/state.go getTelemetryDelta @ c45d449
 */
export function reportTelemetry(
  client: Telemetries,
  allClients: readonly Telemetries[],
  values: ReadonlyMap<string, bigint>,
): Map<string, bigint> {
  for (const name of ACCUMULATED_NAMES) {
    const value = values.get(name);
    if (value === undefined) continue;
    for (const each of allClients) each.lastTelemetries.set(name, (each.lastTelemetries.get(name) ?? 0n) + value);
  }
  const report = new Map<string, bigint>();
  for (const name of MONOTONIC_NAMES) {
    const value = values.get(name);
    if (value === undefined) continue;
    report.set(name, value - (client.lastTelemetries.get(name) ?? 0n));
    client.lastTelemetries.set(name, value);
  }
  for (const name of ACCUMULATED_NAMES) {
    const sum = client.lastTelemetries.get(name);
    if (sum === undefined) continue;
    report.set(name, sum);
    client.lastTelemetries.set(name, 0n);
  }
  return report;
}
