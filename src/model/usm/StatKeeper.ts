import type { Choices } from '../choices.ts';
import { type ConnectionKey, HTTP_METHODS, type HttpKey, type HttpMethod, type HttpTransaction } from '../httpStats.ts';
import { OrderedHashTable } from '../kernel/OrderedHashTable.ts';
import { type HitList, NO_TRACKER, type Tracker } from '../ledger/tracker.ts';
import type { UsmProfile } from '../profile.ts';
import { clearEphemeralPorts } from './clearEphemeralPorts.ts';
import { ConnectionRollup } from './ConnectionRollup.ts';
import { HTTP_KEYS, type HttpAggregates, httpKeyText, NO_HTTP } from './httpAggregates.ts';
import { type HttpPath, httpPath } from './httpPath.ts';
import type { HalfJoiner, PollClock, WaitingHalves } from './HalfJoiner.ts';
import { HttpTelemetry } from './HttpTelemetry.ts';
import { IncompleteBuffer } from './IncompleteBuffer.ts';
import { isPrintablePath } from './isPrintablePath.ts';
import { latencyNs } from './latencyNs.ts';
import { quantizePath } from './quantizePath.ts';
import { compileReplaceRules, type ReplaceRule } from './replaceRules.ts';
import { isCountedStatus, RequestStats } from './requestStats.ts';
import { SingleSlotJoiner } from './SingleSlotJoiner.ts';

/** What a finished transaction says, however it was captured. */
export interface HttpSample {
  readonly connection: ConnectionKey;
  /** `undefined` when the request had none. */
  readonly path: HttpPath | undefined;
  readonly method: HttpMethod;
  readonly statusCode: number;
  /** A double, as the agent keeps it. */
  readonly latencyNs: number;
  /** Bit set, u64. */
  readonly staticTags: bigint;
  readonly dynamicTags: readonly string[];
  /** The ledger's handle. */
  readonly hits: HitList;
}

/** The settings that HTTP statistics depend on. */
export type StatKeeperProfile = Pick<
  UsmProfile,
  'joinerClock' | 'maxHttpStatsBuffered' | 'quantization' | 'connectionRollup' | 'replaceRules'
> &
  Partial<
    Pick<
      UsmProfile,
      | 'statusAggregation'
      | 'dropRulesFirst'
      | 'countInvalidStatus'
      | 'grpcQuantizeException'
      | 'discoveryMode'
      | 'halfJoiner'
      | 'incompleteLimit'
      | 'negativeLatency'
    >
  >;

/** Keys that discovery mode counts. */
const DISCOVERY_KEYS_MAX = 5000;
/** `/pkg.Service/Method`, as gRPC names what it calls. */
const GRPC_PATH = /^\/(?:\w+\.)+\w+\/\w+$/;
const POST = HTTP_METHODS.indexOf('POST');

const NO_DYNAMIC_TAGS: readonly string[] = [];

/**
 * Counts finished transactions by connection, path and method until the next poll.
 *
 * @throws ReplaceRuleError for a replace rule that cannot be used
 * @upstream datadog-agent pkg/network/protocols/http/statkeeper.go StatKeeper @ c45d449
 */
export class StatKeeper {
  readonly telemetry = new HttpTelemetry();
  readonly #profile: StatKeeperProfile;
  readonly #choices: Choices;
  readonly #tracker: Tracker;
  readonly #rules: readonly ReplaceRule[];
  readonly #keysMax: number;
  readonly #incomplete: HalfJoiner;
  #stats: HttpAggregates = new Map();
  /** The same statistics, found without writing their key as a text. */
  #index = new OrderedHashTable<HttpKey, RequestStats>(HTTP_KEYS);
  #rollup: ConnectionRollup | undefined;

  constructor(profile: StatKeeperProfile, choices: Choices, tracker: Tracker = NO_TRACKER) {
    this.#profile = profile;
    this.#choices = choices;
    this.#tracker = tracker;
    const rules = compileReplaceRules(profile.replaceRules);
    const dropping = rules.filter((rule) => rule.isDrop);
    this.#rules = profile.dropRulesFirst ? [...dropping, ...rules.filter((rule) => !rule.isDrop)] : rules;
    this.#keysMax = profile.discoveryMode ? DISCOVERY_KEYS_MAX : profile.maxHttpStatsBuffered;
    const { counters } = this.telemetry;
    this.#incomplete =
      (profile.halfJoiner ?? 'lists') === 'lists'
        ? new IncompleteBuffer({ profile, counters, choices, tracker })
        : new SingleSlotJoiner({ profile, counters, tracker });
    if (profile.connectionRollup) this.#rollup = new ConnectionRollup();
  }

  /** Number of keys counted since the last poll. */
  get aggregationCount(): number {
    return this.#stats.size;
  }

  /** Number of source ends in the buffer of unjoined halves. */
  get incompleteCount(): number {
    return this.#incomplete.size;
  }

  /** Number of halves in that buffer. */
  get waitingHalves(): WaitingHalves {
    return this.#incomplete.waiting;
  }

