import type { DnsStats, DnsStatsByName } from '../../model/connStats.ts';
import { TCP, UDP } from '../../model/connStats.ts';
import type { DnsKeyText } from '../../model/state/dnsKey.ts';
import { dnsKeyText } from '../../model/state/dnsKey.ts';
import type { Json, JsonObject } from '../vector.ts';
import { bigintOf, numberOf, objectOf, textOf, toNumber } from './fields.ts';

/** Reads a list of DNS records into the map that the agent's DNS collector hands over. */
export function dnsFromJson(records: readonly JsonObject[]): Map<DnsKeyText, DnsStatsByName> {
  const byKey = new Map<DnsKeyText, DnsStatsByName>();
  for (const record of records) {
    const key = dnsKeyText({
      serverIp: textOf(record, 'server'),
      clientIp: textOf(record, 'client'),
      clientPort: numberOf(record, 'clientPort'),
      protocol: textOf(record, 'proto') === 'udp' ? UDP : TCP,
    });
    const byName: DnsStatsByName = byKey.get(key) ?? new Map();
    byKey.set(key, byName);
    const name = textOf(record, 'name');
    const byType = byName.get(name) ?? new Map<number, DnsStats>();
    byName.set(name, byType);
    byType.set(numberOf(record, 'qtype'), {
      timeouts: numberOf(record, 'timeouts'),
      successLatencySum: bigintOf(record, 'successLatencySum'),
      failureLatencySum: bigintOf(record, 'failureLatencySum'),
      countByRcode: new Map(
        Object.entries(objectOf(record, 'countByRcode') ?? {}).map(([rcode, count]) => [
          Number(rcode),
          toNumber(count, 'countByRcode'),
        ]),
      ),
    });
  }
  return byKey;
}

/** Writes the DNS statistics of one connection, sorted by name and then by query type. */
export function dnsStatsToJson(stats: DnsStatsByName): Json[] {
  const records: Json[] = [];
  for (const [name, byType] of [...stats].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    for (const [qtype, entry] of [...byType].toSorted(([a], [b]) => a - b)) {
      records.push({
        name,
        qtype,
        timeouts: entry.timeouts,
        successLatencySum: entry.successLatencySum.toString(),
        failureLatencySum: entry.failureLatencySum.toString(),
        countByRcode: Object.fromEntries(entry.countByRcode),
      });
    }
  }
  return records;
}
