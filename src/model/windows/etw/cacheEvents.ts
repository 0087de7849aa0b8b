import { CACHE_HIT_BYTES_MIN, readAddedUri, readFlushedUri } from './cachePayloads.ts';
import { completeRequest } from './completeRequest.ts';
import type { EtwRecord } from './EtwRecord.ts';
import type { EtwState } from './EtwState.ts';
import { storeIisTags } from './storeIisTags.ts';

/**
 * HTTP.sys answered from its cache (16, 17).
 *
 * The first request that is met becomes the entry's pattern, and still waits for its own end. Every later one becomes a
 * copy of the pattern, its connection and its start included, and completes at once.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPRequestTraceTaskSrvdFrmCache @ c45d449
 */
export function onServedFromCache(state: EtwState, record: EtwRecord, nowNs: number): void {
  const { activityId, data } = record;
  if (data.length < CACHE_HIT_BYTES_MIN) {
    state.counters.parsingError += 1;
    return;
  }
  const request = state.findRequest(activityId);
  if (request === undefined) return;
  const entry = state.cache.get(request.url);
  if (entry === undefined) {
    state.tables.untrack(activityId, request, 'etw-cache-unknown');
    return;
  }
  if (entry.bound === undefined) {
    entry.bound = { tx: { ...request.tx, hits: 0 }, isWithinHost: request.isWithinHost };
    return;
  }
  const { tx, isWithinHost } = entry.bound;
  request.tx = { ...tx, hits: request.tx.hits };
  request.isWithinHost = isWithinHost;
  request.tx.siteName = state.iis?.siteName(tx.siteId) ?? '';
  storeIisTags(state, request, nowNs);
  completeRequest(state, record, request);
  // Counted also when the connection was not known and nothing completed.
  state.counters.servedFromCache += 1;
}

/**
 * An answer was put into the cache (25). An entry of the same address is replaced, and its pattern forgotten.
 *
 * @throws AgentCrash when no status follows the address
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPCacheTraceTaskAddedCacheEntry @ c45d449
 */
export function onAddedCacheEntry({ cache, counters }: EtwState, { data }: EtwRecord): void {
  const uri = readAddedUri(data);
  if (uri === undefined) counters.parsingError += 1;
  else cache.set(uri, { bound: undefined });
}

/**
 * An answer left the cache (27).
 *
 * @throws AgentCrash when there is no data
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPCacheTraceTaskFlushedCache @ c45d449
 */
export function onFlushedCache({ cache, counters }: EtwState, { data }: EtwRecord): void {
  const uri = readFlushedUri(data);
  if (uri === undefined) counters.parsingError += 1;
  else cache.delete(uri);
}
