import type { DnsStats, DnsStatsByName } from '../connStats.ts';
import { wrapU32, wrapU64 } from '../u64.ts';

/**
 * Adds one DNS statistic to another.
 *
 * The response counts are added inside the existing map, which other clients may share: they see the sum too.
 */
export function addDnsStats(into: DnsStats, from: DnsStats): void {
  into.timeouts = wrapU32(into.timeouts + from.timeouts);
  into.successLatencySum = wrapU64(into.successLatencySum + from.successLatencySum);
  into.failureLatencySum = wrapU64(into.failureLatencySum + from.failureLatencySum);
  for (const [rcode, count] of from.countByRcode) {
    into.countByRcode.set(rcode, wrapU32((into.countByRcode.get(rcode) ?? 0) + count));
  }
}

/**
 * The DNS statistics of two connections that are reported as one.
 *
 * @returns the first one's map with the second's added, or whichever exists
 * @upstream datadog-agent pkg/network/state.go aggregateConnection.mergeDNSStats @ c45d449
 */
export function mergeDnsStats(
  into: DnsStatsByName | undefined,
  from: DnsStatsByName | undefined,
): DnsStatsByName | undefined {
  if (into === undefined || into.size === 0) return from;
  if (from === undefined) return into;
  for (const [name, fromTypes] of from) {
    const intoTypes = into.get(name);
    if (intoTypes === undefined) {
      into.set(name, fromTypes);
      continue;
    }
    for (const [queryType, stats] of fromTypes) {
      const known = intoTypes.get(queryType);
      if (known === undefined) intoTypes.set(queryType, stats);
      else addDnsStats(known, stats);
    }
  }
  return into;
}

/** Number of statistics: names times query types. */
export function countDnsStats(statsByKey: ReadonlyMap<string, DnsStatsByName>): number {
  let count = 0;
  for (const byName of statsByKey.values()) {
    for (const byType of byName.values()) count += byType.size;
  }
  return count;
}
