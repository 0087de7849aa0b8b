import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, ratePerMinute } from '../../../src/model/leak/growth.ts';
import { StepCurve } from '../../../src/model/leak/StepCurve.ts';

const SECOND_NS = 1_000_000_000;
const MINUTE_NS = 60 * SECOND_NS;

/** Opens at the given seconds, each for `lastsS` seconds (or for ever). */
function opens(seconds: readonly number[], lastsS = Infinity): StepCurve {
  return StepCurve.ofChanges(
    seconds.flatMap((at) => [
      { tNs: at * SECOND_NS, by: 1 },
      ...(lastsS === Infinity ? [] : [{ tNs: (at + lastsS) * SECOND_NS, by: -1 }]),
    ]),
  );
}

function every(stepS: number, untilS: number, count = 1): number[] {
  const seconds: number[] = [];
  for (let at = 0; at < untilS; at += stepS) for (let call = 0; call < count; call += 1) seconds.push(at);
  return seconds;
}

describe('growth over a window (F2)', () => {
  const window = { startNs: 120 * SECOND_NS, endNs: 420 * SECOND_NS };

  it('calls eight connections per half minute that are never closed a leak of 16 per minute', () => {
    const growth = growthOf(opens(every(30, 600, 8)), { startNs: 115 * SECOND_NS, endNs: 595 * SECOND_NS });
    expect(growth).toEqual({ troughs: [32, 64, 96, 128], max: 160, grown: 96, isLeak: true });
    expect(ratePerMinute(96, { startNs: 0, endNs: 480 * SECOND_NS })).toBe('16.0');
  });

  it('does not, when an idle timeout closes them: the saw teeth have level troughs', () => {
    expect(growthOf(opens(every(30, 600, 8), 90), window)).toMatchObject({ grown: 0, isLeak: false });
  });

  it('takes a burst for a burst, whatever its size', () => {
    const growth = growthOf(opens([200, 200, 200, 300, 300, 300, 300, 300], 20), window);
    expect(growth).toEqual({ troughs: [0, 0, 0, 0], max: 5, grown: 0, isLeak: false });
  });

  it('wants every trough higher than the one before it, and three more in all', () => {
    expect(growthOf(opens([190, 265, 400]), window)).toMatchObject({ troughs: [0, 1, 2, 2], isLeak: false });
    expect(growthOf(opens([130, 190, 260]), window)).toMatchObject({ troughs: [0, 2, 3, 3], isLeak: false });
    expect(growthOf(opens([190, 270, 340]), window)).toMatchObject({ troughs: [0, 1, 2, 3], isLeak: true });
  });

  it('never calls a count a leak that is at its end where it began', () => {
    const changes = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 400 }), lasts: fc.integer({ min: 1, max: 99 }) }),
    );
    fc.assert(
      fc.property(changes, (spans) => {
        const curve = StepCurve.ofChanges(
          spans.flatMap(({ at, lasts }) => [
            { tNs: at, by: 1 },
            { tNs: Math.min(at + lasts, 400), by: -1 },
          ]),
        );
        const { troughs, max } = growthOf(curve, { startNs: 0, endNs: 500 });
        expect(troughs[3]).toBe(0);
        expect(max).toBeGreaterThanOrEqual(Math.max(...troughs));
      }),
    );
  });
});

describe('the rate per minute', () => {
  it('is of three quarters of the window, rounded to one decimal', () => {
    expect(ratePerMinute(60, { startNs: 200_000_000, endNs: 30_033_000_000 })).toBe('160.9');
    expect(ratePerMinute(3, { startNs: 0, endNs: 4 * MINUTE_NS })).toBe('1.0');
    expect(ratePerMinute(-1, { startNs: 0, endNs: 40 * MINUTE_NS })).toBe('0.0');
    expect(ratePerMinute(-3, { startNs: 0, endNs: 4 * MINUTE_NS })).toBe('-1.0');
    expect(ratePerMinute(2, { startNs: 0, endNs: 16 * MINUTE_NS })).toBe('0.2');
    expect(ratePerMinute(0, { startNs: 0, endNs: 0 })).toBe('0.0');
  });
});
