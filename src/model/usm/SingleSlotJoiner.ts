import type { HttpTransaction } from '../httpStats.ts';
import { NO_TRACKER, type Tracker } from '../ledger/tracker.ts';
import type { UsmProfile } from '../profile.ts';
import type { HalfJoiner, WaitingHalves } from './HalfJoiner.ts';
import type { HttpCounters } from './HttpTelemetry.ts';

/** What the joiner is made from. */
export interface SingleSlotJoinerOptions {
  readonly profile: Pick<UsmProfile, 'maxHttpStatsBuffered'> & Partial<Pick<UsmProfile, 'halfJoiner'>>;
  readonly counters: HttpCounters;
  readonly tracker?: Tracker;
}

/**
 * The joiner before there were lists: one half per source end waits, in the order of arrival, and no half outlives a
 * poll.
 *
 * A half that does not fit the waiting one takes its place (7.33). Before that nothing was compared: whatever came
 * second was taken for the other half of what came first.
 *
 * @upstream datadog-agent pkg/network/http/http_statkeeper.go handleIncomplete @ 0608567
 */
export class SingleSlotJoiner implements HalfJoiner {
  readonly #limit: number;
  readonly #joinsAnyTwo: boolean;
  readonly #counters: HttpCounters;
  readonly #tracker: Tracker;
  readonly #halfByClient = new Map<string, HttpTransaction>();

  constructor({ profile, counters, tracker = NO_TRACKER }: SingleSlotJoinerOptions) {
    this.#limit = profile.maxHttpStatsBuffered;
    this.#joinsAnyTwo = profile.halfJoiner === 'any-two';
    this.#counters = counters;
    this.#tracker = tracker;
  }

  get size(): number {
    return this.#halfByClient.size;
  }

  get waiting(): WaitingHalves {
    let requests = 0;
    for (const { statusCode } of this.#halfByClient.values()) requests += statusCode === 0 ? 1 : 0;
    return { requests, responses: this.#halfByClient.size - requests };
  }

  add(half: HttpTransaction): HttpTransaction | undefined {
    const key = `${half.srcIp} ${half.srcPort}`;
    const arrived = { ...half };
    this.#counters[half.statusCode === 0 ? 'joinerRequests' : 'joinerResponses'] += 1;
    const waiting = this.#halfByClient.get(key);
    if (waiting === undefined) {
      this.#keepFirst(key, arrived);
      return undefined;
    }
    const [request, response] = waiting.statusCode === 0 ? [waiting, arrived] : [arrived, waiting];
    if (!this.#joinsAnyTwo && !isPair(request, response)) {
      this.#counters.dropped += 1;
      this.#tracker.loseHits(waiting.hits, 'request-half-replaced');
      this.#tracker.moveHits(arrived.hits, 'incomplete-buffer');
      this.#halfByClient.set(key, arrived);
      return undefined;
    }
    request.statusCode = response.statusCode;
    request.responseLastSeenNs = response.responseLastSeenNs;
    this.#counters.joinerJoined += 1;
    this.#tracker.loseHits(response.hits, 'request-half-replaced');
    this.#halfByClient.delete(key);
    return request;
  }

  /** Forgets every half. */
  flush(): HttpTransaction[] {
    for (const { hits } of this.#halfByClient.values()) this.#tracker.loseHits(hits, 'request-half-cleared');
    this.#halfByClient.clear();
    return [];
  }

  #keepFirst(key: string, half: HttpTransaction): void {
    if (this.#halfByClient.size >= this.#limit) {
      this.#counters.dropped += 1;
      this.#tracker.loseHits(half.hits, 'incomplete-buffer-full');
      return;
    }
    this.#tracker.moveHits(half.hits, 'incomplete-buffer');
    this.#halfByClient.set(key, half);
  }
}

function isPair(request: HttpTransaction, response: HttpTransaction): boolean {
  if (request.requestStartedNs === 0n || response.statusCode === 0) return false;
  return request.requestStartedNs <= response.responseLastSeenNs;
}