  /** Takes a delivered event: a whole transaction is counted at once, a half waits for its other half. */
  process(transaction: HttpTransaction): void {
    const isHalf = transaction.requestStartedNs === 0n || transaction.statusCode === 0;
    const finished = isHalf ? this.#incomplete.add(transaction) : transaction;
    if (finished !== undefined) this.#add(finished);
  }

  /** Counts one finished transaction, or rejects it; the first test that fails decides which counter shows it. */
  addSample(sample: HttpSample): void {
    const { counters } = this.telemetry;
    if (sample.path === undefined) {
      counters.emptyPath += 1;
      this.#tracker.loseHits(sample.hits, 'path-empty');
      return;
    }
    const path = this.#finalPath(sample.path.path, sample);
    if (path === undefined) return;
    if (sample.method === 0) {
      counters.unknownMethod += 1;
      this.#tracker.loseHits(sample.hits, 'method-unknown');
      return;
    }
    if (sample.latencyNs <= 0) {
      counters.invalidLatency += 1;
      this.#tracker.loseHits(sample.hits, 'latency-not-positive');
      return;
    }
    if (this.#profile.countInvalidStatus && !isCountedStatus(sample.statusCode)) {
      counters.invalidStatus += 1;
      this.#tracker.loseHits(sample.hits, 'status-out-of-range');
      return;
    }
    const isDiscovery = this.#profile.discoveryMode === true;
    const { srcIp, srcPort, dstIp, dstPort } = this.#rollup?.rollup(sample.connection) ?? sample.connection;
    const stats = this.#statsOf({
      srcIp,
      srcPort,
      dstIp,
      dstPort,
      path: isDiscovery ? '' : path,
      fullPath: isDiscovery || sample.path.fullPath,
      method: isDiscovery ? 0 : sample.method,
    });
    if (stats === undefined) {
      counters.dropped += 1;
      this.#tracker.loseHits(sample.hits, 'stats-map-full');
      return;
    }
    this.#tracker.moveHits(sample.hits, 'stat-keeper');
    const { staticTags, dynamicTags, hits } = sample;
    stats.addRequest(
      this.#countedStatus(sample.statusCode),
      sample.latencyNs,
      staticTags,
      dynamicTags,
      hits,
      this.#tracker,
    );
  }

  /**
   * Hands out what was counted since the last poll, after the halves of this poll were joined.
   *
   * @returns aggregates in the order in which their keys were first counted (with connection roll-up, re-keyed ones
   *   come last). The agent's own map has no order; who depends on it asks for a choice
   */
  getAndResetAllStats(clock: PollClock): HttpAggregates {
    for (const joined of this.#incomplete.flush(clock)) this.#add(joined);
    const stats = this.#stats;
    if (stats.size === 0 && this.#rollup === undefined) return NO_HTTP;
    this.#stats = new Map();
    if (this.#index.size > 0) this.#index = new OrderedHashTable(HTTP_KEYS);
    const rollup = this.#rollup;
    if (rollup !== undefined) {
      this.#rollup = new ConnectionRollup();
      clearEphemeralPorts(stats, rollup, this.#choices, this.#tracker);
    }
    return stats;
  }

  #add(transaction: HttpTransaction): void {
    const { srcIp, srcPort, dstIp, dstPort } = transaction;
    this.addSample({
      connection: { srcIp, srcPort, dstIp, dstPort },
      path: httpPath(transaction.fragment),
      method: transaction.method,
      statusCode: transaction.statusCode,
      latencyNs: latencyNs(transaction, this.#profile.negativeLatency),
      staticTags: transaction.tags,
      dynamicTags: NO_DYNAMIC_TAGS,
      hits: transaction.hits,
    });
  }

  /** Older agents count by class, under its first code. */
  #countedStatus(status: number): number {
    return this.#profile.statusAggregation === 'classes' ? Math.trunc(status / 100) * 100 : status;
  }

  /**
   * The path as it is counted: quantised, then through the replace rules. A path that a rule matched may hold anything.
   */
  #finalPath(raw: string, { method, hits }: Pick<HttpSample, 'method' | 'hits'>): string | undefined {
    const isGrpc = this.#profile.grpcQuantizeException === true && method === POST && GRPC_PATH.test(raw);
    let path = this.#profile.quantization && !isGrpc ? quantizePath(raw) : raw;
    let isMatched = false;
    for (const rule of this.#rules) {
      if (!rule.matches(path)) continue;
      if (rule.isDrop) {
        this.telemetry.counters.rejected += 1;
        this.#tracker.loseHits(hits, 'replace-rule-rejected');
        return undefined;
      }
      path = rule.replaceAll(path);
      isMatched = true;
    }
    if (isMatched || isPrintablePath(path)) return path;
    this.telemetry.counters.nonPrintable += 1;
    this.#tracker.loseHits(hits, 'path-not-printable');
    return undefined;
  }

  #statsOf(key: HttpKey): RequestStats | undefined {
    const found = this.#index.get(key);
    if (found !== undefined) return found;
    if (this.#stats.size >= this.#keysMax) return undefined;
    this.telemetry.counters.aggregations += 1;
    const stats = new RequestStats(this.#profile.discoveryMode === true);
    this.#stats.set(httpKeyText(key), { key, stats });
    this.#index.add(key, stats);
    return stats;
  }
}
