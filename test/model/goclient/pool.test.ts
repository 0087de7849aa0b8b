import { describe, expect, it } from 'vitest';
import { patientHost } from '../../../src/model/goclient/HttpHost.ts';
import { poolKeyOf } from '../../../src/model/goclient/poolKey.ts';
import { DEFAULT_TRANSPORT, idlePerHostMax, ZERO_TRANSPORT } from '../../../src/model/goclient/TransportConfig.ts';
import { MS, ProcessBench } from './ProcessBench.ts';

const HELD = { holdsHeaders: true };

/** So many requests at once, answered one after the other. */
function burst(bench: ProcessBench, count: number): void {
  for (const id of bench.requests(count, { response: HELD })) bench.process.serverSends(id, 'headers');
}

describe('the pool of a transport', () => {
  it('keeps two of a burst of eight by default, so that the next burst dials six again', () => {
    const bench = new ProcessBench();
    burst(bench, 8);
    expect(bench.size).toEqual([4, 2]);
    burst(bench, 8);
    expect(bench.counts.dials.get('a')).toBe(14);
  });

  it('keeps eight of them with room for ten, and dials no more', () => {
    const bench = new ProcessBench({ maxIdleConnsPerHost: 10 });
    burst(bench, 8);
    burst(bench, 8);
    expect(bench.idle).toBe(8);
    expect(bench.counts.dials.get('a')).toBe(8);
  });

  it('evicts the connection that has been idle longest, whatever its host', () => {
    const bench = new ProcessBench({ maxIdleConns: 2 });
    for (const name of ['a', 'b', 'c']) bench.request({ host: patientHost(name) });
    expect([...bench.counts.sockets.keys()]).toEqual(['b', 'c']);
  });

  it('gives the connection that became idle last', () => {
    const bench = new ProcessBench({ idleConnTimeoutNs: 100 * MS });
    const [first, second] = bench.requests(2, { response: HELD });
    bench.process.serverSends(first!, 'headers');
    bench.goTo(50);
    bench.process.serverSends(second!, 'headers');
    bench.request();
    bench.goTo(101);
    expect(bench.idle).toBe(1);
    bench.goTo(151);
    expect(bench.idle).toBe(0);
  });

  it('pools nothing when the limit is negative, also for those who wait, and when keep-alives are off', () => {
    const negative = new ProcessBench({ maxIdleConnsPerHost: -1, maxConnsPerHost: 1 });
    const first = negative.request({ response: HELD });
    negative.request();
    negative.process.serverSends(first, 'headers');
    expect(negative.counts).toMatchObject({ ok: 2, fds: 0, dials: new Map([['a', 2]]) });
    const off = new ProcessBench({ disableKeepAlives: true });
    off.request();
    expect(off.size).toEqual([0, 0]);
    off.request({ plan: 'hold' });
    expect(off.counts.sockets.get('a')).toEqual(new Map([['close_wait', 1]]));
  });

  it('knows a name and its address as two hosts, all hosts behind a proxy as one', () => {
    const direct = poolKeyOf(patientHost('name'), ZERO_TRANSPORT);
    expect(direct).not.toBe(poolKeyOf(patientHost('10.0.0.1'), ZERO_TRANSPORT));
    expect(direct).not.toBe(poolKeyOf(patientHost('name'), ZERO_TRANSPORT, true));
    const behind = { ...ZERO_TRANSPORT, proxy: 'proxy:3128' };
    expect(poolKeyOf(patientHost('x'), behind)).toBe(poolKeyOf(patientHost('y'), behind));
    const secure = (name: string) => poolKeyOf({ ...patientHost(name), scheme: 'https' }, behind);
    expect(secure('x')).not.toBe(secure('y'));
  });

  it('has no idle timeout and no limit by itself, unlike the default transport', () => {
    expect(ZERO_TRANSPORT).toMatchObject({ idleConnTimeoutNs: 0, maxIdleConns: 0, maxConnsPerHost: 0 });
    expect(DEFAULT_TRANSPORT).toMatchObject({ idleConnTimeoutNs: 90_000 * MS, maxIdleConns: 100 });
    expect(idlePerHostMax(ZERO_TRANSPORT)).toBe(2);
  });
});

describe('MaxConnsPerHost', () => {
  it('blocks callers and fails nobody; a connection that closes or is released serves the first of them', () => {
    const bench = new ProcessBench({ maxConnsPerHost: 2 });
    const ids = bench.requests(5, { plan: 'hold' });
    expect(bench.states).toEqual({ 'caller:get_conn': 3, 'read_loop:select': 2, 'write_loop:select': 2 });
    bench.process.closeBody(ids[0]!);
    bench.process.readBodyToEnd(ids[1]!);
    expect(bench.counts).toMatchObject({ ok: 4, pending: 1, dials: new Map([['a', 3]]) });
    expect(bench.counts.pools.get('t')).toEqual({ instances: 1, idle: 0, counted: 2, dialWaiters: 1 });
  });

  it('counts idle connections, and each host by itself', () => {
    const bench = new ProcessBench({ maxConnsPerHost: 1 });
    bench.request();
    expect(bench.counts.pools.get('t')).toMatchObject({ idle: 1, counted: 1 });
    bench.request({ host: patientHost('b') });
    expect(bench.counts.pools.get('t')).toMatchObject({ idle: 2, counted: 2 });
  });

  it('is nothing to a transport for each call', () => {
    const bench = new ProcessBench();
    for (let call = 0; call < 5; call += 1) {
      const transport = bench.process.addTransport('new', { ...ZERO_TRANSPORT, maxConnsPerHost: 1 });
      bench.request({ transport });
    }
    expect(bench.size).toEqual([10, 5]);
    expect(bench.counts.pools.get('new')).toEqual({ instances: 5, idle: 5, counted: 5, dialWaiters: 0 });
  });

  it('lets a failed dial go on to the next, without a limit to how many', () => {
    const bench = new ProcessBench(
      { maxConnsPerHost: 1, dialDelayNs: MS },
      { host: { ...patientHost('a'), refusesDials: true } },
    );
    bench.requests(500);
    expect(bench.states).toEqual({ 'caller:get_conn': 500, dial: 1 });
    bench.goTo(1000);
    expect(bench.failed).toEqual({ dial_failed: 500 });
    expect(bench.transport.slots.counted).toBe(0);
  });
});

