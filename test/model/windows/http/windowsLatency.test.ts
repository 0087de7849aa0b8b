import { describe, expect, it } from 'vitest';
import { windowsLatencyNs } from '../../../../src/model/windows/http/windowsLatency.ts';

/** The largest latency that keeps nine bits of the mantissa. */
const ALMOST_TWO_TO_64 = 18_428_729_675_200_069_632;

describe('the latency of a transaction', () => {
  it.each([
    [1_000_000n, 2_000_000n, 999_424],
    [5n, 5n, 0],
    [0n, 0n, 0],
    [5n, 6n, 1],
    [2_000_000_000n, 1_000_000_000n, ALMOST_TWO_TO_64],
    [1_000_000_000n, 0n, ALMOST_TWO_TO_64],
    [0n, 1_000_000_000n, 999_292_928],
    [6n, 5n, 18_446_744_073_709_551_616],
  ])('WH3: from %d to %d is %d', (requestStartedNs, responseLastSeenNs, expected) => {
    expect(windowsLatencyNs({ requestStartedNs, responseLastSeenNs })).toBe(expected);
  });
});
