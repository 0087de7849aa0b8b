import type { Choices } from '../../choices.ts';
import { NO_TRACKER, type Tracker } from '../../ledger/tracker.ts';
import type { HttpAggregates } from '../../usm/httpAggregates.ts';
import type { HttpTelemetry } from '../../usm/HttpTelemetry.ts';
import { type HttpSample, StatKeeper, type StatKeeperProfile } from '../../usm/StatKeeper.ts';
import { dynamicTags } from './dynamicTags.ts';
import { windowsHttpPath } from './windowsHttpPath.ts';
import { windowsLatencyNs } from './windowsLatency.ts';
import type { WindowsProfile } from '../windowsProfile.ts';
import { HalvedLocalhost } from './HalvedLocalhost.ts';
import type { WindowsTransaction } from './WindowsTransaction.ts';

/** What the statistics are made from. */
export interface WindowsHttpStatsOptions {
  readonly profile: StatKeeperProfile;
  /** Size of the path buffer: the configured fragment size. */
  readonly pathBufferBytes: number;
  readonly choices: Choices;
  readonly tracker?: Tracker;
  /** Absent: `whole`. */
  readonly localhostHits?: WindowsProfile['localhostHits'];
}

/** No half waits on Windows, so no clock is asked at a poll. */
const NO_CLOCK = { wallNs: 0n, monotonicNs: 0n };

/**
 * Counts finished transactions between two polls, whoever captured them.
 *
 * The statistics themselves are those of Linux. Only what a transaction says of itself differs: there are no halves
 * that would have to be joined, no static tags, and every hit counts as one without TLS.
 *
 * @upstream datadog-agent pkg/network/usm/monitor_windows.go WindowsMonitor.process @ c45d449
 */
export class WindowsHttpStats {
  readonly #keeper: StatKeeper;
  readonly #pathBufferBytes: number;
  readonly #tracker: Tracker;
  readonly #halved: HalvedLocalhost | undefined;

  constructor({ profile, pathBufferBytes, choices, tracker = NO_TRACKER, localhostHits }: WindowsHttpStatsOptions) {
    this.#tracker = tracker;
    this.#halved = localhostHits === 'halved' ? new HalvedLocalhost() : undefined;
    this.#keeper = new StatKeeper(profile, choices, tracker);
    this.#pathBufferBytes = pathBufferBytes;
  }

  /** The agent's own counters. */
  get telemetry(): HttpTelemetry {
    return this.#keeper.telemetry;
  }

  /** Number of keys counted since the last poll. */
  get aggregationCount(): number {
    return this.#keeper.aggregationCount;
  }

  /** Counts one transaction by status class, then in the statistics; its handle is used up. */
  process(tx: WindowsTransaction): void {
    this.#keeper.telemetry.countHit({ statusCode: tx.status, tags: 0n });
    if (this.#halved?.drops(tx) === true) {
      this.#tracker.loseHits(tx.hits, 'localhost-halved');
      return;
    }
    this.#keeper.addSample(this.#sampleOf(tx));
  }

  /** Hands out what was counted since the last poll. */
  getAndResetAllStats(): HttpAggregates {
    this.#halved?.reset();
    return this.#keeper.getAndResetAllStats(NO_CLOCK);
  }

  /** Source is the local end, destination the remote one; of the method only the low 8 bits count. */
  #sampleOf(tx: WindowsTransaction): HttpSample {
    return {
      connection: { srcIp: tx.src, srcPort: tx.sport, dstIp: tx.dst, dstPort: tx.dport },
      path: windowsHttpPath(tx.fragment, this.#pathBufferBytes),
      method: tx.method & 0xff,
      statusCode: tx.status,
      latencyNs: windowsLatencyNs(tx),
      staticTags: 0n,
      dynamicTags: dynamicTags(tx),
      hits: tx.hits,
    };
  }
}
