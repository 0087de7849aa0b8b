import type { EtwRecord } from './EtwRecord.ts';
import type { EtwState } from './EtwState.ts';
import type { EtwRequest } from './etwTables.ts';
import { unixNsOfFileTime } from './fileTime.ts';

/**
 * A request is over: it leaves the tables and joins the completed ones, when its protocol is captured and they have
 * room.
 *
 * It counts as completed before the protocol is looked at. While HTTP is off everything is dropped, TLS too: no
 * connection is ever marked as TLS while HTTPS is captured.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go completeReqRespTracking @ c45d449
 */
export function completeRequest(state: EtwState, record: EtwRecord, request: EtwRequest): void {
  const { tables, counters, settings, tracker } = state;
  const connection = tables.connection(request.connectionActivity);
  if (connection === undefined) {
    counters.missedConnection += 1;
    tables.lose(record.activityId, 'etw-connection-unknown');
    return;
  }
  const { tx } = request;
  tx.responseLastSeenNs = unixNsOfFileTime(record.fileTime);
  if (state.profile.etwZeroLatencyBump && tx.responseLastSeenNs === tx.requestStartedNs) {
    tx.responseLastSeenNs = BigInt.asUintN(64, tx.responseLastSeenNs + 1n);
  }
  tables.end(record.activityId, connection);
  counters.completedRequests += 1;
  const isCaptured = connection.isSsl ? settings.captureHttps : settings.captureHttp;
  if (!isCaptured) tracker.loseHits(tx.hits, 'etw-protocol-off');
  else if (!state.completed.push(tx, settings.maxCount)) counters.dropped += 1;
}
