import { type ConnStats, TCP } from '../connStats.ts';
import type { ConnMaps } from '../kernel/ConnMaps.ts';
import type { ConnStatsEntry } from '../kernel/connRecords.ts';
import { withoutPid } from '../kernel/tuple.ts';
import type { Tracker } from '../ledger/tracker.ts';
import type { DeliveryProfile } from '../profile.ts';
import { type Exclusions, shouldSkip } from './exclusions.ts';
import { type IdleTimeouts, isIdleExpired } from './idleExpiry.ts';
import type { TracerHost } from './TracerHost.ts';
import type { TracerTelemetry } from './TracerTelemetry.ts';
import { tupleOfConn } from './tupleOfConn.ts';
import { type ConnectionWalk, walkConnections, type WalkRules } from './walkConnections.ts';

/** What the reading of active connections needs. */
export interface GetConnectionsOptions {
  readonly maps: ConnMaps;
  readonly exclusions: Exclusions;
  readonly timeouts: IdleTimeouts;
  readonly host: TracerHost;
  readonly telemetry: TracerTelemetry;
  readonly tracker: Tracker;
  /** Rules of the walk; those of all present generations when absent. */
  readonly rules?: WalkRules & Partial<Pick<DeliveryProfile, 'failedRemoval'>>;
  /** Happens after the walk, before what is idle is removed. */
  readonly beforeRemoval?: (() => void) | undefined;
}

/** The connections of a poll, and those that were given up. */
export interface ActiveConnections {
  readonly active: ConnStats[];
  /**
   * Given up: the network state must forget their baselines. Never reported in this poll. Removed from the kernel maps;
   * before February 2020 also those that a close had taken out of the maps just before.
   */
  readonly removed: ConnStats[];
}

/**
 * Reads the active connections, and gives up those that were silent for too long.
 *
 * No close is produced for a connection given up. Traffic since the previous poll is lost with it.
 *
 * @param nowNs - u64 ns of the kernel's monotonic clock, read before the walk
 * @upstream datadog-agent pkg/network/tracer/tracer.go getConnections @ c45d449
 */
export function getConnections(walk: ConnectionWalk, nowNs: bigint, options: GetConnectionsOptions): ActiveConnections {
  const { maps, exclusions, timeouts, host, telemetry, tracker } = options;
  const expired: ConnStats[] = [];
  const active = walkConnections(
    walk,
    maps,
    (conn, { value: entry }) => {
      if (isIdleExpired({ conn, assurance: entry.assurance }, nowNs, timeouts, host)) {
        expired.push(conn);
        if (conn.type === TCP) telemetry.expiredTcpConns += 1;
        telemetry.count('closedConns', conn.type);
        return false;
      }
      if (!shouldSkip(conn, exclusions)) return true;
      telemetry.count('skippedConns', conn.type);
      tracker.loseFlows(conn.flows, 'connection-excluded');
      return false;
    },
    { telemetry, tracker, rules: options.rules },
  );
  for (const conn of active) {
    conn.ipTranslation = host.translationOf(conn);
    host.addProcessInfo(conn);
  }
  options.beforeRemoval?.();
  const removed = expired.filter((conn) => {
    const entry = removeConnection(conn, maps);
    if (entry === undefined) return false;
    host.deleteTranslation(conn);
    tracker.loseFlows(entry.flows, 'connection-idle-expired');
    return true;
  });
  return { active, removed: options.rules?.failedRemoval === 'drops-baseline' ? expired : removed };
}

/**
 * Removes what the map holds under the tuple now. When a close has taken the idle entry and another connection the
 * tuple, that is the other connection: it is not asked for its cookie.
 *
 * @returns what was removed; `undefined` when a close has taken the entry, and everything is left to that
 */
function removeConnection(conn: ConnStats, maps: ConnMaps): ConnStatsEntry | undefined {
  const tuple = tupleOfConn(conn);
  const entry = maps.connStats.get(tuple);
  if (entry === undefined || !maps.connStats.delete(tuple)) return undefined;
  if (conn.type === TCP) {
    maps.tcpStats.delete(tuple);
    maps.tcpRetransmits.delete(withoutPid(tuple));
  }
  return entry;
}
