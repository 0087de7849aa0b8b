import type { DnsStats, DnsStatsByName } from '../../model/connStats.ts';
import { wrapU32, wrapU64 } from '../../model/u64.ts';
import { messageOf } from '../schema/anyMessage.ts';
import { type ConnectionMessage, DNS_STATS, DNS_STATS_BY_QUERY_TYPE } from '../schema/connections.ts';
import type { MessageOf } from '../schema/fieldTypes.ts';
import type { Dictionary } from './Dictionary.ts';
import type { PayloadSettings } from './EncodablePayload.ts';

type DnsStatsMessage = MessageOf<typeof DNS_STATS>;
const RCODE_NO_ERROR = 0;

/**
 * The DNS fields of a connection.
 *
 * Totals count every response code but 0 as failed. Without query types the statistics of all types of a name are added
 * up; unlike the agent this leaves the stored record as it was (there the first type's counts grow by the others').
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/dns.go dnsFormatter @ c45d449
 */
export function encodeDns(
  stats: DnsStatsByName,
  domains: Dictionary,
  settings: Pick<PayloadSettings, 'collectDnsDomains' | 'dnsByQueryType'>,
): Partial<ConnectionMessage> {
  const fields: Partial<ConnectionMessage> = {};
  if (settings.dnsByQueryType) {
    fields.dnsStatsByDomainByQueryType = new Map(
      [...stats].map(([name, byType]) => {
        const types = new Map([...byType].map(([type, entry]) => [type, sumOf([entry])]));
        return [domains.indexOf(name), messageOf(DNS_STATS_BY_QUERY_TYPE, { dnsStatsByQueryType: types })];
      }),
    );
  } else {
    const byDomain = [...stats].map(([name, byType]) => [domains.indexOf(name), sumOf([...byType.values()])] as const);
    fields.dnsStatsByDomain = new Map(byDomain);
  }
  return settings.collectDnsDomains ? fields : { ...fields, ...totals(stats) };
}

function totals(stats: DnsStatsByName): Partial<ConnectionMessage> {
  const sum = sumOf([...stats.values()].flatMap((byType) => [...byType.values()]));
  let failed = 0;
  for (const [rcode, count] of sum.dnsCountByRcode) if (rcode !== RCODE_NO_ERROR) failed = wrapU32(failed + count);
  return {
    dnsSuccessfulResponses: sum.dnsCountByRcode.get(RCODE_NO_ERROR) ?? 0,
    dnsFailedResponses: failed,
    dnsTimeouts: sum.dnsTimeouts,
    dnsSuccessLatencySum: sum.dnsSuccessLatencySum,
    dnsFailureLatencySum: sum.dnsFailureLatencySum,
    dnsCountByRcode: sum.dnsCountByRcode,
  };
}

function sumOf(entries: readonly DnsStats[]): DnsStatsMessage {
  const sum = messageOf(DNS_STATS, {});
  for (const entry of entries) {
    sum.dnsTimeouts = wrapU32(sum.dnsTimeouts + entry.timeouts);
    sum.dnsSuccessLatencySum = wrapU64(sum.dnsSuccessLatencySum + entry.successLatencySum);
    sum.dnsFailureLatencySum = wrapU64(sum.dnsFailureLatencySum + entry.failureLatencySum);
    for (const [rcode, count] of entry.countByRcode) {
      sum.dnsCountByRcode.set(rcode, wrapU32((sum.dnsCountByRcode.get(rcode) ?? 0) + count));
    }
  }
  return sum;
}
