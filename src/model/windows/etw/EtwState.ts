import type { Tracker } from '../../ledger/tracker.ts';
import type { ByteText } from '../byteText.ts';
import type { WindowsProfile } from '../windowsProfile.ts';
import { CompletedRequests } from './CompletedRequests.ts';
import { EtwCounters } from './EtwCounters.ts';
import { EtwRequestTables } from './EtwRequestTables.ts';
import type { EtwCacheEntry, EtwConnection, EtwRequest } from './etwTables.ts';
import type { IisConfig } from './iis/IisConfig.ts';
import { IisTagsCache } from './iis/IisTagsCache.ts';

/** What the service needs of the profile. */
export type EtwProfile = Pick<
  WindowsProfile,
  | 'etwCleanupEvent'
  | 'etwZeroLatencyBump'
  | 'etwTrailingSpace'
  | 'iisTagsCache'
  | 'captureHttp'
  | 'captureHttps'
  | 'maxTrackedConnections'
  | 'httpMaxRequestFragment'
>;

/** Which protocols are captured, and how many completed transactions wait. */
export interface EtwSettings {
  captureHttp: boolean;
  captureHttps: boolean;
  /** The list of completed transactions holds one more. */
  maxCount: number;
}

/** Everything that the handlers of events share. */
export class EtwState {
  readonly profile: EtwProfile;
  readonly tracker: Tracker;
  readonly settings: EtwSettings;
  readonly counters = new EtwCounters();
  readonly tables: EtwRequestTables;
  readonly completed: CompletedRequests;
  /** HTTP.sys' own cache as far as it was seen, by full address. */
  readonly cache = new Map<string, EtwCacheEntry>();
  iis: IisConfig | undefined;
  /** Filled by generations that have `iisTagsCache`. */
  readonly iisTags = new IisTagsCache();

  constructor(profile: EtwProfile, tracker: Tracker) {
    this.profile = profile;
    this.tracker = tracker;
    const { captureHttp, captureHttps, maxTrackedConnections } = profile;
    this.settings = { captureHttp, captureHttps, maxCount: maxTrackedConnections };
    this.tables = new EtwRequestTables(tracker);
    this.completed = new CompletedRequests(tracker);
  }

  /** Looks a connection up; a miss counts only while HTTPS is captured. */
  findConnection(activity: ByteText): EtwConnection | undefined {
    const connection = this.tables.connection(activity);
    if (connection === undefined && this.settings.captureHttps) this.counters.missedConnection += 1;
    return connection;
  }

  /** Looks a request up; a miss counts only while HTTPS is captured. */
  findRequest(activity: ByteText): EtwRequest | undefined {
    const request = this.tables.request(activity);
    if (request === undefined && this.settings.captureHttps) this.counters.missedConnection += 1;
    return request;
  }

  /** Empties all tables and counters but `dropped`, without a word to the ledger. */
  clear(): void {
    this.tables.clear();
    this.completed.take();
    this.cache.clear();
    this.counters.reset();
  }
}
