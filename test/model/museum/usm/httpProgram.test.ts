import { describe, expect, it } from 'vitest';
import { MuseumBench } from './MuseumBench.ts';

const TLS = { tls: true };
const NOTHING_KNOWN = undefined;

describe('historic bugs of the HTTP program', () => {
  it.each([
    ['fields-kept', [200, '/a'], ['GET /a 200 2'], { duplicated: 1 }],
    ['fresh', [200, NOTHING_KNOWN], ['GET /a 200 1'], { shipped: 1 }],
  ])('M5 flush-keeps-transaction: after-flush=%s', (value, second, rows, fates) => {
    const bench = new MuseumBench(`after-flush=${value}`);
    // A TLS library hands the same data out twice.
    bench.q('/a', TLS).p(200, TLS).p(200, TLS).fin(TLS);
    expect(bench.poll()).toEqual(rows);
    expect(bench.events.map((event) => event.slice(0, 2))).toEqual([[200, '/a'], second]);
    expect(bench.fates).toEqual(fates);
  });

  it.each([
    ['fields-kept', ['GET /a 100 1', 'GET /a 200 1'], { duplicated: 1 }],
    ['fresh', ['GET /a 100 1'], { shipped: 1 }],
  ])('M5 flush-keeps-transaction, an interim response: after-flush=%s', (value, rows, fates) => {
    const bench = new MuseumBench(`after-flush=${value}`);
    bench.q('/a').p(100).p(200).fin();
    expect(bench.poll()).toEqual(rows);
    expect(bench.fates).toEqual(fates);
  });

  it('M5 flush-keeps-transaction: the next request takes nothing from the one before', () => {
    const bench = new MuseumBench('after-flush=fields-kept');
    bench.q('/a').p(200).q('/b').p(404).fin();
    expect(bench.poll()).toEqual(['GET /a 200 1', 'GET /b 404 1']);
    expect(bench.fates).toEqual({ shipped: 2 });
  });

  it.each([
    ['any-segment', 30],
    ['payload', 10],
  ])('M17 fin-extends-latency: response-last-seen=%s', (value, latencyNs) => {
    const bench = new MuseumBench(`response-last-seen=${value}`);
    bench.q('/a', {}, 10).p(200, {}, 20).fin({}, 40).poll();
    expect(bench.events).toEqual([[200, '/a', latencyNs]]);
    expect(bench.latencies).toEqual([latencyNs]);
  });

  it.each([
    ['entry-deleted', ['/1', NOTHING_KNOWN], ['GET /1 200 1'], { shipped: 1, 'in-flight-entry-removed': 1 }],
    ['fresh', ['/1', '/2'], ['GET /1 200 1', 'GET /2 200 1'], { shipped: 2 }],
  ])('M20 keepalive-second-request-lost: after-flush=%s', (value, paths, rows, fates) => {
    const bench = new MuseumBench(`after-flush=${value}`);
    bench.q('/1').p(200).q('/2').p(200).fin();
    expect(bench.poll()).toEqual(rows);
    expect(bench.events.map(([, path]) => path)).toEqual(paths);
    expect(bench.fates).toEqual(fates);
  });

  it.each([
    ['fin-only', [], { inFlight: 1 }, { 'reset-not-an-end': 1 }],
    ['fin-or-rst', ['GET /a 200 1'], { shipped: 1 }, { shipped: 1 }],
  ])('M21 rst-leaves-transaction-open: terminating-flags=%s', (value, rows, fates, fatesAfterSweep) => {
    const bench = new MuseumBench(`terminating-flags=${value}`);
    bench.q('/a').p(200).rst();
    expect(bench.poll()).toEqual(rows);
    expect(bench.fates).toEqual(fates);
    bench.capture.sweepIdle(bench.nowNs + 30_000_000_001n);
    expect(bench.fates).toEqual(fatesAfterSweep);
  });

  it('M21 rst-leaves-transaction-open: the next connection with these ports sends the transaction on', () => {
    const bench = new MuseumBench('terminating-flags=fin-only');
    bench.q('/a').p(200).rst().q('/b');
    expect(bench.poll()).toEqual(['GET /a 200 1']);
    bench.capture.sweepIdle(bench.nowNs + 30_000_000_001n);
    expect(bench.fates).toEqual({ shipped: 1, 'in-flight-swept': 1 });
  });

  it.each([
    [
      'response-sticks',
      [
        [200, NOTHING_KNOWN, 0],
        [201, NOTHING_KNOWN, undefined],
      ],
      [],
      { 'path-empty': 1 },
    ],
    ['request-pending-only', [[201, '/b', 1]], ['GET /b 201 1'], { shipped: 1 }],
    [
      'request-or-response-pending',
      [
        [200, NOTHING_KNOWN, undefined],
        [201, '/b', 1],
      ],
      ['GET /b 201 1'],
      { shipped: 1 },
    ],
  ])('M22 midstream-response-sticks: flush-rule=%s', (value, events, rows, fates) => {
    const bench = new MuseumBench(`flush-rule=${value}`);
    // The capture begins between a request and its response.
    bench.p(200).q('/b').p(201).fin();
    expect(bench.poll()).toEqual(rows);
    expect(bench.events).toEqual(events);
    expect(bench.fates).toEqual(fates);
  });

  it.each([
    ['request-pending-only', ['GET /b 201 1'], { shipped: 1, 'request-half-aged': 1 }],
    ['request-or-response-pending', ['GET /b 201 1', 'GET /a 204 1'], { shipped: 2 }],
  ])('M23 response-half-overwritten: flush-rule=%s', (value, rows, fates) => {
    const bench = new MuseumBench(`flush-rule=${value}`, 'joiner-clock=monotonic');
    const other = { server: '10.0.0.3' };
    bench.q('/a').p(204, other).q('/b', other).p(201, other).fin(other).fin();
    expect([...bench.poll(), ...bench.poll(40_000_000_000)]).toEqual(rows);
    expect(bench.fates).toEqual(fates);
  });

  it.each([
    ['missing', [61_001, 40_000], ['GET /a 200 1']],
    ['host', [40_000, 61_001], []],
  ])('M35 ephemeral-range-missing-in-usm: http-port-range=%s', (value, ports, mismatched) => {
    const server = { server: '10.0.0.1', dport: 61_001 };
    const client = { ...server, client: '10.0.0.9' };
    const bench = new MuseumBench(`http-port-range=${value}`);
    bench.exchange('/a', client).poll();
    expect(bench.delivered.map(({ srcPort, dstPort }) => [srcPort, dstPort])).toEqual([ports]);

    // Halves of two clients of that server meet, because both stand under the server's port.
    const halves = new MuseumBench(`http-port-range=${value}`);
    const second = { ...server, client: '10.0.0.8', sport: 40_001 };
    halves.q('/a', client).fin(client).p(200, second).fin(second);
    expect(halves.poll()).toEqual(mismatched);
  });

  it.each([
    ['missing', [61_001, 40_000]],
    ['host', [40_000, 61_001]],
  ])('M35 ephemeral-range-missing-in-usm, over TLS: http-port-range=%s', (value, ports) => {
    const bench = new MuseumBench(`http-port-range=${value}`);
    bench.exchange('/a', { client: '10.0.0.9', server: '10.0.0.1', dport: 61_001, tls: true }).poll();
    expect(bench.delivered.map(({ srcPort, dstPort }) => [srcPort, dstPort])).toEqual([ports]);
  });

  it.each([
    ['end-only', ['GET /2 201 1'], { shipped: 1, 'flushed-replaced-by-end': 1 }],
    ['both', ['GET /1 200 1', 'GET /2 201 1'], { shipped: 2 }],
  ])('close-overrides-pending-flush: flush-with-end=%s', (value, rows, fates) => {
    const bench = new MuseumBench(`flush-with-end=${value}`);
    bench.q('/1').p(200).qFin('/2').p(201).fin();
    expect(bench.poll()).toEqual(rows);
    expect(bench.fates).toEqual(fates);
  });

  it.each([
    ['off', [], { inFlight: 1, 'in-flight-map-full': 1 }],
    ['on', ['GET /b 200 1'], { shipped: 1, 'in-flight-swept': 1 }],
  ])('in-flight-never-swept: in-flight-sweep=%s', (value, rows, fates) => {
    const bench = new MuseumBench(`in-flight-sweep=${value}`, 'max-concurrent-requests=1');
    bench.q('/forgotten');
    bench.capture.sweepIdle(bench.nowNs + 30_000_000_001n);
    bench.exchange('/b', { sport: 40_001 });
    expect(bench.poll()).toEqual(rows);
    expect(bench.fates).toEqual(fates);
  });

  it.each([
    ['wraps', ['GET /a 200 1'], { shipped: 1 }],
    ['rejected', [], { 'latency-not-positive': 1 }],
  ])('negative-latency-wraps: negative-latency=%s', (value, rows, fates) => {
    const bench = new MuseumBench(`negative-latency=${value}`);
    bench.q('/a', {}, 10).p(200, {}, 5).fin({}, 12);
    expect(bench.poll()).toEqual(rows);
    expect(bench.latencies.every((latencyNs) => latencyNs > 1e19)).toBe(true);
    expect(bench.fates).toEqual(fates);
  });
});
