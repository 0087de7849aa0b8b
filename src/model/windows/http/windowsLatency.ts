import { wrapU64 } from '../../u64.ts';
import { cutMantissa } from '../../usm/latencyNs.ts';
import type { WindowsTransaction } from './WindowsTransaction.ts';

/**
 * Latency of a transaction in ns, as a double of reduced precision; 0 only when both times are equal.
 *
 * Unlike on Linux there is no rule for a time that was not seen. The u64 difference wraps, so that an earlier end gives
 * about 1.8e19, which counts as a latency.
 *
 * @upstream datadog-agent pkg/network/protocols/http/model_windows.go WinHttpTransaction.RequestLatency @ c45d449
 */
export function windowsLatencyNs(tx: Pick<WindowsTransaction, 'requestStartedNs' | 'responseLastSeenNs'>): number {
  return cutMantissa(Number(wrapU64(tx.responseLastSeenNs - tx.requestStartedNs)));
}
