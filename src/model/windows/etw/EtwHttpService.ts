import type { LossReason } from '../../ledger/lossReasons.ts';
import { NO_TRACKER, type Tracker } from '../../ledger/tracker.ts';
import { AgentCrash } from '../AgentCrash.ts';
import type { WindowsTransaction } from '../http/WindowsTransaction.ts';
import { onAddedCacheEntry, onFlushedCache, onServedFromCache } from './cacheEvents.ts';
import { onCleanup, onConnect, onSslConnection } from './connectionEvents.ts';
import type { EtwCounters } from './EtwCounters.ts';
import { ETW_EVENT } from './etwEventIds.ts';
import type { EtwRecord } from './EtwRecord.ts';
import { type EtwProfile, type EtwSettings, EtwState } from './EtwState.ts';
import { IisConfig } from './iis/IisConfig.ts';
import type { IisFile } from './iis/iisFile.ts';
import { onDeliver, onParse, onReceiveRequest, onResponse, onSend } from './requestEvents.ts';

/** Bytes that the agent counts for the header of an event; on x64 it has 112 in truth. */
const EVENT_HEADER_BYTES = 0x68;

/** How much the tables hold. */
export interface EtwSizes {
  readonly connections: number;
  readonly requests: number;
  /** Back links of all connections. */
  readonly pending: number;
  readonly cacheEntries: number;
  readonly boundCacheEntries: number;
  readonly completed: number;
}

/**
 * Makes transactions out of the events of HTTP.sys, which serves IIS and others.
 *
 * One thread handles the events in the order of their delivery. Nothing enforces an order between them: what is missing
 * or late shows as a look-up that fails. A new service is stopped; {@link start} begins.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go @ c45d449
 */
export class EtwHttpService {
  private readonly profile: EtwProfile;
  private readonly tracker: Tracker;
  private state: EtwState;
  private isStarted = false;
  private hasCrashed = false;

  constructor(profile: EtwProfile, tracker: Tracker = NO_TRACKER) {
    this.profile = profile;
    this.tracker = tracker;
    this.state = new EtwState(profile, tracker);
  }

  get counters(): Readonly<EtwCounters> {
    return this.state.counters;
  }

  get isSubscribed(): boolean {
    return this.isStarted;
  }

  /** Whether a site configuration is loaded: then a request without a usable path ends the agent. */
  get hasIisConfig(): boolean {
    return this.state.iis !== undefined;
  }

  /**
   * Begins with empty tables and reads the site configuration.
   *
   * After a crash this is a new process: nothing of the old one is left, not even what survives a stop.
   *
   * @param iisFile - `undefined` when the host has none
   * @throws AgentCrash when the path of an application cannot be split
   */
  start(iisFile: IisFile | undefined): void {
    this.empty();
    if (this.hasCrashed) this.state = new EtwState(this.profile, this.tracker);
    this.hasCrashed = false;
    this.isStarted = true;
    this.state.iis = undefined;
    this.mayCrash(() => {
      this.state.iis = IisConfig.read(iisFile);
    });
  }

  /** Empties all tables; what they held is gone. */
  stop(): void {
    this.isStarted = false;
    this.empty();
    this.state.iis = undefined;
  }

  /**
   * The file of the sites was written. It is read again only when one is loaded; an unreadable one leaves the old one.
   *
   * @returns whether it could be read, or need not be
   * @throws AgentCrash when the path of an application cannot be split
   */
  reloadIis(iisFile: IisFile | undefined): boolean {
    if (this.state.iis === undefined) return true;
    return this.mayCrash(() => {
      const config = IisConfig.read(iisFile);
      if (config === undefined) return false;
      this.state.iis = config;
      return true;
    });
  }

  /** Changes what is captured. */
  configure(settings: Partial<EtwSettings>): void {
    Object.assign(this.state.settings, settings);
  }

