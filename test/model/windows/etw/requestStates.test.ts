import { describe, expect, it } from 'vitest';
import { URL_A, EtwBench } from './EtwBench.ts';

/** What is known of a request afterwards, or where it went. */
type State = 'absent' | 'in flight' | 'done' | Record<string, number>;

/** Events that bring a request into a state. */
const LINKED = '21C 1C>R';
const PARSED = `${LINKED} 2R`;
const ANSWERED = `${PARSED} 8R=404`;
/** A pattern in the cache, filled by another request. */
const BOUND = '21P 1P>Q 2Q 25 16Q 11Q';

/** From which state, which event, to which state. */
const STEPS: readonly (readonly [from: string, before: string, event: string, to: State])[] = [
  ['absent', '21C', '1C>R', 'in flight'],
  ['absent', '', '1C>R', { 'etw-connection-unknown': 1 }],
  ['absent', '21C', '2R', 'absent'],
  ['absent', '21C', '3R', 'absent'],
  ['absent', '21C', '4R', 'absent'],
  ['absent', '21C', '12R', 'absent'],
  ['absent', '21C', '16R', 'absent'],
  ['absent', '21C', '64R', 'absent'],
  ['linked', LINKED, '2R', 'in flight'],
  ['linked', LINKED, '3R', 'in flight'],
  ['linked', LINKED, '4R', 'in flight'],
  ['linked', LINKED, '8R', 'in flight'],
  ['linked', LINKED, '64R', 'in flight'],
  ['linked', LINKED, '10R', 'done'],
  ['linked', LINKED, '11R', 'done'],
  ['linked', LINKED, '12R', 'done'],
  ['linked', LINKED, '13R', 'done'],
  ['linked', LINKED, '14R', 'done'],
  ['linked', LINKED, '16R', { 'etw-cache-unknown': 1 }],
  ['linked', LINKED, '17R', { 'etw-cache-unknown': 1 }],
  ['parsed', PARSED, '3R', 'in flight'],
  ['parsed', PARSED, '4R', 'in flight'],
  ['parsed', `${BOUND} ${PARSED}`, '16R', 'done'],
  ['parsed', `${BOUND} ${PARSED}`, '17R', 'done'],
  ['parsed', `25 ${PARSED}`, '16R', 'in flight'],
  ['parsed', PARSED, '16R', { 'etw-cache-unknown': 1 }],
  ['parsed', PARSED, '12R', 'done'],
  ['answered', ANSWERED, '12R', 'done'],
  ['answered', `25 ${ANSWERED}`, '16R', 'in flight'],
  ['answered', ANSWERED, '24C', { 'etw-pending-at-cleanup': 1 }],
  ['answered', `${ANSWERED} 3R`, '14R', 'done'],
  ['any', ANSWERED, '1C>R', { 'etw-request-overwritten': 1 }],
  ['any', LINKED, '1C>R', { 'etw-request-overwritten': 1 }],
  ['any', LINKED, '23C', 'in flight'],
];

function stateOf(bench: EtwBench): State {
  const lost = bench.lost();
  if (Object.keys(lost).length > 0) return lost;
  const { requests, completed } = bench.service.sizes();
  if (completed > 0) return 'done';
  return requests > 0 ? 'in flight' : 'absent';
}