describe('a request that dials', () => {
  const DIAL = { dialDelayNs: 500 * MS };

  it('takes a connection that becomes idle first; the finished dial goes to the pool', () => {
    const bench = new ProcessBench(DIAL);
    const first = bench.request({ response: HELD });
    bench.goTo(600);
    bench.request();
    expect(bench.states).toMatchObject({ 'caller:get_conn': 1, dial: 1 });
    bench.goTo(700);
    bench.process.serverSends(first, 'headers');
    expect(bench.counts.ok).toBe(2);
    bench.goTo(1200);
    expect(bench.idle).toBe(2);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('that is cancelled: with dials detached %s, %i connection comes of it', (dialDetached, idle) => {
    const bench = new ProcessBench(DIAL, { dialDetached });
    bench.process.cancel(bench.request());
    expect(bench.states).toEqual(dialDetached ? { dial: 1 } : {});
    bench.goTo(501);
    expect(bench.idle).toBe(idle);
    expect(bench.failed).toEqual({ canceled: 1 });
  });

  it('and was served by another connection loses its dial when the client stops its timer, up to Go 1.22', () => {
    for (const [timeoutMs, dialDetached, dialling] of [
      [5000, false, 0],
      [0, false, 1],
      [5000, true, 1],
    ] as const) {
      const bench = new ProcessBench(DIAL, { dialDetached });
      const first = bench.request({ response: HELD });
      bench.goTo(600);
      bench.request({ timeoutMs });
      bench.process.serverSends(first, 'headers');
      expect(bench.counts.ok).toBe(2);
      expect(bench.states['dial'] ?? 0).toBe(dialling);
    }
  });

  it('that is given up frees its slot for the first who waits', () => {
    const bench = new ProcessBench({ ...DIAL, maxConnsPerHost: 1 }, { dialDetached: false });
    const first = bench.request();
    bench.goTo(400);
    bench.request();
    bench.process.cancel(first);
    expect(bench.states).toEqual({ 'caller:get_conn': 1, dial: 1 });
    bench.goTo(901);
    expect(bench.counts.ok).toBe(1);
  });

  it('for longer than the dial timeout fails', () => {
    const bench = new ProcessBench({ ...DIAL, dialTimeoutNs: 300 * MS });
    bench.request();
    bench.goTo(301);
    expect(bench.failed).toEqual({ dial_failed: 1 });
  });

  it('has its connection closed, not pooled, after CloseIdleConnections', () => {
    const bench = new ProcessBench(DIAL);
    bench.process.cancel(bench.request());
    bench.process.closeIdleConnections(bench.transport);
    bench.goTo(501);
    expect(bench.size).toEqual([0, 0]);
  });
});

describe('HTTP/2', () => {
  it('costs one goroutine a connection, which requests share; ending one of them leaves it open', () => {
    const bench = new ProcessBench({ isHttp2: true });
    const [first] = bench.requests(3, { response: HELD });
    expect(bench.states).toEqual({ 'caller:round_trip': 3, 'http2_read_loop:io_wait': 1 });
    bench.process.cancel(first!);
    bench.request({ plan: 'abandon' });
    expect(bench.size).toEqual([3, 1]);
  });

  it('closes after the idle timeout, which runs from the end of its last request', () => {
    const bench = new ProcessBench({ isHttp2: true, idleConnTimeoutNs: 100 * MS });
    bench.goTo(10);
    const held = bench.request({ response: HELD });
    bench.goTo(300);
    bench.process.serverSends(held, 'headers');
    bench.goTo(400);
    expect(bench.size).toEqual([1, 1]);
    bench.goTo(401);
    expect(bench.size).toEqual([0, 0]);
  });

  it('fails all its requests when the server closes it on fresh connections', () => {
    const bench = new ProcessBench({ isHttp2: true });
    bench.requests(2, { response: { framing: 'chunked', isStream: true }, plan: 'follow' });
    bench.process.serverClosesConns('a', 'all');
    expect(bench.failed).toEqual({ eof: 2 });
    expect(bench.size).toEqual([0, 0]);
  });
});

describe('the virtual clock', () => {
  it('lets timers fire after what is explicit in the same instant', () => {
    const bench = new ProcessBench({ idleConnTimeoutNs: 100 * MS });
    bench.request();
    bench.goTo(100);
    bench.request();
    expect(bench.counts.dials.get('a')).toBe(1);
  });

  it('hands a connection through a queue of thousands without nesting', () => {
    const bench = new ProcessBench({ maxConnsPerHost: 1 });
    const first = bench.request({ response: HELD });
    bench.requests(5000);
    bench.process.serverSends(first, 'headers');
    expect(bench.counts).toMatchObject({ ok: 5001, dials: new Map([['a', 1]]) });
  });
});
