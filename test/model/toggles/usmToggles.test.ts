import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import { IPV4, TCP } from '../../../src/model/connStats.ts';
import { HTTP_METHODS, type HttpTransaction } from '../../../src/model/httpStats.ts';
import { ProtocolStackMap } from '../../../src/model/kernel/protocolStackMap.ts';
import type { UsmProfile } from '../../../src/model/profile.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { EventConsumer } from '../../../src/model/usm/EventConsumer.ts';
import { EventPages } from '../../../src/model/usm/EventPages.ts';
import { StatKeeper } from '../../../src/model/usm/StatKeeper.ts';
import { UsmCapture } from '../../../src/model/usm/UsmCapture.ts';
import { transaction } from '../usm/transactions.ts';

const base = findProfile('agent-7.60')!.usm;
const CLOCK = { wallNs: 1_700_000_000_000_000_000n, monotonicNs: 12_000_000_000n };
const FIN = 0x11;

/** HTTP capture of one connection, from segments to the statistics of a poll. */
class Bench {
  readonly delivered: HttpTransaction[] = [];
  readonly capture: UsmCapture;
  private nowNs = 1_000_000n;
  private seq = 1;
  private readonly dport: number;

  constructor(changes: Partial<UsmProfile>, dport = 8085) {
    this.dport = dport;
    this.capture = new UsmCapture({
      profile: { ...base, ...changes },
      numCpus: 1,
      stacks: new ProtocolStackMap({ capacity: 10, ephemeralRange: [32_768, 60_999] }),
      choices: FIRST_CHOICES,
      observer: { eventDelivered: (event) => this.delivered.push(event) },
    });
  }

  send(from: 'client' | 'server', payload: string, flags = 0x18): this {
    const client = { src: '10.0.0.1', sport: 40_000, dst: '10.0.0.2', dport: this.dport };
    const { src, sport, dst, dport } = client;
    const ends = from === 'client' ? client : { src: dst, sport: dport, dst: src, dport: sport };
    this.nowNs += 1_000_000n;
    this.seq += 100;
    const tuple = { ...ends, netns: 0, pid: 0, type: TCP, family: IPV4 } as const;
    this.capture.segment({ cpu: 0, timeNs: this.nowNs, tuple, seq: this.seq, flags, payload, hits: 0 });
    return this;
  }

  poll() {
    return this.capture.poll(CLOCK);
  }
}

const GET = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n';
const OK = 'HTTP/1.1 200 OK\r\n\r\n';

function keeper(changes: Partial<UsmProfile>): StatKeeper {
  return new StatKeeper({ ...base, ...changes }, FIRST_CHOICES);
}

function rows(stats: ReturnType<StatKeeper['getAndResetAllStats']>): string[] {
  return [...stats.values()].map(({ key, stats: counts }) => {
    const statuses = [...counts.byStatus].map(([status, { count }]) => `${status}x${count}`);
    return `${HTTP_METHODS[key.method]} ${key.path} ${statuses.join()}`;
  });
}

describe('toggles of HTTP capture', () => {
  it.each([
    ['request-or-response-pending', 2],
    ['request-pending-only', 1],
  ] as const)('flush-rule=%s', (flushRule, events) => {
    const bench = new Bench({ flushRule });
    bench.send('server', OK).send('client', GET).send('client', '', FIN).poll();
    expect(bench.delivered).toHaveLength(events);
  });

  it.each([
    ['sentinel', 0],
    ['unconditional', 1],
  ] as const)('termination-rule=%s', (terminationRule, events) => {
    // A FIN in the segment that brings the next request: its mark is wiped when the earlier transaction is sent on.
    const bench = new Bench({ terminationRule });
    bench.send('client', GET).send('server', OK).send('client', GET, FIN);
    expect(bench.capture.program.inFlight.size).toBe(1 - events);
  });

  it.each([
    [true, 0],
    [false, 1],
  ])('skip-port-443=%s', (skipPort443, events) => {
    const bench = new Bench({ skipPort443 }, 443);
    bench.send('client', GET).send('server', OK).send('client', '', FIN).poll();
    expect(bench.delivered).toHaveLength(events);
  });

  it.each([
    [true, ['TRACE /a 200x1']],
    [false, []],
  ])('trace-method=%s', (traceMethod, expected) => {
    const bench = new Bench({ traceMethod });
    bench.send('client', 'TRACE /a HTTP/1.1\r\n\r\n').send('server', OK).send('client', '', FIN);
    expect(rows(bench.poll())).toEqual(expected);
  });

  it.each([
    ['pages', 0, 1],
    ['direct', 1, 1],
  ] as const)('event-transport=%s', (eventTransport, beforePoll, afterPoll) => {
    const bench = new Bench({ eventTransport });
    bench.send('client', GET).send('server', OK).send('client', '', FIN);
    bench.capture.networkReceive(0);
    bench.capture.takePages();
    expect(bench.delivered).toHaveLength(beforePoll);
    bench.poll();
    expect(bench.delivered).toHaveLength(afterPoll);
    expect(bench.capture.consumer.counters.eventsCaptured).toBe(1);
  });

  it.each([
    ['single', { invalidEvents: 1, invalidBatches: 0 }],
    ['split', { invalidEvents: 0, invalidBatches: 1 }],
  ] as const)('invalid-event-counters=%s', (invalidEventCounters, counters) => {
    const pages = new EventPages({ numCpus: 1, profile: base, output: () => true });
    const consumer = new EventConsumer(pages, undefined, invalidEventCounters);
    consumer.takeShortRecord();
    expect(consumer.counters).toMatchObject(counters);
  });
});

