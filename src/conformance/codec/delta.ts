import type { ConnStats } from '../../model/connStats.ts';
import type { StateStore } from '../../model/state/StateStore.ts';
import type { StateTelemetry } from '../../model/state/stateTelemetry.ts';
import type { Json, JsonObject } from '../vector.ts';
import { connToJson } from './conn.ts';

const NS_PER_SECOND = 1_000_000_000;

/**
 * Delivered connections by ascending cookie, and where each one really stood.
 *
 * `order[k]` is the position in `conns` of the k-th delivered connection.
 */
export function deltaConnsToJson(delivered: readonly ConnStats[]): { conns: Json[]; order: number[] } {
  const byCookie = delivered
    .map((conn, position) => ({ conn, position }))
    .toSorted((a, b) => (a.conn.cookie < b.conn.cookie ? -1 : a.conn.cookie > b.conn.cookie ? 1 : 0));
  const order: number[] = [];
  byCookie.forEach(({ position }, index) => {
    order[position] = index;
  });
  return { conns: byCookie.map(({ conn }) => connToJson(conn)), order };
}

/** Clients with [remembered cookies, buffered closed connections, last fetch in whole seconds since the start]. */
export function clientsToJson(state: StateStore): JsonObject {
  return Object.fromEntries(
    state
      .listClients()
      .map((client) => [
        client.id,
        [client.baselineCount, client.closedCount, Math.floor(client.lastFetchNs / NS_PER_SECOND)],
      ]),
  );
}

/** What the state's counters grew by, under the names of the vectors. */
export function telemetryGrowth(before: StateTelemetry, now: StateTelemetry): JsonObject {
  return {
    closedConnDropped:
      now.closedConnDroppedTcp - before.closedConnDroppedTcp + now.closedConnDroppedUdp - before.closedConnDroppedUdp,
    connDropped: now.connDropped - before.connDropped,
    statsUnderflows: now.statsUnderflows - before.statsUnderflows,
    statsCookieCollisions: now.statsCookieCollisions - before.statsCookieCollisions,
    dnsStatsDropped: now.dnsStatsDropped - before.dnsStatsDropped,
    httpStatsDropped: now.httpStatsDropped - before.httpStatsDropped,
    windowsLingeringFlows: now.windowsLingeringFlows - before.windowsLingeringFlows,
    incomingDirectionFixes: now.incomingDirectionFixes - before.incomingDirectionFixes,
    outgoingDirectionFixes: now.outgoingDirectionFixes - before.outgoingDirectionFixes,
  };
}
