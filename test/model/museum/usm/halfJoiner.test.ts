import { describe, expect, it } from 'vitest';
import { cutMantissa } from '../../../../src/model/usm/latencyNs.ts';
import { MuseumBench } from './MuseumBench.ts';

/** Connections of one client port: the same exchange before and after translation, and others. */
const [A, B, C, D] = ['10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5'].map((server) => ({ server }));

describe('historic bugs of joining halves', () => {
  it.each([
    ['wall', [], { 'request-half-aged': 1 }],
    ['monotonic', ['GET /a 200 1'], { shipped: 1 }],
  ])('M7 joiner-wall-clock: joiner-clock=%s', (value, rows, fates) => {
    const bench = new MuseumBench(`joiner-clock=${value}`);
    bench.q('/a', A).fin(A);
    expect(bench.poll()).toEqual([]);
    bench.p(200, B).fin(B);
    expect(bench.poll()).toEqual(rows);
    expect(bench.fates).toEqual(fates);
  });

  it.each([
    ['any-two', ['GET /a 500 1'], [cutMantissa(Number(BigInt.asUintN(64, -5n)))]],
    ['single-slot', ['GET /a 200 1'], [2]],
    ['lists', ['GET /a 200 1'], [2]],
  ])('M24 joiner-joins-mismatched-halves: half-joiner=%s', (value, rows, latencies) => {
    const bench = new MuseumBench(`half-joiner=${value}`);
    bench.p(500, B, 5).fin(B).q('/a', A, 10).fin(A).p(200, C, 12).fin(C);
    expect(bench.poll()).toEqual(rows);
    expect(bench.latencies).toEqual(latencies);
    expect(bench.fates).toEqual({ shipped: 1 });
  });

  it('M24 joiner-joins-mismatched-halves: two requests end each other', () => {
    const bench = new MuseumBench('half-joiner=any-two');
    bench.q('/a', A).fin(A).q('/b', B).fin(B);
    expect(bench.poll()).toEqual([]);
    expect(bench.fates).toEqual({ 'latency-not-positive': 1, 'request-half-replaced': 1 });
  });

  it.each([
    ['single-slot', { joined: 0, dropped: 3 }, [], { 'request-half-replaced': 2 }],
    ['lists', { joined: 2, dropped: 0 }, ['GET /a 200 1', 'GET /b 404 1'], { shipped: 2 }],
  ])('M25 joiner-single-slot: half-joiner=%s', (value, counted, rows, fates) => {
    const bench = new MuseumBench(`half-joiner=${value}`);
    bench.q('/a', A, 10).fin(A).q('/b', B, 20).fin(B).p(200, C, 11).fin(C).p(404, D, 21).fin(D);
    expect(bench.poll()).toEqual(rows);
    const { joinerJoined, dropped } = bench.capture.statKeeper.telemetry.counters;
    expect({ joined: joinerJoined, dropped }).toEqual(counted);
    expect(bench.fates).toEqual(fates);
  });

  it('M25 joiner-single-slot: a poll forgets the half that waits (request-half-cleared)', () => {
    const bench = new MuseumBench('half-joiner=single-slot', 'joiner-clock=monotonic');
    bench.q('/a', A).fin(A);
    expect(bench.poll()).toEqual([]);
    expect(bench.fates).toEqual({ 'request-half-cleared': 1 });
    expect(bench.capture.statKeeper.waitingHalves).toEqual({ requests: 0, responses: 0 });
  });

  it('M25 joiner-single-slot: as many client ports wait as there may be aggregates', () => {
    const bench = new MuseumBench('half-joiner=single-slot', 'max-http-stats-buffered=1');
    const other = { ...A, sport: 40_001 };
    bench.p(200, A).fin(A).q('/b', other).fin(other).poll();
    expect(bench.fates).toEqual({ 'incomplete-buffer-full': 1 });
  });

  it.each([
    ['tenth-in-halves', [], { 'incomplete-buffer-full': 1 }],
    ['keys', ['GET /a 200 1'], { shipped: 1 }],
  ])('incomplete-buffer-counts-halves: incomplete-limit=%s', (value, rows, fates) => {
    const bench = new MuseumBench(`incomplete-limit=${value}`, 'max-http-stats-buffered=10');
    bench.p(200, B, 11).fin(B).q('/a', A, 10).fin(A);
    expect(bench.poll()).toEqual(rows);
    expect(bench.fates).toEqual(fates);
  });
});
