import { WITHOUT_IIS } from '../http/WindowsTransaction.ts';
import { completeRequest } from './completeRequest.ts';
import type { EtwRecord } from './EtwRecord.ts';
import type { EtwState } from './EtwState.ts';
import { unixNsOfFileTime } from './fileTime.ts';
import { goUrlPath } from './goUrl.ts';
import { requestFragment } from './requestFragment.ts';
import { DELIVER_BYTES_MIN, PARSE_BYTES_MIN, readDeliver, readParse } from './requestPayloads.ts';
import { readResponseStatus, readSendStatus, RESPONSE_BYTES_MIN } from './responsePayloads.ts';
import { storeIisTags } from './storeIisTags.ts';
import { utf8BytesOfUtf16 } from './utf16Text.ts';
import { methodOfVerb } from './verbs.ts';

/**
 * A request begins (1). The event belongs to the connection; the request is its related activity.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPRequestTraceTaskRecvReq @ c45d449
 */
export function onReceiveRequest(state: EtwState, record: EtwRecord): void {
  const { activityId, relatedActivityId, fileTime, hits } = record;
  if (relatedActivityId === undefined) {
    state.counters.parsingError += 1;
    state.tracker.loseHits(hits, 'etw-malformed');
    return;
  }
  const connection = state.findConnection(activityId);
  if (connection === undefined) {
    state.tracker.loseHits(hits, 'etw-connection-unknown');
    return;
  }
  const { family, src, sport, dst, dport, isWithinHost } = connection.tuple;
  const tx = {
    family,
    src,
    sport,
    dst,
    dport,
    requestStartedNs: unixNsOfFileTime(fileTime),
    responseLastSeenNs: 0n,
    method: 0,
    status: 0,
    maxFragment: 0,
    fragment: undefined,
    ...WITHOUT_IIS,
    hits,
  };
  const request = { connectionActivity: activityId, tx, isWithinHost, url: '', path: '' };
  state.tables.begin(relatedActivityId, request, connection);
}

/**
 * The head of a request was parsed (2): method, address, fragment. An address that cannot be parsed leaves path and
 * fragment as they were.
 *
 * @throws AgentCrash when fragments have no bytes
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPRequestTraceTaskParse @ c45d449
 */
export function onParse(state: EtwState, { activityId, data }: EtwRecord): void {
  const { counters, profile } = state;
  if (data.length < PARSE_BYTES_MIN) {
    counters.parsingError += 1;
    return;
  }
  const request = state.findRequest(activityId);
  if (request === undefined) return;
  const { verb, isFound, url } = readParse(data);
  request.tx.method = methodOfVerb(verb);
  if (!isFound) {
    counters.parsingError += 1;
    state.tables.untrack(activityId, request, 'etw-malformed');
    return;
  }
  request.url = url;
  const path = goUrlPath(utf8BytesOfUtf16(url));
  if (path === undefined) return;
  request.path = path === '' ? '/' : path;
  request.tx.fragment = requestFragment(request.path, profile.httpMaxRequestFragment, profile.etwTrailingSpace);
  request.tx.maxFragment = profile.httpMaxRequestFragment & 0xffff;
}

/**
 * A request was handed to the queue of its application (3): pool, site and the tags of the site.
 *
 * @throws AgentCrash when a site configuration is loaded and the path cannot be split, as without event 2
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPRequestTraceTaskDeliver @ c45d449
 */
export function onDeliver(state: EtwState, { activityId, data }: EtwRecord, nowNs: number): void {
  const { counters, iis } = state;
  if (data.length < DELIVER_BYTES_MIN) {
    counters.parsingError += 1;
    return;
  }
  const request = state.findRequest(activityId);
  if (request === undefined) return;
  if (state.findConnection(request.connectionActivity) === undefined) {
    state.tables.lose(activityId, 'etw-connection-unknown');
    return;
  }
  const { siteId, isFound, queueName } = readDeliver(data);
  if (!isFound) {
    counters.parsingError += 1;
    state.tables.lose(activityId, 'etw-malformed');
    return;
  }
  const { tx } = request;
  tx.appPool = queueName;
  tx.siteId = siteId;
  tx.siteName = iis?.siteName(siteId) ?? '';
  if (iis !== undefined) {
    const { json, config } = iis.tagsOf(siteId, request.path);
    tx.tagsFromJson = json;
    tx.tagsFromConfig = config;
  }
  storeIisTags(state, request, nowNs);
}

/**
 * The application answered (4, 8): the status.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPRequestTraceTaskRecvResp @ c45d449
 */
export function onResponse(state: EtwState, { activityId, data }: EtwRecord): void {
  if (data.length < RESPONSE_BYTES_MIN) {
    state.counters.parsingError += 1;
    return;
  }
  const request = state.findRequest(activityId);
  if (request !== undefined) request.tx.status = readResponseStatus(data);
}

/**
 * The answer was sent (10 to 14): the request completes. Its status counts only when none was seen before.
 *
 * @throws AgentCrash when a status is needed and the data has none
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go
 *   httpCallbackOnHTTPRequestTraceTaskSend @ c45d449
 */
export function onSend(state: EtwState, record: EtwRecord): void {
  const request = state.findRequest(record.activityId);
  if (request === undefined) return;
  if (request.tx.status === 0) request.tx.status = readSendStatus(record.data);
  completeRequest(state, record, request);
}
