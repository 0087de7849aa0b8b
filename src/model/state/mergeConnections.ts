import type { ConnStats, StatCounters } from '../connStats.ts';
import { zeroCounters } from '../connStats.ts';
import type { Client } from './Client.ts';
import { type ConnKey, connKeyOf } from './connKey.ts';
import { addStats, adoptDetails, isLaterConn, mergeStats } from './mergeStats.ts';
import { isZeroCounters } from './statCounters.ts';
import { updateLast } from './updateLast.ts';

/** Counters are values: nobody changes one in place. */
const NO_COUNTERS = zeroCounters();

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
 * Brings the active connections of a poll and the client's closed ones together: one record per key, with the
 * difference since this client's last poll in `last`.
 *
 * Afterwards the client's baselines are those of the connections that are still active.
 *
 * @param active - in walk order; the records are taken over and changed
 * @upstream datadog-agent pkg/network/state.go mergeConnections @ c45d449
 */
export function mergeConnections(client: Client, active: readonly ConnStats[]): MergedConnections {
  const { context } = client;
  const { overLimitConnection, maxClientStats } = context.profile;
  const byKey = mergeByKey(client, active);
  const withheld: ConnStats[] = [];
  const baselines = new Map<ConnKey, StatCounters>();
  const closed =
    context.profile.baselineKey === 'tuple'
      ? mergeClosedTuples(client, byKey, { withheld, baselines })
      : mergeClosed(client, byKey, withheld);

  const kept: ConnStats[] = [];
  const refused: ConnStats[] = [];
  // The baselines of the previous poll count too, so room freed by closed connections is only usable one poll later.
  let roomLeft = maxClientStats - client.baselines.size;
  for (const [key, conn] of byKey) {
    const baseline = client.baselines.get(key);
    if (baseline !== undefined || roomLeft > 0) {
      if (baseline === undefined) roomLeft -= 1;
      updateLast(conn, baseline ?? NO_COUNTERS, context);
      baselines.set(key, conn.monotonic);
    } else {
      context.telemetry.connDropped += 1;
      if (overLimitConnection === 'waits') {
        refused.push(conn);
        continue;
      }
      conn.last = conn.monotonic;
      // The agents that report it twice remember that nothing was reported yet, so that the limit does not hold.
      if (overLimitConnection === 'in-full-twice') baselines.set(key, NO_COUNTERS);
    }
    (isWithheld(conn, client) ? withheld : kept).push(conn);
  }
  client.baselines = baselines;
  return { active: kept, closed, withheld, refused };
}

/**
 * Keeps one active record per key, in the order of the first ones.
 *
 * Of two connections that share a key the strictly later one takes the place.
 */
function mergeByKey(client: Client, active: readonly ConnStats[]): Map<ConnKey, ConnStats> {
  const { context } = client;
  const areTuples = context.profile.baselineKey === 'tuple';
  const byKey = new Map<ConnKey, ConnStats>();
  for (const conn of active) {
    const key = connKeyOf(conn, context.profile);
    const known = byKey.get(key);
    if (known === undefined) {
      byKey.set(key, conn);
      continue;
    }
    if (areTuples) {
      const isLater = conn.lastUpdateEpochNs > known.lastUpdateEpochNs;
      if (isLater) byKey.set(key, conn);
      context.tracker.loseFlows(isLater ? known.flows : conn.flows, 'tuple-repeated');
      continue;
    }
    if (mergeStats(known, conn, context)) continue;
    context.telemetry.statsCookieCollisions += 1;
    const isLater = isLaterConn(conn, known, context.profile);
    if (isLater) byKey.set(key, conn);
    context.tracker.loseFlows(isLater ? known.flows : conn.flows, 'cookie-collision');
  }
  return byKey;
}

/**
 * The closed records to deliver. An active record of the same cookie is merged into the closed one and leaves
 * `byKey`; when the two are different connections, the later one stays and the baseline is void.
 */
function mergeClosed(client: Client, byKey: Map<ConnKey, ConnStats>, withheld: ConnStats[]): ConnStats[] {
  const { context } = client;
  const kept: ConnStats[] = [];
  for (const conn of client.closed.drain()) {
    const key = connKeyOf(conn, context.profile);
    const active = byKey.get(key);
    if (active !== undefined) {
      if (!mergeStats(conn, active, context)) {
        context.telemetry.statsCookieCollisions += 1;
        client.baselines.delete(key);
        if (isLaterConn(active, conn, context.profile)) {
          context.tracker.loseFlows(conn.flows, 'cookie-collision');
          continue;
        }
        context.tracker.loseFlows(active.flows, 'cookie-collision');
      }
      byKey.delete(key);
    }
    updateClosed(conn, key, client);
    (isWithheld(conn, client) ? withheld : kept).push(conn);
  }
  return kept;
}

/**
 * The same where connections are told apart by tuple: a closed record and an active one may be two connections that
 * followed each other, which are then reported as one with the sum of both.
 *
 * Times decide whether they are two. Before that rule an active record that was merely read before the close was
 * added too.
 *
 * @param next - `baselines` gets those of tuples that are open again
 * @upstream datadog-agent pkg/network/state.go mergeConnections @ 87bbffa
 */
function mergeClosedTuples(
  client: Client,
  byKey: Map<ConnKey, ConnStats>,
  next: { readonly withheld: ConnStats[]; readonly baselines: Map<ConnKey, StatCounters> },
): ConnStats[] {
  const { context } = client;
  const kept: ConnStats[] = [];
  for (const conn of client.closed.drain()) {
    const key = connKeyOf(conn, context.profile);
    const active = byKey.get(key);
    const isAdded =
      active !== undefined &&
      (context.profile.closedAndActive === 'always-added' || active.lastUpdateEpochNs > conn.lastUpdateEpochNs);
    if (isAdded) {
      next.baselines.set(key, active.monotonic);
      addStats(conn, active, context);
    } else if (active !== undefined) adoptDetails(conn, active, context);
    byKey.delete(key);
    updateClosed(conn, key, client);
    (isWithheld(conn, client) ? next.withheld : kept).push(conn);
  }
  return kept;
}

/** Whether a record stays behind because it has nothing new to report. */
function isWithheld(conn: ConnStats, client: Client): boolean {
  return client.context.profile.zeroDelta === 'withheld' && isZeroCounters(conn.last);
}

/** A closed connection that was never reported as active has no baseline: everything is new. */
function updateClosed(conn: ConnStats, key: ConnKey, client: Client): void {
  const baseline = client.baselines.get(key);
  if (baseline === undefined) {
    conn.last = conn.monotonic;
    return;
  }
  updateLast(conn, baseline, client.context);
  client.baselines.set(key, conn.monotonic);
}
