import type { DnsStatsByName, StatCounters } from '../../connStats.ts';
import { FIRST_CHOICES } from '../../choices.ts';
import type { LossReason } from '../../ledger/lossReasons.ts';
import { NO_TRACKER } from '../../ledger/tracker.ts';
import type { StateProfile } from '../../profile.ts';
import type { HttpAggregates } from '../../usm/httpAggregates.ts';
import type { DnsKeyText } from '../dnsKey.ts';
import { type NetworkStateOptions, PROCESS_AGENT_CLIENT } from '../NetworkState.ts';
import { reportTelemetry } from '../reportTelemetry.ts';
import type { StateContext } from '../stateContext.ts';
import { type StateTelemetry, zeroStateTelemetry } from '../stateTelemetry.ts';
import { storeDnsStats } from '../storeDnsStats.ts';
import { loseAllHits, storeHttpStats } from '../storeHttpStats.ts';
import { AddressTable } from './AddressTable.ts';
import { ColumnAggregator } from './ColumnAggregator.ts';
import { ColumnClient } from './ColumnClient.ts';
import { ColumnContainerResolver } from './ColumnContainerResolver.ts';
import { ColumnLocalEndpoints } from './ColumnLocalEndpoints.ts';
import { ConnectionMerger } from './ConnectionMerger.ts';
import type { ConnColumns } from './ConnColumns.ts';
import { ContainerTable } from './ContainerTable.ts';
import { CookieTable } from './CookieTable.ts';
import { markIntraHostRows } from './markIntraHostRows.ts';
import { RowDnsStats } from './RowDnsStats.ts';
import type { RowList } from './RowList.ts';

const NS_PER_MS = 1_000_000;

/** What a poll brings. Everything is taken over. */
export interface RowPollInput {
  readonly latestTime: bigint;
  /** Open connections, in walk order; rows are changed and those of closed connections added. */
  readonly active: ConnColumns;
  readonly dnsStats?: Map<DnsKeyText, DnsStatsByName> | undefined;
  readonly http?: HttpAggregates | undefined;
  readonly nowNs: number;
}

/** What one client is given at its poll. The lists are filled anew at the next poll of any client. */
export interface RowDelta {
  /** The table that the poll was given. */
  readonly table: ConnColumns;
  /** Rows of active connections, then of closed ones. */
  readonly conns: RowList;
  /** Rows that had nothing new to report. */
  readonly withheld: RowList;
  /** Active rows that were refused for want of room for a baseline. */
  readonly refused: RowList;
  readonly http: HttpAggregates;
  /** DNS statistics, where they come apart from the connections. */
  readonly dns?: Map<DnsKeyText, DnsStatsByName>;
}

/**
 * The network state in columns: the rules of `../NetworkState.ts`, which is its test oracle, for connections that are
 * rows of {@link ConnColumns}.
 *
 * It makes no text, no bigint and no object per connection.
 */
export class ColumnState {
  readonly addresses = new AddressTable();
  readonly containers = new ContainerTable();
  readonly telemetry: StateTelemetry = zeroStateTelemetry();
  latestBpfTimeNs = 0n;
  private readonly clients = new Map<string, ColumnClient>();
  private readonly audience: string;
  /** The client that the ledger follows, while it is registered. */
  private followed: ColumnClient | undefined;
  private readonly audienceContext: StateContext;
  private readonly otherContext: StateContext;
  private readonly cookies = new CookieTable();
  private readonly merger = new ConnectionMerger(this.cookies);
  private readonly local = new ColumnLocalEndpoints();
  private readonly resolver = new ColumnContainerResolver(this.addresses);
  private readonly aggregator: ColumnAggregator;

  constructor(profile: StateProfile, options: NetworkStateOptions = {}) {
    const { choices = FIRST_CHOICES, tracker = NO_TRACKER, audience = PROCESS_AGENT_CLIENT, ephemeralRanges } = options;
    this.audience = audience;
    const ranges = ephemeralRanges === undefined ? {} : { ephemeralRanges };
    this.audienceContext = { profile, telemetry: this.telemetry, choices, tracker, ...ranges };
    this.otherContext = { ...this.audienceContext, tracker: NO_TRACKER };
    this.aggregator = new ColumnAggregator(this.audienceContext);
  }

  get hasClients(): boolean {
    return this.clients.size > 0;
  }

  listClients(): { id: string; baselineCount: number; closedCount: number; lastFetchNs: number }[] {
    return [...this.clients.values()].map((client) => ({
      id: client.id,
      baselineCount: client.baselines.size,
      closedCount: client.closed.size,
      lastFetchNs: client.lastFetchNs,
    }));
  }

  registerClient(id: string, nowNs: number): void {
    this.clientOf(id, nowNs);
  }

