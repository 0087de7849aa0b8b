import type { DnsStatsByName, StatCounters } from '../connStats.ts';
import type { HttpAggregates } from '../usm/httpAggregates.ts';
import { ClosedBuffer } from './ClosedBuffer.ts';
import type { ConnKey } from './connKey.ts';
import type { DnsKeyText } from './dnsKey.ts';
import type { StateContext } from './stateContext.ts';
import type { StatisticsHolder } from './StatisticsHolder.ts';

/**
 * Everything the state holds for one polling client.
 *
 * @upstream datadog-agent pkg/network/state.go client @ c45d449
 */
export class Client implements StatisticsHolder {
  readonly id: string;
  readonly context: StateContext;
  readonly closed: ClosedBuffer;
  /** Time of the last poll or of the registration, ns. */
  lastFetchNs: number;
  /** Last reported totals by key, of connections that were active at the last poll. */
  baselines = new Map<ConnKey, StatCounters>();
  dnsStats = new Map<DnsKeyText, DnsStatsByName>();
  http: HttpAggregates = new Map();
  /** Values remembered by {@link reportTelemetry}, by name; i64. */
  readonly lastTelemetries = new Map<string, bigint>();

  constructor(id: string, nowNs: number, context: StateContext) {
    this.id = id;
    this.context = context;
    this.closed = new ClosedBuffer(context);
    this.lastFetchNs = nowNs;
  }
}
