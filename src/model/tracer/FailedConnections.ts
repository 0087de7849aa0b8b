import { type ConnStats, TCP } from '../connStats.ts';
import { type ConnTuple, TUPLE_KEYS } from '../kernel/tuple.ts';
import { OrderedHashTable } from '../kernel/OrderedHashTable.ts';
import { wrapU32 } from '../u64.ts';
import { tupleOfConn } from './tupleOfConn.ts';

/** A failure waits this long for its close. */
const EXPIRY_S = 120;

interface Failure {
  readonly counts: Map<number, number>;
  /** Whole seconds since the epoch. */
  expiryS: number;
}

/**
 * Failed connections that wait for their close (generation A). Times are whole seconds since the epoch.
 *
 * @upstream datadog-agent pkg/network/tracer/connection/failure/matching.go FailedConns @ c45d449
 */
export class FailedConnections {
  /** `network_tracer__tcp_failure`: `matches` is by errno. */
  readonly telemetry = { dropped: 0, orphans: 0, matches: new Map<number, number>() };
  readonly #limit: number;
  readonly #byTuple = new OrderedHashTable<ConnTuple, Failure>(TUPLE_KEYS);

  /** @param limit - entries; `max_failed_connections_buffered`, which is `max_tracked_connections` by default */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#byTuple.size;
  }

  /** Stores a failure. A full store drops it, even when its tuple is already there. */
  add(tuple: ConnTuple, errno: number, nowS: number): void {
    if (this.#byTuple.size >= this.#limit) {
      this.telemetry.dropped += 1;
      return;
    }
    const failure = this.#byTuple.get(tuple) ?? { counts: new Map<number, number>(), expiryS: 0 };
    this.#byTuple.set(tuple, failure);
    failure.counts.set(errno, wrapU32((failure.counts.get(errno) ?? 0) + 1));
    failure.expiryS = nowS + EXPIRY_S;
  }

  /**
   * Gives a closed TCP connection the failures of its tuple, and forgets them.
   *
   * A later connection on the same tuple can pick up an older failure that found no close.
   */
  match(conn: ConnStats): void {
    if (conn.type !== TCP) return;
    if (this.#byTuple.size === 0) return;
    const tuple = tupleOfConn(conn);
    const failure = this.#byTuple.get(tuple);
    if (failure === undefined) return;
    conn.tcpFailures = failure.counts;
    for (const errno of failure.counts.keys()) {
      this.telemetry.matches.set(errno, (this.telemetry.matches.get(errno) ?? 0) + 1);
    }
    this.#byTuple.delete(tuple);
  }

  /** What each poll does: forgets failures whose close never came. */
  removeExpired(nowS: number): void {
    const orphans: ConnTuple[] = [];
    this.#byTuple.forEach((failure, tuple) => {
      if (failure.expiryS < nowS) orphans.push(tuple);
    });
    for (const tuple of orphans) this.#byTuple.delete(tuple);
    this.telemetry.orphans += orphans.length;
  }
}
