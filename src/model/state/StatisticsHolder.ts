import type { DnsStatsByName } from '../connStats.ts';
import type { HttpAggregates } from '../usm/httpAggregates.ts';
import type { DnsKeyText } from './dnsKey.ts';
import type { StateContext } from './stateContext.ts';

/** What a client holds besides connections: both implementations of the state keep it alike. */
export interface StatisticsHolder {
  readonly context: StateContext;
  dnsStats: Map<DnsKeyText, DnsStatsByName>;
  http: HttpAggregates;
  /** Values remembered by `reportTelemetry`, by name; i64. */
  readonly lastTelemetries: Map<string, bigint>;
}
