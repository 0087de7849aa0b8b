import type { ConnStats } from '../connStats.ts';
import type { Tracker } from '../ledger/tracker.ts';
import { type Exclusions, shouldSkip } from './exclusions.ts';
import type { FailedConnections } from './FailedConnections.ts';
import type { TracerHost } from './TracerHost.ts';
import type { TracerTelemetry } from './TracerTelemetry.ts';

/** What a handler of closed connections needs. */
export interface ClosedConnectionOptions {
  readonly exclusions: Exclusions;
  readonly host: TracerHost;
  readonly telemetry: TracerTelemetry;
  readonly tracker: Tracker;
  /** Failures to match; absent from generation B on, where the close brings its own. */
  readonly failures?: FailedConnections;
  /** Stores the connection for every registered client; without a client it ends there, uncounted. */
  readonly store: (conn: ConnStats) => void;
}

/**
 * What happens to every delivered close before the network state stores it.
 *
 * @returns whether the connection reached the network state
 * @upstream datadog-agent pkg/network/tracer/tracer.go storeClosedConnection @ c45d449
 */
export function storeClosedConnection(conn: ConnStats, options: ClosedConnectionOptions): boolean {
  const { exclusions, host, telemetry, tracker, failures, store } = options;
  conn.isClosed = true;
  if (shouldSkip(conn, exclusions)) {
    telemetry.count('skippedConns', conn.type);
    tracker.loseFlows(conn.flows, 'connection-excluded');
    return false;
  }
  conn.ipTranslation = host.translationOf(conn);
  if (conn.ipTranslation !== undefined) host.deleteTranslation(conn);
  host.addProcessInfo(conn);
  telemetry.count('closedConns', conn.type);
  failures?.match(conn);
  store(conn);
  return true;
}
