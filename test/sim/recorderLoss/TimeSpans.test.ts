import { describe, expect, it } from 'vitest';
import { ALWAYS, TimeSpans } from '../../../src/sim/recorderLoss/TimeSpans.ts';

const span = (fromNs: number, toNs: number) => ({ fromNs, toNs });

describe('spans of time', () => {
  const spans = new TimeSpans([span(50, 60), span(10, 20), span(15, 30), span(12, 13)]);

  it('are met by what overlaps one of them, or touches it', () => {
    for (const met of [span(30, 40), span(0, 10), span(29, 29), span(55, 56), span(0, 100)]) {
      expect(spans.meet(met), JSON.stringify(met)).toBe(true);
    }
  });

  it('are not met by what lies between them', () => {
    for (const missed of [span(0, 9), span(31, 49), span(61, Infinity)]) {
      expect(spans.meet(missed), JSON.stringify(missed)).toBe(false);
    }
  });

  it('meet everything when they last for ever, and nothing when there are none', () => {
    expect(new TimeSpans([span(5, 6), ALWAYS]).meet(span(1e18, 1e18))).toBe(true);
    expect(new TimeSpans([]).meet(ALWAYS)).toBe(false);
  });
});