  removeClient(id: string): void {
    this.forget(id, 'client-removed');
  }

  removeExpiredClients(nowNs: number): void {
    const expiryNs = this.audienceContext.profile.clientExpiryMs * NS_PER_MS;
    for (const client of this.clients.values()) {
      if (client.lastFetchNs + expiryNs < nowNs) this.forget(client.id, 'client-expired');
    }
  }

  /** Hands a row to every registered client. The row itself is free afterwards. */
  storeClosedRow(table: ConnColumns, row: number): void {
    const { tracker } = this.audienceContext;
    const flows = table.details.flows(row);
    if (this.followed === undefined) tracker.loseFlows(flows, 'no-registered-client');
    if (this.clients.size === 0) return;
    this.cookies.makeRoom(1, this.clients);
    table.details.setCookieNumber(row, this.cookies.numberOf(table.cookie.low(row), table.cookie.high(row)));
    for (const client of this.clients.values()) {
      const isFollowed = client === this.followed;
      if (isFollowed) tracker.moveFlows(flows, 'client-closed-buffer');
      table.details.setFlows(row, isFollowed ? flows : 0);
      client.closed.fit(this.cookies.capacity);
      client.closed.store(table, row);
    }
    table.details.setFlows(row, flows);
  }

  removeConnections(cookies: readonly bigint[]): void {
    for (const value of cookies) {
      const cookie = this.cookies.find(Number(value & 0xffff_ffffn), Number(BigInt.asUintN(64, value) >> 32n));
      if (cookie < 0) continue;
      for (const client of this.clients.values()) client.baselines.delete(cookie);
    }
  }

  /** What a client has not been told yet. Registers an unknown client first, which then gets full totals. */
  getDelta(id: string, poll: RowPollInput): RowDelta {
    this.latestBpfTimeNs = poll.latestTime;
    const client = this.clientOf(id, poll.nowNs);
    client.lastFetchNs = poll.nowNs;
    const { context } = client;
    const table = poll.active;
    const { kept, withheld, refused } = this.merger;

    this.cookies.makeRoom(table.count, this.clients);
    this.merger.merge(client, table);
    const { directionPass, connectionRollup, processEvents, dnsOnConnection } = context.profile;
    const passParts = { local: this.local, addresses: this.addresses, context };
    if (directionPass === 'before-aggregation') markIntraHostRows(table, kept, passParts);
    if (connectionRollup && processEvents) this.resolver.resolve(table, kept);

    const clients = [...this.clients.values()];
    if (poll.dnsStats !== undefined && poll.dnsStats.size > 0) storeDnsStats(clients, poll.dnsStats);
    this.aggregator.aggregate(table, kept, new RowDnsStats(client, this.addresses), context);
    const conns = this.aggregator.reported;
    if (directionPass === 'after-aggregation') markIntraHostRows(table, conns, passParts);

    if (poll.http !== undefined) {
      storeHttpStats(clients, poll.http, this.followed, this.audienceContext);
    }
    const { http, dnsStats: dns } = client;
    client.dnsStats = new Map();
    client.http = new Map();
    const delta = { table, conns, withheld, refused, http };
    return dnsOnConnection ? delta : { ...delta, dns };
  }

  getTelemetryDelta(id: string, values: ReadonlyMap<string, bigint>, nowNs: number): Map<string, bigint> | undefined {
    if (values.size === 0) return undefined;
    const client = this.clientOf(id, nowNs);
    return reportTelemetry(client, [...this.clients.values()], values);
  }

  dump(id: string): ReadonlyMap<bigint, StatCounters> {
    return this.clients.get(id)?.baselines.dump(this.cookies) ?? new Map();
  }

  /** Forgets addresses and containers of connections that are gone. No table outside may hold rows. */
  forgetTexts(): void {
    const addresses = new Uint8Array(this.addresses.size);
    const containers = new Uint8Array(this.containers.size);
    for (const client of this.clients.values()) client.closed.markHeldTexts(addresses, containers);
    this.addresses.keepOnly(addresses);
    this.containers.keepOnly(containers);
  }

  private clientOf(id: string, nowNs: number): ColumnClient {
    let client = this.clients.get(id);
    if (client === undefined) {
      const isAudience = id === this.audience;
      client = new ColumnClient(id, nowNs, isAudience ? this.audienceContext : this.otherContext);
      this.clients.set(id, client);
      if (isAudience) this.followed = client;
    }
    return client;
  }

  private forget(id: string, reason: LossReason): void {
    const client = this.clients.get(id);
    if (client === undefined) return;
    this.clients.delete(id);
    if (client !== this.followed) return;
    this.followed = undefined;
    client.closed.loseAll(reason);
    for (const { stats } of client.http.values()) loseAllHits(stats, reason, this.audienceContext.tracker);
  }
}
