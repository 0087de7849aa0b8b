import { assert } from '../assert.ts';
import type { ConnStats, StatCounters } from '../connStats.ts';
import { zeroCounters } from '../connStats.ts';
import type { Client } from './Client.ts';
import { isLaterConn, mergeStats } from './mergeStats.ts';
import { isZeroCounters } from './statCounters.ts';
import { updateLast } from './updateLast.ts';

/** The two lists of one poll after the rules about cookies, and what was kept back. */
export interface MergedConnections {
  readonly active: ConnStats[];
  readonly closed: ConnStats[];
  /** Records whose counters have not moved since this client's last poll. */
  readonly withheld: ConnStats[];
  /** Active records without room for a baseline; they are tried again at the next poll. */
  readonly refused: ConnStats[];
}

/**
 * Brings the active connections of a poll and the client's closed ones together: one record per cookie, with the
 * difference since this client's last poll in `last`.
 *
 * Afterwards the client's baselines are those of the connections that are still active.
 *
 * @param active - in walk order; the records are taken over and changed
 * @upstream datadog-agent pkg/network/state.go mergeConnections @ c45d449
 */
export function mergeConnections(client: Client, active: readonly ConnStats[]): MergedConnections {
  const { overLimitConnection } = client.context.profile;
  const byCookie = mergeByCookie(client, active);
  const withheld: ConnStats[] = [];
  const closed = mergeClosed(client, byCookie, withheld);

  const kept: ConnStats[] = [];
  const refused: ConnStats[] = [];
  const baselines = new Map<bigint, StatCounters>();
  for (const conn of byCookie.values()) {
    if (makeBaseline(client, conn.cookie)) {
      updateLast(conn, client);
      const baseline = client.baselines.get(conn.cookie);
      assert(baseline !== undefined, 'an active connection has a baseline');
      baselines.set(conn.cookie, baseline);
    } else if (overLimitConnection === 'waits') {
      refused.push(conn);
      continue;
    } else {
      conn.last = conn.monotonic;
      // The agents that report it twice remember that nothing was reported yet, so that the limit does not hold.
      if (overLimitConnection === 'in-full-twice') baselines.set(conn.cookie, zeroCounters());
    }
    (isWithheld(conn, client) ? withheld : kept).push(conn);
  }
  client.baselines = baselines;
  return { active: kept, closed, withheld, refused };
}

/**
 * Keeps one active record per cookie, in the order of the first ones.
 *
 * Of two connections that share a cookie the strictly later one takes the place.
 */
function mergeByCookie(client: Client, active: readonly ConnStats[]): Map<bigint, ConnStats> {
  const { context } = client;
  const byCookie = new Map<bigint, ConnStats>();
  for (const conn of active) {
    const known = byCookie.get(conn.cookie);
    if (known === undefined) {
      byCookie.set(conn.cookie, conn);
      continue;
    }
    if (mergeStats(known, conn, context)) continue;
    context.telemetry.statsCookieCollisions += 1;
    const isLater = isLaterConn(conn, known, context.profile);
    if (isLater) byCookie.set(conn.cookie, conn);
    context.tracker.loseFlows(isLater ? known.flows : conn.flows, 'cookie-collision');
  }
  return byCookie;
}

/**
 * The closed records to deliver. An active record of the same cookie is merged into the closed one and leaves
 * `byCookie`; when the two are different connections, the later one stays and the baseline is void.
 */
function mergeClosed(client: Client, byCookie: Map<bigint, ConnStats>, withheld: ConnStats[]): ConnStats[] {
  const { context } = client;
  const kept: ConnStats[] = [];
  for (const conn of client.closed.drain()) {
    const active = byCookie.get(conn.cookie);
    if (active !== undefined) {
      if (!mergeStats(conn, active, context)) {
        context.telemetry.statsCookieCollisions += 1;
        client.baselines.delete(conn.cookie);
        if (isLaterConn(active, conn, context.profile)) {
          context.tracker.loseFlows(conn.flows, 'cookie-collision');
          continue;
        }
        context.tracker.loseFlows(active.flows, 'cookie-collision');
      }
      byCookie.delete(conn.cookie);
    }
    updateLast(conn, client);
    (isWithheld(conn, client) ? withheld : kept).push(conn);
  }
  return kept;
}

/** Whether a record stays behind because it has nothing new to report. */
function isWithheld(conn: ConnStats, client: Client): boolean {
  return client.context.profile.zeroDelta === 'withheld' && isZeroCounters(conn.last);
}

/**
 * Makes sure that a cookie has a baseline.
 *
 * The limit is compared with the baselines of the previous poll plus those made in this one, so room freed by closed
 * connections is only usable one poll later.
 *
 * @returns `false` when there is no room
 */
function makeBaseline(client: Client, cookie: bigint): boolean {
  if (client.baselines.has(cookie)) return true;
  if (client.baselines.size >= client.context.profile.maxClientStats) {
    client.context.telemetry.connDropped += 1;
    return false;
  }
  client.baselines.set(cookie, zeroCounters());
  return true;
}