describe('states of a request', () => {
  it.each(STEPS)('%s, after "%s": event %s leads to %j', (_from, before, event, to) => {
    const bench = new EtwBench().play(before);
    bench.read();
    expect(stateOf(bench.play(event))).toEqual(to);
  });

  it('a lost first request leaves the second one of its activity in flight', () => {
    const bench = new EtwBench().play(`${LINKED} 1C>R`);
    expect(bench.service.sizes()).toMatchObject({ requests: 1, pending: 1 });
  });

  it('look-ups that fail count only while HTTPS is captured', () => {
    const events = '1C>R 2R 3R 4R 12R 16R 64R 22C 5R';
    expect(new EtwBench().play(events).service.counters.missedConnection).toBe(9);
    const off = new EtwBench({ profile: { captureHttps: false } }).play(events);
    expect(off.service.counters).toMatchObject({ missedConnection: 0, notHandled: 2 });
  });

  it('a connection that is replaced gives its requests to the new one, which completes them', () => {
    const bench = new EtwBench().play('21C=1 1C>R 2R 21C=2 12R');
    expect(bench.read()).toMatchObject([{ dport: 1 }]);
    expect(bench.service.sizes().requests).toBe(0);
  });

  it('a connection forgotten at its TLS marker never completes; the send books it', () => {
    const bench = new EtwBench({ profile: { captureHttps: false } }).play('21C 1C>R 2R 34C');
    expect(stateOf(bench)).toBe('in flight');
    expect(stateOf(bench.play('12R'))).toEqual({ 'etw-connection-unknown': 1 });
    expect(bench.service.counters).toMatchObject({ missedConnection: 1, completedRequests: 0 });
  });

  it('a delivery without its connection gives the request up', () => {
    const bench = new EtwBench({ profile: { captureHttps: false } }).play('21C 1C>R 2R 34C 3R');
    expect(stateOf(bench)).toEqual({ 'etw-connection-unknown': 1 });
  });

  it('an empty address costs the request only while its connection is known', () => {
    expect(stateOf(new EtwBench().play(`${LINKED} 2R=`))).toEqual({ 'etw-malformed': 1 });
    const unknown = new EtwBench({ profile: { captureHttps: false } }).play(`${LINKED} 34C 2R=`);
    expect(stateOf(unknown)).toBe('in flight');
    expect(unknown.service.counters.parsingError).toBe(1);
  });

  it('a request event without a related activity is malformed', () => {
    const bench = new EtwBench().play('21C 1C');
    expect(stateOf(bench)).toEqual({ 'etw-malformed': 1 });
    expect(bench.service.counters.parsingError).toBe(1);
  });

  it('a cleanup takes a request along that another connection has begun again', () => {
    const bench = new EtwBench().play('21C 21D 1C>R 1D>R 24C');
    expect(bench.service.sizes()).toMatchObject({ connections: 1, requests: 0, pending: 1 });
    expect(bench.lost()).toEqual({ 'etw-request-overwritten': 1, 'etw-pending-at-cleanup': 1 });
  });

  it('a hit in the cache keeps its own place in the ledger, and the pattern its own', () => {
    const bench = new EtwBench().play(`25 ${PARSED} 16R 1C>S 2S 16S`);
    const [hit] = bench.read();
    expect(hit!.hits).toBe(2);
    bench.play('12R');
    expect(bench.read()[0]!.hits).toBe(1);
    expect(bench.ledger.totals().byStage.get('etw-completed')).toBe(2);
  });

  it('an address that cannot be parsed keeps path and fragment, but the cache is asked for it', () => {
    const bench = new EtwBench().play(`${LINKED} 2R=http://h/one 2R=http://h/%zz 25=http://h/%zz 16R 12R`);
    expect(bench.read()[0]!.fragment!.startsWith(' /one ')).toBe(true);
    expect(bench.service.sizes().boundCacheEntries).toBe(1);
  });

  it('an entry that is put into the cache again forgets its pattern, and leaves with its address', () => {
    const bench = new EtwBench().play(BOUND);
    expect(bench.service.sizes()).toMatchObject({ cacheEntries: 1, boundCacheEntries: 1 });
    bench.play(`25=${URL_A}`);
    expect(bench.service.sizes()).toMatchObject({ cacheEntries: 1, boundCacheEntries: 0 });
    bench.play('27');
    expect(bench.service.sizes().cacheEntries).toBe(0);
  });
});

describe('generations of the service', () => {
  it('give a request without a latency one nanosecond, since November 2023', () => {
    const latency = (etwZeroLatencyBump: boolean): bigint => {
      const [tx] = new EtwBench({ profile: { etwZeroLatencyBump } }).play('21C @5000 1C>R @5000 12R').read();
      return tx!.responseLastSeenNs - tx!.requestStartedNs;
    };
    expect([latency(true), latency(false)]).toEqual([1n, 0n]);
  });

  it('put a space behind the path, since November 2023', () => {
    const [tx] = new EtwBench({ profile: { etwTrailingSpace: false } }).play(`${PARSED} 12R`).read();
    expect(tx!.fragment!.slice(0, 5)).toBe(' /a\0\0');
  });

  it('that clean up at the close do not handle the cleanup', () => {
    const bench = new EtwBench({ profile: { etwCleanupEvent: 23 } }).play('21C 24C');
    expect(bench.service.sizes().connections).toBe(1);
    expect(bench.service.counters.notHandled).toBe(1);
  });
});

describe('start and stop', () => {
  it('clear all tables and counters but the dropped ones; nothing is read while stopped', () => {
    const bench = new EtwBench({ profile: { maxTrackedConnections: 0 } });
    bench.play('21C 1C>R 12R 1C>S 12S 1C>T 25');
    bench.service.stop();
    expect(bench.service.isSubscribed).toBe(false);
    expect(bench.read()).toEqual([]);
    expect(bench.service.counters).toMatchObject({ events: 0, completedRequests: 0, dropped: 1 });
    expect(bench.lost()).toEqual({ 'etw-completed-full': 1, 'agent-crashed': 2 });
    bench.service.start(undefined);
    expect(bench.service.sizes()).toEqual({
      connections: 0,
      requests: 0,
      pending: 0,
      cacheEntries: 0,
      boundCacheEntries: 0,
      completed: 0,
    });
    expect(bench.play('21C 1C>U 12U').read()).toHaveLength(1);
  });

  it('after a crash begin a new process, in which nothing was dropped yet', () => {
    const bench = new EtwBench({ profile: { maxTrackedConnections: 0 } });
    bench.play('21C 1C>R 12R 1C>S 12S 1C>T');
    bench.service.handle({ id: 2, fileTime: 0n, activityId: 'x', relatedActivityId: undefined, data: '', hits: 0 });
    const crash = { id: 27, fileTime: 0n, activityId: 'x', relatedActivityId: undefined, data: '', hits: 0 };
    expect(() => bench.service.handle(crash)).toThrow(/index-out-of-range/);
    bench.service.loseUnfinished('agent-crashed');
    bench.service.start(undefined);
    expect(bench.service.counters.dropped).toBe(0);
    expect(bench.lost()).toEqual({ 'etw-completed-full': 1, 'agent-crashed': 2 });
  });
});
