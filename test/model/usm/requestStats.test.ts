import { describe, expect, it } from 'vitest';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { RequestStats } from '../../../src/model/usm/requestStats.ts';

function statsOf(latencies: readonly number[], status = 200, tag?: string): RequestStats {
  const stats = new RequestStats();
  for (const latency of latencies) {
    stats.addRequest(status, latency, tag === undefined ? 0n : 1n, tag === undefined ? [] : [tag], 0, NO_TRACKER);
  }
  return stats;
}

describe('RequestStats', () => {
  it('keeps a single latency as it is and makes a sketch of the second one', () => {
    expect(statsOf([10]).byStatus.get(200)).toMatchObject({ count: 1, firstLatencySample: 10, sketch: undefined });
    const two = statsOf([10, 20]).byStatus.get(200);
    expect(two).toMatchObject({ count: 2, firstLatencySample: 10 });
    expect(two?.sketch?.count).toBe(2);
  });

  it('ignores a status outside 100 to 599', () => {
    expect(statsOf([1], 99).byStatus.size).toBe(0);
    expect(statsOf([1], 600).byStatus.size).toBe(0);
    expect(statsOf([1], 599).byStatus.size).toBe(1);
  });

  it('combines a single sample with its tags', () => {
    const into = statsOf([10], 200, 'a');
    into.combineWith(statsOf([20], 200, 'b'), NO_TRACKER);
    expect(into.byStatus.get(200)).toMatchObject({ count: 2, firstLatencySample: 10, dynamicTags: ['a', 'b'] });
  });

  it('combines several samples without their tags and without their first sample', () => {
    const into = new RequestStats();
    into.combineWith(statsOf([10, 20], 404, 'b'), NO_TRACKER);
    expect(into.byStatus.get(404)).toMatchObject({
      count: 2,
      firstLatencySample: 0,
      staticTags: 0n,
      dynamicTags: [],
    });
  });

  it('adds its own single sample to the sketch that it takes over', () => {
    const into = statsOf([10]);
    into.combineWith(statsOf([20, 30]), NO_TRACKER);
    expect(into.byStatus.get(200)?.count).toBe(3);
    expect(into.byStatus.get(200)?.sketch?.count).toBe(3);
  });

  it('copies into an independent statistic', () => {
    const original = statsOf([10, 20]);
    const copied = original.copy();
    original.combineWith(statsOf([30]), NO_TRACKER);
    expect(copied.byStatus.get(200)?.count).toBe(2);
    expect(copied.byStatus.get(200)?.sketch?.count).toBe(2);
  });

  it('moves, copies or ignores the handles of the other side as told', () => {
    const joined: [number, number][] = [];
    const tracker = {
      ...NO_TRACKER,
      copyHits: (list: number) => list + 100,
      joinHits: (into: number, from: number) => {
        joined.push([into, from]);
        return into === 0 ? from : into;
      },
    };
    const from = new RequestStats();
    from.addRequest(200, 1, 0n, [], 7, tracker);
    const into = new RequestStats();
    into.combineWith(from, tracker, 'copy');
    into.combineWith(from, tracker, 'none');
    into.combineWith(from, tracker, 'take');
    expect(joined).toEqual([
      [0, 7],
      [0, 107],
      [107, 7],
    ]);
    expect(from.byStatus.get(200)?.hits).toBe(0);
  });
});
