import type { Address } from './connStats.ts';
import type { HitList } from './ledger/tracker.ts';

/** The bare four-tuple that HTTP data is keyed by: no pid, no namespace, no protocol, no direction. */
export interface ConnectionKey {
  srcIp: Address;
  srcPort: number;
  dstIp: Address;
  dstPort: number;
}

/** Request methods, numbered as in the kernel and in the payload. */
export const HTTP_METHODS = ['UNKNOWN', 'GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE'] as const;
/** Index into {@link HTTP_METHODS}; `0` is unknown. */
export type HttpMethod = number;

/** The name of a method. The driver of Windows may deliver numbers up to 255; one without a name is called unknown. */
export function httpMethodName(method: HttpMethod): string {
  return HTTP_METHODS[method] ?? HTTP_METHODS[0];
}

/** Key of one HTTP aggregate. Path text holds one character (0 to 255) per byte. */
export interface HttpKey extends ConnectionKey {
  path: string;
  fullPath: boolean;
  method: HttpMethod;
}

/**
 * One transaction as the kernel hands it over.
 *
 * Times are u64 ns of the kernel's monotonic clock (0 = not seen). `fragment` is the first 208 bytes that were
 * classified, one character per byte. `hits` is the ledger's handle; no rule of the model reads it.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/http/types.h http_transaction_t @ c45d449
 */
export interface HttpTransaction extends ConnectionKey {
  requestStartedNs: bigint;
  responseLastSeenNs: bigint;
  tags: bigint;
  tcpSeq: number;
  statusCode: number;
  method: HttpMethod;
  fragment: string;
  hits: HitList;
}
