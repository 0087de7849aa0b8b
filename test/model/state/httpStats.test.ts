import { describe, expect, it } from 'vitest';
import type { HttpAggregates } from '../../../src/model/usm/httpAggregates.ts';
import { requests } from './httpRequests.ts';
import { StateBench, stateProfile } from './StateBench.ts';

function countOf(http: HttpAggregates): number {
  let count = 0;
  for (const { stats } of http.values()) count += stats.byStatus.get(200)?.count ?? 0;
  return count;
}

describe('HTTP statistics', () => {
  it('S66 are delivered once', () => {
    const bench = new StateBench();
    bench.register('c');
    expect(bench.poll([], 'c', { http: requests('/1') }).http.size).toBe(1);
    expect(bench.poll().http.size).toBe(0);
  });

  it('S67 are kept for every registered client', () => {
    const bench = new StateBench();
    bench.register('1', '2');
    const sizes = [
      bench.poll([], '1', { http: requests('/p1') }),
      bench.poll([], '2'),
      bench.poll([], '3'),
      bench.poll([], '1', { http: requests('/p2') }),
      bench.poll([], '2', { http: requests('/p3') }),
      bench.poll([], '3'),
    ].map((delta) => delta.http.size);
    expect(sizes).toEqual([1, 1, 0, 1, 2, 2]);
  });

  it.each([
    [2, [6, 6]],
    [3, [9, 10, 10]],
    [4, [12, 14, 15, 15]],
  ] as const)('S68 count too much with three clients or more, here %d', (clientCount, expected) => {
    const bench = new StateBench();
    const clients = Array.from({ length: clientCount }, (_, index) => `client-${index}`);
    bench.register(...clients);
    const totals = clients.map(() => 0);
    const poll = (index: number, http?: HttpAggregates): void => {
      const delta = bench.poll([], clients[index], http === undefined ? {} : { http });
      totals[index] = (totals[index] ?? 0) + countOf(delta.http);
    };
    for (let round = 0; round < 3; round += 1) clients.forEach((_, index) => poll(index, requests('/same')));
    clients.forEach((_, index) => poll(index));
    expect(totals).toEqual(expected);
  });

  it('are dropped beyond the limit, once for each client', () => {
    const bench = new StateBench(stateProfile('A', { maxHttpStats: 1 }));
    bench.register('1', '2');
    expect(bench.poll([], '1', { http: requests('/a', '/b') }).http.size).toBe(1);
    expect(bench.state.telemetry.httpStatsDropped).toBe(2);
    expect(bench.poll([], '1', { http: requests('/a', '/c') }).http.size).toBe(1);
    expect(countOf(bench.poll([], '2').http)).toBe(2);
    expect(bench.state.telemetry.httpStatsDropped).toBe(4);
  });
});
