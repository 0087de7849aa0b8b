import type { Choices } from '../choices.ts';
import { FIRST_CHOICES } from '../choices.ts';
import type { ConnStats, DnsStatsByName, StatCounters } from '../connStats.ts';
import type { LossReason } from '../ledger/lossReasons.ts';
import type { Tracker } from '../ledger/tracker.ts';
import { NO_TRACKER } from '../ledger/tracker.ts';
import type { StateProfile } from '../profile.ts';
import { type HttpAggregates, NO_HTTP } from '../usm/httpAggregates.ts';
import { Aggregator } from './Aggregator.ts';
import { Client } from './Client.ts';
import { type ConnKey, connKeyOf } from './connKey.ts';
import { copyConn } from './copyConn.ts';
import { markIntraHost } from './directionPass.ts';
import type { DnsKeyText } from './dnsKey.ts';
import type { EphemeralRanges } from './EphemeralRanges.ts';
import { mergeConnections } from './mergeConnections.ts';
import { reportTelemetry } from './reportTelemetry.ts';
import { resolveContainers } from './resolveContainers.ts';
import type { StateContext } from './stateContext.ts';
import type { StateStore } from './StateStore.ts';
import type { StateTelemetry } from './stateTelemetry.ts';
import { zeroStateTelemetry } from './stateTelemetry.ts';
import { storeDnsStats } from './storeDnsStats.ts';
import { loseAllHits, storeHttpStats } from './storeHttpStats.ts';

const NS_PER_MS = 1_000_000;

/** The client whose payloads become metrics. */
export const PROCESS_AGENT_CLIENT = 'process-agent-unique-id';

/** What a {@link NetworkState} can be given beside its profile. */
export interface NetworkStateOptions {
  readonly choices?: Choices;
  readonly tracker?: Tracker;
  /** The client that the ledger follows; copies held for other clients carry no handles. */
  readonly audience?: string;
  /** Ports of outgoing connections by family and transport, in place of the profile's one range. */
  readonly ephemeralRanges?: EphemeralRanges;
}

/** What a poll brings. The lists and maps are taken over; `active` records are changed. */
export interface PollInput {
  /** Time of the newest kernel record, u64 ns; only reported back. */
  readonly latestTime: bigint;
  /** Open connections, in walk order. */
  readonly active: readonly ConnStats[];
  readonly dnsStats?: Map<DnsKeyText, DnsStatsByName>;
  readonly http?: HttpAggregates;
  readonly nowNs: number;
}

/** What one client is given at its poll. */
export interface Delta {
  /** Active connections, then closed ones; `last` holds the difference since this client's last poll. */
  readonly conns: readonly ConnStats[];
  /** HTTP statistics for this client. The `stats` objects may be shared with clients that have not polled yet. */
  readonly http: HttpAggregates;
  /** DNS statistics for this client, where they come apart from the connections. */
  readonly dns?: Map<DnsKeyText, DnsStatsByName>;
  /** Records that had nothing new to report. */
  readonly withheld: readonly ConnStats[];
  /** Active records that were refused for want of room for a baseline; the next poll tries them again. */
  readonly refused: readonly ConnStats[];
}

/**
 * What system-probe remembers for each of its polling clients: closed connections, last reported counters, DNS and HTTP
 * statistics.
 *
 * Time is an argument: ns since the start of the run on the wall clock.
 *
 * @upstream datadog-agent pkg/network/state.go networkState @ c45d449
 */
export class NetworkState implements StateStore {
  /** Counters of the whole process; they only grow. */
  readonly telemetry: StateTelemetry = zeroStateTelemetry();
  private readonly clients = new Map<string, Client>();
  private readonly audience: string;
  private readonly audienceContext: StateContext;
  private readonly otherContext: StateContext;
  private latestTime = 0n;

  constructor(profile: StateProfile, options: NetworkStateOptions = {}) {
    const { choices = FIRST_CHOICES, tracker = NO_TRACKER, audience = PROCESS_AGENT_CLIENT, ephemeralRanges } = options;
    this.audience = audience;
    const ranges = ephemeralRanges === undefined ? {} : { ephemeralRanges };
    this.audienceContext = { profile, telemetry: this.telemetry, choices, tracker, ...ranges };
    this.otherContext = { ...this.audienceContext, tracker: NO_TRACKER };
  }

  /** Whether anybody keeps closed connections. */
  get hasClients(): boolean {
    return this.clients.size > 0;
  }

  /** Time given to the last poll, u64 ns. */
  get latestBpfTimeNs(): bigint {
    return this.latestTime;
  }

  /** Registered clients with their sizes, for tests and statistics. */
  listClients(): { id: string; baselineCount: number; closedCount: number; lastFetchNs: number }[] {
    return [...this.clients.values()].map((client) => ({
      id: client.id,
      baselineCount: client.baselines.size,
      closedCount: client.closed.size,
      lastFetchNs: client.lastFetchNs,
    }));
  }

  /** Starts buffering for a client; no effect on a known one. */
  registerClient(id: string, nowNs: number): void {
    this.clientOf(id, nowNs);
  }

  /** Forgets a client and what is buffered for it. */
  removeClient(id: string): void {
    this.forget(id, 'client-removed');
  }

