import type { DnsStats, DnsStatsByName } from '../connStats.ts';
import type { StateProfile } from '../profile.ts';
import type { DnsKeyText } from './dnsKey.ts';
import { addDnsStats, countDnsStats } from './dnsStatsMerge.ts';
import type { StatisticsHolder } from './StatisticsHolder.ts';

/** One statistic with its place in the nested maps. */
interface DnsEntry {
  readonly key: DnsKeyText;
  readonly name: string;
  readonly queryType: number;
  readonly stats: DnsStats;
}

/**
 * Keeps the DNS statistics of a poll for every client.
 *
 * A single client without any adopts the map itself. Otherwise each client gets entries of its own, which share the
 * map of response counts.
 *
 * @param statsByKey - taken over
 * @upstream datadog-agent pkg/network/state.go storeDNSStats @ c45d449
 */
export function storeDnsStats(clients: readonly StatisticsHolder[], statsByKey: Map<DnsKeyText, DnsStatsByName>): void {
  const [only] = clients;
  const count = countDnsStats(statsByKey);
  if (only !== undefined && clients.length === 1 && only.dnsStats.size === 0) {
    const { maxDnsStats, singleClientLimits } = only.context.profile;
    if (!singleClientLimits || count <= maxDnsStats) {
      only.dnsStats = statsByKey;
      return;
    }
  }
  const entries = flatten(statsByKey);
  for (const client of clients) storeForClient(client, entries);
}

function storeForClient(client: StatisticsHolder, entries: readonly DnsEntry[]): void {
  const { profile, telemetry, choices } = client.context;
  let count = countDnsStats(client.dnsStats);
  // The agent walks a map, so which entries find no room is a choice; how many does not depend on it.
  const canOverflow = count + entries.length > profile.maxDnsStats;
  const inOrder = canOverflow ? choices.order('state.store-dns', entries.length) : entries.keys();
  for (const index of inOrder) {
    const entry = entries[index];
    if (entry === undefined) continue;
    const known = client.dnsStats.get(entry.key)?.get(entry.name)?.get(entry.queryType);
    if (known !== undefined) {
      addDnsStats(known, entry.stats);
    } else if (count >= profile.maxDnsStats) {
      telemetry.dnsStatsDropped += 1;
    } else {
      insert(client.dnsStats, entry, profile.sharedObjects);
      count += 1;
    }
  }
}

function insert(
  into: Map<DnsKeyText, DnsStatsByName>,
  entry: DnsEntry,
  sharedObjects: StateProfile['sharedObjects'],
): void {
  let byName = into.get(entry.key);
  if (byName === undefined) {
    byName = new Map();
    into.set(entry.key, byName);
  }
  let byType = byName.get(entry.name);
  if (byType === undefined) {
    byType = new Map();
    byName.set(entry.name, byType);
  }
  const { countByRcode } = entry.stats;
  byType.set(entry.queryType, {
    ...entry.stats,
    countByRcode: sharedObjects === 'copy' ? new Map(countByRcode) : countByRcode,
  });
}

function flatten(statsByKey: ReadonlyMap<DnsKeyText, DnsStatsByName>): DnsEntry[] {
  const entries: DnsEntry[] = [];
  for (const [key, byName] of statsByKey) {
    for (const [name, byType] of byName) {
      for (const [queryType, stats] of byType) entries.push({ key, name, queryType, stats });
    }
  }
  return entries;
}
