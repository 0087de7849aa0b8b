import type { DnsStatsByName } from '../../connStats.ts';
import type { HttpAggregates } from '../../usm/httpAggregates.ts';
import type { DnsKeyText } from '../dnsKey.ts';
import type { StateContext } from '../stateContext.ts';
import type { StatisticsHolder } from '../StatisticsHolder.ts';
import { ColumnBaselines } from './ColumnBaselines.ts';
import { ColumnClosedBuffer } from './ColumnClosedBuffer.ts';
import type { CookieHolder } from './CookieTable.ts';

/** Everything the state holds for one polling client. Mirrors `../Client.ts`. */
export class ColumnClient implements StatisticsHolder, CookieHolder {
  readonly id: string;
  readonly context: StateContext;
  readonly closed: ColumnClosedBuffer;
  readonly baselines = new ColumnBaselines();
  lastFetchNs: number;
  dnsStats = new Map<DnsKeyText, DnsStatsByName>();
  http: HttpAggregates = new Map();
  readonly lastTelemetries = new Map<string, bigint>();

  constructor(id: string, nowNs: number, context: StateContext) {
    this.id = id;
    this.context = context;
    this.closed = new ColumnClosedBuffer(context);
    this.lastFetchNs = nowNs;
  }

  forEachHeldCookie(keep: (cookie: number) => void): void {
    this.closed.forEachHeldCookie(keep);
    this.baselines.forEachHeldCookie(keep);
  }
}
