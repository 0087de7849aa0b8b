import { readConnect } from './connectionPayloads.ts';
import type { EtwRecord } from './EtwRecord.ts';
import type { EtwState } from './EtwState.ts';
import { unixNsOfFileTime } from './fileTime.ts';
import { addressOfFamily } from './socketAddress.ts';

/**
 * A connection opens (21). One of the same activity is replaced; its requests stay.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPConnectionTraceTaskConnConn @ c45d449
 */
export function onConnect({ tables }: EtwState, { activityId, fileTime, data }: EtwRecord): void {
  const reading = readConnect(data);
  if (reading === undefined) return;
  const { family, local, remote } = reading;
  tables.open(activityId, {
    tuple: {
      family,
      src: addressOfFamily(family, local.bytes),
      sport: local.port,
      dst: addressOfFamily(family, remote.bytes),
      dport: remote.port,
      isWithinHost: local.bytes === remote.bytes,
    },
    connectedNs: unixNsOfFileTime(fileTime),
    isSsl: false,
    pending: new Set(),
  });
}

/**
 * A connection ends (24; 23 in old generations): it goes with every request that it still names, and counts as one more
 * completed request.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPConnectionTraceTaskConnCleanup @ c45d449
 */
export function onCleanup({ tables, counters }: EtwState, { activityId }: EtwRecord): void {
  const connection = tables.connection(activityId);
  if (connection === undefined) return;
  counters.completedRequests += 1;
  tables.cleanUp(activityId, connection);
}

/**
 * A connection turns out to be TLS (34). While HTTPS is not captured it is forgotten, and nothing can complete its
 * requests any more; they stay until an event of theirs finds no connection.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go httpCallbackOnHttpSslConnEvent @ c45d449
 */
export function onSslConnection({ tables, settings }: EtwState, { activityId }: EtwRecord): void {
  if (!settings.captureHttps) tables.forget(activityId);
}