  /**
   * Handles one event.
   *
   * @param nowNs - of the virtual clock, ns; only the cache of IIS tags looks at it
   * @throws AgentCrash where the agent itself dies
   */
  handle(record: EtwRecord, nowNs = 0): void {
    const { counters } = this.state;
    counters.events += 1;
    counters.totalBytes += record.data.length + EVENT_HEADER_BYTES;
    counters.payloadBytes += record.data.length;
    this.mayCrash(() => this.dispatch(record, nowNs));
  }

  /** Takes all completed transactions, as the loop does every three seconds; none while stopped. */
  read(): WindowsTransaction[] {
    return this.isStarted ? this.state.completed.take() : [];
  }

  /** Tags by pair of ports, as the process-agent asks for them (generations with `iisTagsCache`). */
  readIisTags(nowNs: number): ReadonlyMap<string, readonly string[]> {
    return this.state.iisTags.read(nowNs);
  }

  /** How much the tables hold; walks connections and cache. */
  sizes(): EtwSizes {
    const { tables, cache, completed } = this.state;
    let boundCacheEntries = 0;
    for (const { bound } of cache.values()) if (bound !== undefined) boundCacheEntries += 1;
    return {
      connections: tables.connectionCount,
      requests: tables.requestCount,
      pending: tables.pendingCount,
      cacheEntries: cache.size,
      boundCacheEntries,
      completed: completed.size,
    };
  }

  /**
   * Books everything that is still in flight as ended: unfinished requests in order of their beginning, then completed
   * ones. The tables stay as they are.
   */
  loseUnfinished(reason: LossReason): void {
    this.state.tables.loseHitsOfAll(reason);
    this.state.completed.loseHitsOfAll(reason);
  }

  private dispatch(record: EtwRecord, nowNs: number): void {
    const { state } = this;
    switch (record.id) {
      case ETW_EVENT.RECEIVE_REQUEST:
        return onReceiveRequest(state, record);
      case ETW_EVENT.PARSE:
        return onParse(state, record);
      case ETW_EVENT.DELIVER:
        return onDeliver(state, record, nowNs);
      case ETW_EVENT.RECEIVE_RESPONSE:
      case ETW_EVENT.FAST_RESPONSE:
        return onResponse(state, record);
      case ETW_EVENT.SEND_COMPLETE:
      case ETW_EVENT.CACHED_AND_SEND:
      case ETW_EVENT.FAST_SEND:
      case ETW_EVENT.ZERO_SEND:
      case ETW_EVENT.LAST_SEND_ERROR:
        return onSend(state, record);
      case ETW_EVENT.SERVED_FROM_CACHE:
      case ETW_EVENT.CACHED_NOT_MODIFIED:
        return onServedFromCache(state, record, nowNs);
      case ETW_EVENT.CONNECT:
        return onConnect(state, record);
      case this.profile.etwCleanupEvent:
        return onCleanup(state, record);
      case ETW_EVENT.ADDED_CACHE_ENTRY:
        return onAddedCacheEntry(state, record);
      case ETW_EVENT.FLUSHED_CACHE:
        return onFlushedCache(state, record);
      case ETW_EVENT.SSL_CONNECTION:
        return onSslConnection(state, record);
      case ETW_EVENT.REQUEST_REJECTED:
        // Only noted in the history of the request, which still needs its send event.
        state.findRequest(record.activityId);
        return undefined;
      default:
        // The activity is looked up as a request, so that an event of a connection counts as missed.
        state.findRequest(record.activityId);
        state.counters.notHandled += 1;
        return undefined;
    }
  }

  /** What the tables still hold was in the memory of a process that ends. */
  private empty(): void {
    this.loseUnfinished('agent-crashed');
    this.state.clear();
  }

  private mayCrash<T>(step: () => T): T {
    try {
      return step();
    } catch (error) {
      if (error instanceof AgentCrash) this.hasCrashed = true;
      throw error;
    }
  }
}
