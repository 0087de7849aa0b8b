import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { HttpTransaction } from '../../../src/model/httpStats.ts';
import { HttpTelemetry } from '../../../src/model/usm/HttpTelemetry.ts';
import { IncompleteBuffer } from '../../../src/model/usm/IncompleteBuffer.ts';
import { requestHalf as q, responseHalf as p } from './transactions.ts';

const NS_PER_S = 1_000_000_000n;
const BOOT_EPOCH_NS = 1_700_000_000_000_000_000n;

class JoinerBench {
  readonly telemetry = new HttpTelemetry();
  readonly buffer: IncompleteBuffer;

  constructor(options: { joinerClock?: 'wall' | 'monotonic'; maxHttpStatsBuffered?: number } = {}) {
    this.buffer = new IncompleteBuffer({
      profile: { joinerClock: 'monotonic', maxHttpStatsBuffered: 100, ...options },
      counters: this.telemetry.counters,
      choices: FIRST_CHOICES,
    });
  }

  add(...halves: readonly HttpTransaction[]): void {
    for (const half of halves) this.buffer.add(half);
  }

  /** Polls so many seconds after boot. @returns [start, last seen, status] of the joined ones, in seconds */
  flush(atS: number): [number, number, number][] {
    const monotonicNs = BigInt(atS) * NS_PER_S;
    const joined = this.buffer.flush({ wallNs: BOOT_EPOCH_NS + monotonicNs, monotonicNs });
    return joined.map(({ requestStartedNs, responseLastSeenNs, statusCode }) => [
      Number(requestStartedNs / NS_PER_S),
      Number(responseLastSeenNs / NS_PER_S),
      statusCode,
    ]);
  }

  get joinerCounters(): Record<string, number> {
    const { joinerJoined, joinerAged, joinerResponsesDropped, dropped } = this.telemetry.counters;
    return { joined: joinerJoined, aged: joinerAged, responsesDropped: joinerResponsesDropped, dropped };
  }
}

const NOTHING = { joined: 0, aged: 0, responsesDropped: 0, dropped: 0 };

describe('IncompleteBuffer', () => {
  it.each([
    ['request first', [q(10), p(11)]],
    ['response first', [p(11), q(10)]],
  ])('J1: joins a request and its response, %s', (_order, halves) => {
    const bench = new JoinerBench();
    bench.add(...halves);
    expect(bench.flush(12)).toEqual([[10, 11, 200]]);
    expect(bench.buffer.size).toBe(0);
    expect(bench.joinerCounters).toEqual({ ...NOTHING, joined: 1 });
  });

  it('J2: pairs in time order whatever the order of arrival', () => {
    const bench = new JoinerBench();
    bench.add(q(10), q(12), p(13, { statusCode: 201 }), p(11));
    expect(bench.flush(14)).toEqual([
      [10, 11, 200],
      [12, 13, 201],
    ]);
  });

  it('J3: keeps a young request for the next poll', () => {
    const bench = new JoinerBench();
    bench.add(q(10), q(11), p(12));
    expect(bench.flush(13)).toEqual([[10, 12, 200]]);
    expect(bench.buffer.waiting).toEqual({ requests: 1, responses: 0 });
    bench.add(p(14));
    expect(bench.flush(15)).toEqual([[11, 14, 200]]);
    expect(bench.buffer.size).toBe(0);
    expect(bench.joinerCounters).toEqual({ ...NOTHING, joined: 2 });
  });

  it('J4: drops a response that is older than every request', () => {
    const bench = new JoinerBench();
    bench.add(p(5), q(10), p(12));
    expect(bench.flush(13)).toEqual([[10, 12, 200]]);
    expect(bench.joinerCounters).toEqual({ ...NOTHING, joined: 1, responsesDropped: 1 });
  });

  it('J5: forgets a lone response without a count', () => {
    const bench = new JoinerBench();
    bench.add(p(5));
    expect(bench.flush(6)).toEqual([]);
    expect(bench.buffer.size).toBe(0);
    expect(bench.joinerCounters).toEqual(NOTHING);
    expect(bench.telemetry.counters.joinerResponses).toBe(1);
  });

  it('J6: forgets a second response without a count', () => {
    const bench = new JoinerBench();
    bench.add(q(10), p(11), p(12));
    expect(bench.flush(13)).toEqual([[10, 11, 200]]);
    expect(bench.joinerCounters).toEqual({ ...NOTHING, joined: 1 });
  });

  it('J7, J8: a request is kept until it is 30 s old', () => {
    const young = new JoinerBench();
    young.add(q(10));
    expect(young.flush(39)).toEqual([]);
    expect(young.buffer.size).toBe(1);
    const old = new JoinerBench();
    old.add(q(10));
    expect(old.flush(40)).toEqual([]);
    expect(old.buffer.size).toBe(0);
    expect(old.joinerCounters).toEqual({ ...NOTHING, aged: 1 });
  });

  it('J9: drops the old request and keeps the young one', () => {
    const bench = new JoinerBench();
    bench.add(q(10), q(50));
    bench.flush(60);
    expect(bench.buffer.waiting).toEqual({ requests: 1, responses: 0 });
    expect(bench.joinerCounters).toEqual({ ...NOTHING, aged: 1 });
  });

  it('J10: a full buffer takes halves of known source ends only', () => {
    const bench = new JoinerBench({ maxHttpStatsBuffered: 1 });
    bench.add(q(10, { srcPort: 1 }), q(10, { srcPort: 2 }), p(11, { srcPort: 2 }), p(11, { srcPort: 1 }));
    expect(bench.flush(12)).toEqual([[10, 11, 200]]);
    expect(bench.joinerCounters).toEqual({ ...NOTHING, joined: 1, dropped: 2 });
  });

  it('J11: joins halves of the same time', () => {
    const bench = new JoinerBench();
    bench.add(q(10), p(10));
    expect(bench.flush(11)).toEqual([[10, 10, 200]]);
  });

  it('J12: with the wall clock no request half survives a poll', () => {
    const bench = new JoinerBench({ joinerClock: 'wall' });
    bench.add(q(10));
    expect(bench.flush(11)).toEqual([]);
    expect(bench.buffer.size).toBe(0);
    expect(bench.joinerCounters).toEqual({ ...NOTHING, aged: 1 });
  });

  it('J13: a response from before the request does not spoil the next poll', () => {
    const bench = new JoinerBench();
    bench.add(q(20), p(15));
    expect(bench.flush(21)).toEqual([]);
    expect(bench.buffer.size).toBe(1);
    bench.add(p(22));
    expect(bench.flush(23)).toEqual([[20, 22, 200]]);
    expect(bench.joinerCounters).toEqual({ ...NOTHING, joined: 1, responsesDropped: 1 });
  });

  it('meets halves by source end only, and the joined one keeps the tuple, method and path of the request', () => {
    const bench = new JoinerBench();
    bench.add(q(10, { dstIp: '2.2.2.2', tags: 4n }), p(11, { dstIp: '1.1.1.1' }));
    const [joined] = bench.buffer.flush({ wallNs: 0n, monotonicNs: 12n * NS_PER_S });
    expect(joined).toMatchObject({ dstIp: '2.2.2.2', method: 1, tags: 4n, fragment: 'GET /a HTTP/1.1\r\n\r\n' });
  });
});
