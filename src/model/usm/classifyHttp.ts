import { HTTP_PREFIXES } from '../httpPrefixes.ts';

/** Number of HTTP among the kernel's application protocols; 0 is unknown. */
export const APPLICATION_HTTP = 1;
/** Number of TLS among the kernel's encryption layers; 0 is unknown. */
export const ENCRYPTION_TLS = 1;

/** Bytes that the classifier reads. */
export const CLASSIFICATION_BYTES = 24;
/** The shortest payload that can be taken for HTTP. */
const HTTP_BYTES_MIN = 16;

/**
 * Whether a first payload makes its connection an HTTP connection.
 *
 * A proxy request with an absolute address (`GET http://...`) and CONNECT never do.
 *
 * @param start - first bytes of the payload, one character per byte; a TLS write shorter than this is followed by
 *   whatever stands behind it in memory
 * @param sizeBytes - number of payload bytes that the packet or the library call says there are
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/http/classification-helpers.h is_http @ c45d449
 */
export function isHttpStart(start: string, sizeBytes: number): boolean {
  if (sizeBytes < HTTP_BYTES_MIN) return false;
  return HTTP_PREFIXES.some((prefix) => start.startsWith(prefix));
}
