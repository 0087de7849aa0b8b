import type { HttpTransaction } from '../httpStats.ts';
import type { UsmProfile } from '../profile.ts';
import { wrapU64 } from '../u64.ts';

/** Sign, exponent and the top nine mantissa bits of a double, in its upper half. */
const UPPER_MASK = 0xffff_f800;

const bits = new DataView(new ArrayBuffer(8));

/**
 * Latency of a transaction in ns, as a double of reduced precision; 0 when its start or its end was not seen.
 *
 * An end before the start is not noticed: the u64 difference wraps to about 1.8e19 and counts as a latency. In newer
 * agents it is 0.
 *
 * @upstream datadog-agent pkg/network/protocols/http/model_linux.go EbpfEvent.RequestLatency @ c45d449
 */
export function latencyNs(
  { requestStartedNs, responseLastSeenNs }: HttpTransaction,
  negativeLatency: UsmProfile['negativeLatency'] = 'wraps',
): number {
  if (requestStartedNs === 0n || responseLastSeenNs === 0n) return 0;
  if (negativeLatency === 'rejected' && responseLastSeenNs < requestStartedNs) return 0;
  return cutMantissa(Number(wrapU64(responseLastSeenNs - requestStartedNs)));
}

/** Keeps nine bits of the mantissa, so that equal latencies are stored in fewer sketch bins: 1000000 becomes 999424. */
export function cutMantissa(value: number): number {
  bits.setFloat64(0, value);
  bits.setUint32(0, (bits.getUint32(0) & UPPER_MASK) >>> 0);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}