describe('toggles of HTTP statistics', () => {
  it.each([
    ['codes', 'GET /a 404x1,403x1'],
    ['classes', 'GET /a 400x2'],
  ] as const)('status-aggregation=%s', (statusAggregation, row) => {
    const tested = keeper({ statusAggregation });
    for (const statusCode of [404, 403]) tested.process(transaction({ statusCode }));
    expect(rows(tested.getAndResetAllStats(CLOCK))).toEqual([row]);
  });

  it.each([
    [false, ['GET /x 200x1']],
    [true, []],
  ])('drop-rules-first=%s', (dropRulesFirst, expected) => {
    const replaceRules = [
      { pattern: '^/secret$', repl: '/x' },
      { pattern: 'secret', repl: '' },
    ];
    const tested = keeper({ dropRulesFirst, replaceRules });
    tested.process(transaction({ fragment: 'GET /secret HTTP/1.1\r\n\r\n' }));
    expect(rows(tested.getAndResetAllStats(CLOCK))).toEqual(expected);
  });

  it.each([
    [false, 0, 1],
    [true, 1, 0],
  ])('count-invalid-status=%s', (countInvalidStatus, counted, keys) => {
    const tested = keeper({ countInvalidStatus });
    tested.process(transaction({ statusCode: 700 }));
    expect(tested.telemetry.counters.invalidStatus).toBe(counted);
    expect(tested.getAndResetAllStats(CLOCK).size).toBe(keys);
  });

  it.each([
    [false, 'POST /* 200x1'],
    [true, 'POST /shop.v1.Cart2/Add 200x1'],
  ])('grpc-quantize-exception=%s', (grpcQuantizeException, row) => {
    const tested = keeper({ grpcQuantizeException, quantization: true });
    const fragment = 'POST /shop.v1.Cart2/Add HTTP/1.1\r\n\r\n';
    tested.process(transaction({ method: 2, fragment }));
    expect(rows(tested.getAndResetAllStats(CLOCK))[0]!.replace('/*/Add', '/*')).toBe(row);
  });

  it('discovery-mode keeps neither path nor method, and sums latencies', () => {
    const tested = keeper({ discoveryMode: true });
    tested.process(transaction());
    tested.process(transaction({ method: 2, fragment: 'POST /b HTTP/1.1\r\n\r\n' }));
    const [only] = [...tested.getAndResetAllStats(CLOCK).values()];
    expect(only!.key).toMatchObject({ path: '', method: 0 });
    const bucket = only!.stats.byStatus.get(200)!;
    expect(bucket).toMatchObject({ count: 2, sketch: undefined });
    expect(bucket.latencySum).toBeGreaterThan(1_900_000);
  });

  it('discovery-mode keeps at most 5000 keys', () => {
    const tested = keeper({ discoveryMode: true });
    for (let port = 0; port < 5001; port += 1) tested.process(transaction({ srcPort: port }));
    expect(tested.getAndResetAllStats(CLOCK).size).toBe(5000);
    expect(tested.telemetry.counters.dropped).toBe(1);
  });
});
