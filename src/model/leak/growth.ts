import type { StepCurve, Window } from './StepCurve.ts';

/** How a count grew over a window. */
export interface Growth {
  /** Smallest value in each quarter of the window: bursts and the teeth of timeouts do not show in them. */
  readonly troughs: readonly [number, number, number, number];
  readonly max: number;
  /** From the first trough to the last; negative where the count fell. */
  readonly grown: number;
  readonly isLeak: boolean;
}

/** Fewer than this many over a window are an accident of timing. */
const GROWN_MIN = 3;
const NS_PER_MINUTE = 60_000_000_000n;

/**
 * Invariant F2: a count leaks when its troughs rise from each quarter of the window to the next, by 3 at least.
 *
 * @param window - behind the warm-up, which must cover the longest idle timeout, and at least four periods of the
 * slowest periodic task long
 */
export function growthOf(curve: StepCurve, window: Window): Growth {
  const parts = curve.extremesOfParts(window, 4);
  const [m1, m2, m3, m4] = [parts[0]!.min, parts[1]!.min, parts[2]!.min, parts[3]!.min];
  const grown = m4 - m1;
  return {
    troughs: [m1, m2, m3, m4],
    max: Math.max(...parts.map(({ max }) => max)),
    grown,
    isLeak: m1 < m2 && m2 < m3 && m3 < m4 && grown >= GROWN_MIN,
  };
}

/**
 * Growth per minute as text with one decimal, `16.1`: what was gained between the first and the last trough, which lie
 * three quarters of the window apart. Rounded half up, from integers only.
 */
export function ratePerMinute(grown: number, window: Window): string {
  const threeWindowsNs = 3n * BigInt(window.endNs - window.startNs);
  if (threeWindowsNs === 0n) return '0.0';
  const perMinuteTimes10 = 10n * 4n * NS_PER_MINUTE * BigInt(Math.abs(grown));
  const tenths = (2n * perMinuteTimes10 + threeWindowsNs) / (2n * threeWindowsNs);
  const sign = grown < 0 && tenths > 0n ? '-' : '';
  return `${sign}${tenths / 10n}.${tenths % 10n}`;
}