  /** Forgets clients that have not polled for longer than the expiry time. Only polls call this, before their delta. */
  removeExpiredClients(nowNs: number): void {
    const expiryNs = this.audienceContext.profile.clientExpiryMs * NS_PER_MS;
    for (const client of this.clients.values()) {
      if (client.lastFetchNs + expiryNs < nowNs) this.forget(client.id, 'client-expired');
    }
  }

  /**
   * Hands a closed connection to every registered client.
   *
   * Without a client it is lost, and nothing in the agent counts that.
   */
  storeClosedConnection(closed: ConnStats): void {
    const { tracker, profile } = this.audienceContext;
    if (!this.clients.has(this.audience)) tracker.loseFlows(closed.flows, 'no-registered-client');
    const isShared = profile.repeatedClose === 'shared' && profile.baselineKey === 'tuple';
    for (const client of isShared ? this.clientsInAnyOrder() : this.clients.values()) {
      const isAudience = client.id === this.audience;
      if (isAudience) tracker.moveFlows(closed.flows, 'client-closed-buffer');
      const totals = client.closed.store(copyConn(closed, isAudience ? closed.flows : 0, profile.sharedObjects));
      // The sum was written into the record that the next client is given.
      if (isShared) closed.monotonic = totals;
    }
  }

  /**
   * Forgets the last reported counters of these connections in every client.
   *
   * @param conns - the same connections as records, for agents that tell them apart by tuple
   */
  removeConnections(cookies: readonly bigint[], conns: readonly ConnStats[] = []): void {
    const { profile } = this.audienceContext;
    const keys = profile.baselineKey === 'cookie' ? cookies : conns.map((conn) => connKeyOf(conn, profile));
    for (const client of this.clients.values()) {
      for (const key of keys) client.baselines.delete(key);
    }
  }

  /** What a client has not been told yet. Registers an unknown client first, which then gets full totals. */
  getDelta(id: string, poll: PollInput): Delta {
    this.latestTime = poll.latestTime;
    const client = this.clientOf(id, poll.nowNs);
    client.lastFetchNs = poll.nowNs;
    const { context } = client;

    const merged = mergeConnections(client, poll.active);
    const all = [...merged.active, ...merged.closed];
    const isMarkedFirst = context.profile.directionPass === 'before-aggregation';
    if (isMarkedFirst) markIntraHost(all, context);
    if (context.profile.connectionRollup && context.profile.processEvents) resolveContainers(all);

    const clients = [...this.clients.values()];
    if (poll.dnsStats !== undefined && poll.dnsStats.size > 0) storeDnsStats(clients, poll.dnsStats);
    const aggregator = new Aggregator(client.dnsStats, context);
    const conns = aggregator.addAll(all);
    aggregator.finish();
    if (!isMarkedFirst) markIntraHost(conns, context);

    if (poll.http !== undefined) {
      storeHttpStats(clients, poll.http, this.clients.get(this.audience), this.audienceContext);
    }
    const { dnsStats: dns } = client;
    if (dns.size > 0 || !context.profile.dnsOnConnection) client.dnsStats = new Map();
    const http = client.http.size === 0 ? NO_HTTP : client.http;
    if (http !== NO_HTTP) client.http = new Map();
    const delta = { conns, http, withheld: merged.withheld, refused: merged.refused };
    return context.profile.dnsOnConnection ? delta : { ...delta, dns };
  }

  /** What a client is told about the tracer's counters; nothing at all for an empty list of values. */
  getTelemetryDelta(id: string, values: ReadonlyMap<string, bigint>, nowNs: number): Map<string, bigint> | undefined {
    if (values.size === 0) return undefined;
    const client = this.clientOf(id, nowNs);
    return reportTelemetry(client, [...this.clients.values()], values);
  }

  /**
   * The last reported counters of a client by cookie; empty for an unknown one. Where connections are told apart by
   * tuple the keys are mere numbers, from 0.
   */
  dump(id: string): ReadonlyMap<bigint, StatCounters> {
    const baselines = this.clients.get(id)?.baselines ?? new Map<ConnKey, StatCounters>();
    return new Map([...baselines].map(([key, counters], index) => [cookieOf(key, index), counters]));
  }

  private clientOf(id: string, nowNs: number): Client {
    let client = this.clients.get(id);
    if (client === undefined) {
      client = new Client(id, nowNs, id === this.audience ? this.audienceContext : this.otherContext);
      this.clients.set(id, client);
    }
    return client;
  }

  private clientsInAnyOrder(): Client[] {
    const clients = [...this.clients.values()];
    const order = this.audienceContext.choices.order('state.store-closed', clients.length);
    return order.map((index) => clients[index]!);
  }

  private forget(id: string, reason: LossReason): void {
    const client = this.clients.get(id);
    if (client === undefined) return;
    this.clients.delete(id);
    if (id !== this.audience) return;
    const { tracker } = this.audienceContext;
    for (const conn of client.closed.records) tracker.loseFlows(conn.flows, reason);
    for (const { stats } of client.http.values()) loseAllHits(stats, reason, tracker);
  }
}

function cookieOf(key: ConnKey, index: number): bigint {
  return typeof key === 'bigint' ? key : BigInt(index);
}
