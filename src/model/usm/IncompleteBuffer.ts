import type { Choices } from '../choices.ts';
import type { HttpTransaction } from '../httpStats.ts';
import { NO_TRACKER, type Tracker } from '../ledger/tracker.ts';
import type { UsmProfile } from '../profile.ts';
import type { HalfJoiner, PollClock, WaitingHalves } from './HalfJoiner.ts';
import type { HttpCounters } from './HttpTelemetry.ts';

/** A request half younger than this is kept for the next poll, ns. */
const MIN_AGE_NS = 30_000_000_000n;

interface Halves {
  requests: HttpTransaction[];
  responses: HttpTransaction[];
}

/** What the buffer is made from. */
export interface IncompleteBufferOptions {
  readonly profile: Pick<UsmProfile, 'joinerClock' | 'maxHttpStatsBuffered'> &
    Partial<Pick<UsmProfile, 'incompleteLimit'>>;
  readonly counters: HttpCounters;
  readonly choices: Choices;
  readonly tracker?: Tracker;
}

/**
 * Pairs request and response halves that reached user space as two events.
 *
 * Halves meet by source address and port only, so that a request to a virtual address finds the response of the server
 * behind it. Pairing happens at polls, in time order. The agent's sort is not stable beyond 12 elements a side; which
 * of several halves with the very same time comes first is then undefined there, and arrival order here.
 *
 * @upstream datadog-agent pkg/network/protocols/http/incomplete_stats.go incompleteBuffer @ c45d449
 */
export class IncompleteBuffer implements HalfJoiner {
  readonly #profile: IncompleteBufferOptions['profile'];
  readonly #counters: HttpCounters;
  readonly #choices: Choices;
  readonly #tracker: Tracker;
  #halvesByClient = new Map<string, Halves>();
  /** Halves waiting, of both kinds. */
  #halfCount = 0;

  constructor(options: IncompleteBufferOptions) {
    this.#profile = options.profile;
    this.#counters = options.counters;
    this.#choices = options.choices;
    this.#tracker = options.tracker ?? NO_TRACKER;
  }

  /** Number of source ends that have halves waiting. */
  get size(): number {
    return this.#halvesByClient.size;
  }

  /** Number of halves waiting: O(source ends). */
  get waiting(): WaitingHalves {
    let requests = 0;
    let responses = 0;
    for (const halves of this.#halvesByClient.values()) {
      requests += halves.requests.length;
      responses += halves.responses.length;
    }
    return { requests, responses };
  }

  /** Keeps a copy of a half until the next poll. */
  add(half: HttpTransaction): undefined {
    const key = `${half.srcIp} ${half.srcPort}`;
    let halves = this.#halvesByClient.get(key);
    if (this.#isFull(halves === undefined)) {
      this.#counters.dropped += 1;
      this.#tracker.loseHits(half.hits, 'incomplete-buffer-full');
      return;
    }
    this.#halfCount += 1;
    if (halves === undefined) {
      halves = { requests: [], responses: [] };
      this.#halvesByClient.set(key, halves);
    }
    this.#tracker.moveHits(half.hits, 'incomplete-buffer');
    if (half.statusCode === 0) {
      this.#counters.joinerRequests += 1;
      halves.requests.push({ ...half });
    } else {
      this.#counters.joinerResponses += 1;
      halves.responses.push({ ...half });
    }
  }

  /**
   * Joins what fits together, keeps young requests, forgets the rest.
   *
   * The agent walks a Go map: the order of the keys is the choice `statkeeper.flush-incomplete`.
   *
   * @returns the joined transactions
   */
  flush(clock: PollClock): HttpTransaction[] {
    if (this.#halvesByClient.size === 0) return [];
    const waiting = [...this.#halvesByClient];
    this.#halvesByClient = new Map();
    this.#halfCount = 0;
    const nowNs = this.#profile.joinerClock === 'wall' ? clock.wallNs : clock.monotonicNs;
    const joined: HttpTransaction[] = [];
    for (const index of this.#choices.order('statkeeper.flush-incomplete', waiting.length)) {
      const [key, halves] = waiting[index]!;
      const unmatched = this.#join(halves, joined);
      const kept = this.#keepYoung(unmatched, nowNs);
      this.#halfCount += kept.length;
      if (kept.length > 0) this.#halvesByClient.set(key, { requests: kept, responses: [] });
    }
    return joined;
  }

  /** Only a development version looks at the number of halves. */
  #isFull(needsKey: boolean): boolean {
    const { incompleteLimit, maxHttpStatsBuffered } = this.#profile;
    if (incompleteLimit === 'tenth-in-halves') return this.#halfCount >= Math.trunc(maxHttpStatsBuffered / 10);
    return needsKey && this.#halvesByClient.size >= maxHttpStatsBuffered;
  }

  /** Pairs in time order. @returns the requests without a response; responses without a request are forgotten */
  #join(halves: Halves, joined: HttpTransaction[]): HttpTransaction[] {
    const requests = halves.requests.toSorted((a, b) => compareTimes(a.requestStartedNs, b.requestStartedNs));
    const responses = halves.responses.toSorted((a, b) => compareTimes(a.responseLastSeenNs, b.responseLastSeenNs));
    let next = 0;
    for (const response of responses) {
      const request = requests[next];
      if (request !== undefined && request.requestStartedNs <= response.responseLastSeenNs) {
        request.statusCode = response.statusCode;
        request.responseLastSeenNs = response.responseLastSeenNs;
        joined.push(request);
        this.#counters.joinerJoined += 1;
        next += 1;
      } else if (request !== undefined) {
        this.#counters.joinerResponsesDropped += 1;
      }
      if (response.hits !== 0) this.#tracker.loseHits(response.hits, 'request-not-seen');
    }
    return requests.slice(next);
  }

  /** Drops requests from the oldest on; the first young one is kept with all that follow, which are not looked at. */
  #keepYoung(unmatched: readonly HttpTransaction[], nowNs: bigint): HttpTransaction[] {
    const firstYoung = unmatched.findIndex(({ requestStartedNs }) => isYoung(requestStartedNs, nowNs));
    const agedCount = firstYoung < 0 ? unmatched.length : firstYoung;
    for (const { hits } of unmatched.slice(0, agedCount)) this.#tracker.loseHits(hits, 'request-half-aged');
    this.#counters.joinerAged += agedCount;
    return unmatched.slice(agedCount);
  }
}

/** Signed 64-bit arithmetic. With the wall clock, event times since boot always look decades old. */
function isYoung(startedNs: bigint, nowNs: bigint): boolean {
  return BigInt.asIntN(64, nowNs - BigInt.asIntN(64, startedNs)) < MIN_AGE_NS;
}

function compareTimes(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
