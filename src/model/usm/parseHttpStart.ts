import { REQUEST_PREFIXES } from '../httpPrefixes.ts';
import { HTTP_METHODS, type HttpMethod } from '../httpStats.ts';

/** What the first bytes of a payload say it is; a method only for a request. */
export interface HttpStart {
  readonly type: 'request' | 'response' | 'unknown';
  readonly method: HttpMethod;
}

/** Neither a request nor a response. */
export const UNKNOWN_START: HttpStart = { type: 'unknown', method: 0 };
const RESPONSE: HttpStart = { type: 'response', method: 0 };

const REQUESTS: readonly { readonly prefix: string; readonly start: HttpStart }[] = REQUEST_PREFIXES.map((prefix) => {
  const name = prefix.slice(0, prefix.indexOf(' '));
  return { prefix, start: { type: 'request', method: (HTTP_METHODS as readonly string[]).indexOf(name) } };
});

/**
 * Tells requests, responses and everything else apart.
 *
 * Weaker than the classifier: four letters make a response, so a body chunk that starts with `HTTP` or with `GET /`
 * counts as the start of a message.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/http/http.h http_parse_data @ c45d449
 */
export function parseHttpStart(fragment: string): HttpStart {
  if (fragment.startsWith('HTTP')) return RESPONSE;
  for (const { prefix, start } of REQUESTS) {
    if (fragment.startsWith(prefix)) return start;
  }
  return UNKNOWN_START;
}

/**
 * The status code of a response, computed without looking whether there are digits: 16-bit arithmetic on the bytes 9
 * to 11 (signed, as C has them), so that text other than `HTTP/x.y ddd` yields a large nonsense value.
 */
export function statusOf(fragment: string): number {
  return (digitAt(fragment, 9) * 100 + digitAt(fragment, 10) * 10 + digitAt(fragment, 11)) & 0xffff;
}

function digitAt(fragment: string, index: number): number {
  const byte = index < fragment.length ? fragment.charCodeAt(index) : 0;
  return (byte < 0x80 ? byte : byte - 0x100) - 0x30;
}
