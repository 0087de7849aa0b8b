import { AgentCrash } from '../AgentCrash.ts';
import type { ByteText } from '../byteText.ts';

/**
 * Builds the fragment that stands for a request: a space, the path, a space behind it where there is room, and zeros.
 *
 * The path is the decoded one, so that an escaped space or question mark cuts it later. Without the space behind it
 * (generations before November 2023) every path looks cut.
 *
 * @param sizeBytes - of the fragment
 * @throws AgentCrash when the fragment has no room for its first byte
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go httpCallbackOnHTTPRequestTraceTaskParse
 *   @ c45d449
 */
export function requestFragment(path: ByteText, sizeBytes: number, hasTrailingSpace: boolean): ByteText {
  if (sizeBytes === 0) {
    throw new AgentCrash(
      'index-out-of-range',
      'pkg/network/protocols/http/etw_http_service.go httpCallbackOnHTTPRequestTraceTaskParse',
      'the fragment of a request has no bytes',
    );
  }
  const kept = path.length < sizeBytes ? path : path.slice(0, sizeBytes - 1);
  const text = hasTrailingSpace && path.length + 1 < sizeBytes ? ` ${kept} ` : ` ${kept}`;
  return text + '\0'.repeat(sizeBytes - text.length);
}
