import type { Choices } from '../../choices.ts';
import { NO_TRACKER, type Tracker } from '../../ledger/tracker.ts';
import type { HttpAggregates } from '../../usm/httpAggregates.ts';
import type { StatKeeperProfile } from '../../usm/StatKeeper.ts';
import type { WindowsProfile } from '../windowsProfile.ts';
import { DriverHttp, type HttpDriver } from './DriverHttp.ts';
import type { DriverHttpRecord } from './driverHttpRecord.ts';
import { driverHttpSettings } from './driverHttpSettings.ts';
import { WindowsHttpStats } from './WindowsHttpStats.ts';
import type { WindowsTransaction } from './WindowsTransaction.ts';

/** Where finished transactions of HTTP.sys wait. */
export interface EtwTransactions {
  /** Hands out and forgets what was completed since the last read, in order of completion. */
  read(): readonly WindowsTransaction[];
}

/** What the monitor is made from. */
export interface WindowsUsmMonitorOptions {
  readonly windows: WindowsProfile;
  readonly usm: StatKeeperProfile;
  readonly etw: EtwTransactions;
  /** Absent on a host whose driver has no HTTP transactions to give. */
  readonly driver?: HttpDriver | undefined;
  /** When the agent starts, ns. */
  readonly startNs: number;
  readonly choices: Choices;
  readonly tracker?: Tracker;
}

const NS_PER_SECOND = 1_000_000_000;
/** The reader of event tracing first waits this long, then reads, and pauses after every read. */
const FIRST_READ_NS = NS_PER_SECOND;
const READ_PAUSE_NS = 3 * NS_PER_SECOND;

/**
 * HTTP monitoring on Windows: brings the driver's transactions and those of event tracing into one statistic.
 *
 * A poll flushes the driver but not event tracing, whose requests come by a loop: one that is completed up to three
 * seconds before a poll is reported by the next poll.
 *
 * @upstream datadog-agent pkg/network/usm/monitor_windows.go WindowsMonitor @ c45d449
 */
export class WindowsUsmMonitor {
  readonly stats: WindowsHttpStats;
  readonly #driver: DriverHttp | undefined;
  readonly #etw: EtwTransactions;
  readonly #choices: Choices;
  #nextReadNs: number;

  private constructor(options: WindowsUsmMonitorOptions, stats: WindowsHttpStats, driver: DriverHttp | undefined) {
    this.stats = stats;
    this.#driver = driver;
    this.#etw = options.etw;
    this.#choices = options.choices;
    this.#nextReadNs = options.startNs + FIRST_READ_NS;
  }

  /** @returns `undefined` when neither HTTP nor HTTPS is captured, or the driver refuses to capture HTTP */
  static start(options: WindowsUsmMonitorOptions): WindowsUsmMonitor | undefined {
    const { windows, usm, driver, choices, tracker = NO_TRACKER } = options;
    if (!windows.captureHttp && !windows.captureHttps) return undefined;
    const settings = driverHttpSettings(windows);
    const driverHttp = driver && new DriverHttp(driver, settings);
    if (driverHttp?.enable() === false) return undefined;
    const pathBufferBytes = settings.maxRequestFragment;
    const { localhostHits } = windows;
    const stats = new WindowsHttpStats({ profile: usm, pathBufferBytes, choices, tracker, localhostHits });
    return new WindowsUsmMonitor(options, stats, driverHttp);
  }

  /** When the loop reads event tracing next, ns. */
  get nextReadNs(): number {
    return this.#nextReadNs;
  }

  /** Time passes, up to and including `nowNs`: the loop reads event tracing as often as it is due. */
  advanceTo(nowNs: number): void {
    while (this.#nextReadNs <= nowNs) {
      this.#nextReadNs += READ_PAUSE_NS;
      for (const transaction of this.#etw.read()) this.stats.process(transaction);
    }
  }

  /** The driver signals that many transactions wait. */
  driverReady(): void {
    for (const batch of this.#driver?.readAll() ?? []) this.#process(batch);
  }

  /**
   * The HTTP part of a poll: flushes the driver and hands the statistics out.
   *
   * The flush waits until the event loop has taken the last batch, not until it has counted it. So that batch may miss
   * this poll: choice `windows-usm.last-driver-batch`, first alternative: it is counted in time.
   */
  poll(): HttpAggregates {
    const batches = this.#driver?.readAll() ?? [];
    const last = batches.pop();
    for (const batch of batches) this.#process(batch);
    const isLate = last !== undefined && this.#choices.pick('windows-usm.last-driver-batch', 2) === 1;
    if (last !== undefined && !isLate) this.#process(last);
    const aggregates = this.stats.getAndResetAllStats();
    if (last !== undefined && isLate) this.#process(last);
    return aggregates;
  }

  #process(batch: readonly DriverHttpRecord[]): void {
    for (const { transaction } of batch) this.stats.process(transaction);
  }
}
