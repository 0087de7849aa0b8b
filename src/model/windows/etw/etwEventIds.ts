/**
 * Events of Microsoft-Windows-HttpService that the agent handles, by their number; `CLOSE` only in old generations.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go OnEvent @ c45d449
 */
export const ETW_EVENT = {
  RECEIVE_REQUEST: 1,
  PARSE: 2,
  DELIVER: 3,
  RECEIVE_RESPONSE: 4,
  FAST_RESPONSE: 8,
  SEND_COMPLETE: 10,
  CACHED_AND_SEND: 11,
  FAST_SEND: 12,
  ZERO_SEND: 13,
  LAST_SEND_ERROR: 14,
  SERVED_FROM_CACHE: 16,
  CACHED_NOT_MODIFIED: 17,
  CONNECT: 21,
  CLOSE: 23,
  CLEANUP: 24,
  ADDED_CACHE_ENTRY: 25,
  FLUSHED_CACHE: 27,
  SSL_CONNECTION: 34,
  REQUEST_REJECTED: 64,
} as const;
