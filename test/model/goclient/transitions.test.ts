import { describe, expect, it } from 'vitest';
import { patientHost } from '../../../src/model/goclient/HttpHost.ts';
import { ProcessBench } from './ProcessBench.ts';

const HELD = { holdsHeaders: true };
const STREAM = { framing: 'chunked', bytes: 4, isStream: true } as const;
const NO_READ_LOOP: Record<string, number> = {};
const IDLE = { 'read_loop:io_wait': 1, 'write_loop:select': 1 };
const BODY_OPEN = { 'read_loop:select': 1, 'write_loop:select': 1 };

describe('a response without a body', () => {
  it.each([
    ['HEAD', 'HEAD', { bytes: 100 }],
    ['Content-Length 0', 'GET', { bytes: 0 }],
    ['204', 'GET', { status: 204 }],
    ['304', 'GET', { status: 304, framing: 'chunked' as const }],
    ['no body', 'GET', { framing: 'none' as const }],
  ])('releases its connection before the caller has it, closed or not: %s', (_name, method, response) => {
    const bench = new ProcessBench();
    bench.request({ method, response, plan: 'abandon' });
    expect(bench.states).toEqual(IDLE);
    expect(bench.idle).toBe(1);
  });

  it('is not the same as an empty chunked body, which only reading ends', () => {
    const bench = new ProcessBench();
    const id = bench.request({ response: { framing: 'chunked', bytes: 0 }, plan: 'hold' });
    expect(bench.states).toEqual(BODY_OPEN);
    bench.process.readBodyToEnd(id);
    expect(bench.idle).toBe(1);
  });
});

describe('a body', () => {
  it('that is read to its end releases the connection, without a close', () => {
    const bench = new ProcessBench();
    bench.request({ plan: 'read-only' });
    expect(bench.states).toEqual(IDLE);
  });

  it.each([10, 9000, 200_000])('of %i bytes that is closed before its end takes the connection with it', (bytes) => {
    const bench = new ProcessBench();
    bench.request({ response: { bytes }, plan: 'close-only' });
    expect(bench.size).toEqual([0, 0]);
  });

  it.each([
    ['length', 50, 50, IDLE],
    ['length', 9000, 9000, IDLE],
    ['length', 50, 49, NO_READ_LOOP],
    ['chunked', 64, 64, IDLE],
    ['chunked', 64, 63, NO_READ_LOOP],
    ['eof', 50, 50, NO_READ_LOOP],
  ] as const)('%s of %i bytes, %i of them read and then closed', (framing, bytes, n, states) => {
    const bench = new ProcessBench();
    bench.request({ response: { framing, bytes }, plan: 'read-n-close', n });
    expect(bench.states).toEqual(states);
    expect(bench.counts.ok).toBe(1);
  });

  it('ends with the last byte when exactly all was read and it is never closed, unless only the close tells', () => {
    for (const framing of ['length', 'chunked'] as const) {
      const bench = new ProcessBench();
      bench.request({ response: { framing, bytes: 64 }, plan: 'read-n', n: 64 });
      expect(bench.states, framing).toEqual(IDLE);
    }
    const bench = new ProcessBench();
    bench.request({ response: { framing: 'eof', bytes: 64 }, plan: 'read-n', n: 64 });
    expect(bench.states).toEqual(BODY_OPEN);
  });

  it('in chunks whose end comes later is not noticed to end; closing it then closes the connection', () => {
    const bench = new ProcessBench();
    const id = bench.request({ response: STREAM, plan: 'read-n', n: 4 });
    bench.process.serverSends(id, 'end');
    expect(bench.states).toEqual(BODY_OPEN);
    bench.process.closeBody(id);
    expect(bench.size).toEqual([0, 0]);
  });

  it('that asks for more than has come blocks its reader until more comes, or fails at the end', () => {
    const bench = new ProcessBench();
    const id = bench.request({ response: STREAM, plan: 'read-n', n: 8 });
    expect(bench.states).toEqual({ ...BODY_OPEN, 'caller:body_read': 1 });
    bench.process.serverSends(id, 'data');
    expect(bench.counts).toMatchObject({ ok: 1, goroutines: 2 });
    const short = bench.request({ response: STREAM, plan: 'read-n', n: 8 });
    bench.process.serverSends(short, 'end');
    expect(bench.failed).toEqual({ eof: 1 });
  });

  it('that nobody reads or closes stays for ever, whatever garbage is collected', () => {
    const bench = new ProcessBench({ idleConnTimeoutNs: 1, responseHeaderTimeoutNs: 1 });
    bench.request({ plan: 'abandon' });
    bench.goTo(1_000_000);
    bench.process.collectGarbage();
    expect(bench.states).toEqual(BODY_OPEN);
  });

  it('that is not HTTP/1.1 with a length ends its connection with it', () => {
    for (const response of [{ framing: 'eof' as const }, { closesConnection: true }]) {
      const bench = new ProcessBench();
      bench.request({ response });
      expect(bench.size).toEqual([0, 0]);
      expect(bench.counts.ok).toBe(1);
    }
  });
});

describe('the end of a context', () => {
  it('while waiting for headers, or with a body open, closes the connection and fails a blocked caller', () => {
    for (const [response, plan] of [
      [HELD, 'read-close'],
      [STREAM, 'follow'],
    ] as const) {
      const bench = new ProcessBench();
      bench.process.cancel(bench.request({ response, plan }));
      expect(bench.size).toEqual([0, 0]);
      expect(bench.failed).toEqual({ canceled: 1 });
    }
    const held = new ProcessBench();
    held.process.cancel(held.request({ plan: 'hold' }));
    expect(held.size).toEqual([0, 0]);
    expect(held.failed).toEqual({});
  });

  it('after the end of the body, or without one, does nothing to the connection', () => {
    const bench = new ProcessBench();
    bench.process.cancel(bench.request());
    bench.process.cancel(bench.request({ response: { status: 204 }, plan: 'abandon' }));
    expect(bench.states).toEqual(IDLE);
  });

  it('leaves a small body that came with its headers to be read, but not a large one', () => {
    const bench = new ProcessBench();
    const small = bench.request({ response: { bytes: 10 }, plan: 'hold' });
    const large = bench.request({ response: { bytes: 90_000 }, plan: 'hold' });
    for (const id of [small, large]) bench.process.cancel(id);
    for (const id of [small, large]) bench.process.readBodyToEnd(id);
    expect(bench.failed).toEqual({ canceled: 1 });
  });

  it('of a client timeout counts from the start of the call and covers the body', () => {
    const bench = new ProcessBench();
    bench.request({ plan: 'abandon', timeoutMs: 100 });
    bench.request({ response: STREAM, plan: 'follow', timeoutMs: 100 });
    bench.request({ timeoutMs: 100 });
    bench.goTo(100);
    expect(bench.size).toEqual([7, 3]);
    bench.goTo(101);
    expect(bench.size).toEqual([2, 1]);
    expect(bench.failed).toEqual({ client_timeout: 1 });
  });

  it('removes a caller that waits for a slot, and its turn with it', () => {
    const bench = new ProcessBench({ maxConnsPerHost: 1 });
    const [first, second] = bench.requests(3, { response: HELD });
    expect(bench.states['caller:get_conn']).toBe(2);
    bench.process.cancel(second!);
    expect(bench.counts.pools.get('t')).toMatchObject({ counted: 1, dialWaiters: 1 });
    bench.process.cancel(first!);
    expect(bench.counts).toMatchObject({ pending: 1, dials: new Map([['a', 2]]) });
  });
});

describe('a timeout for headers', () => {
  it('closes the connection and fails the request; the body is not its business', () => {
    const bench = new ProcessBench({ responseHeaderTimeoutNs: 900_000_000 });
    bench.request({ response: HELD });
    bench.request({ response: STREAM, plan: 'follow' });
    bench.goTo(901);
    expect(bench.failed).toEqual({ response_header_timeout: 1 });
    expect(bench.size).toEqual([3, 1]);
  });

  it('runs from the dial, not from the call', () => {
    const bench = new ProcessBench({ responseHeaderTimeoutNs: 100_000_000, dialDelayNs: 500_000_000 });
    bench.request({ response: HELD });
    bench.goTo(600);
    expect(bench.failed).toEqual({});
    bench.goTo(601);
    expect(bench.failed).toEqual({ response_header_timeout: 1 });
  });
});

describe('a server that closes', () => {
  it('an idle connection has it removed from the pool', () => {
    const bench = new ProcessBench();
    bench.request();
    bench.process.serverClosesConns('a', 'without-work');
    expect(bench.size).toEqual([0, 0]);
    expect(bench.idle).toBe(0);
  });

  it('while headers are awaited fails a request on a fresh connection, and has one on a used connection tried again', () => {
    const bench = new ProcessBench();
    bench.process.serverClosesConnOf(bench.request({ response: HELD }));
    expect(bench.failed).toEqual({ eof: 1 });
    bench.request();
    const again = bench.request({ response: HELD });
    bench.process.serverClosesConnOf(again);
    expect(bench.counts).toMatchObject({ pending: 1, dials: new Map([['a', 3]]) });
    bench.process.serverSends(again, 'headers');
    expect(bench.counts.ok).toBe(2);
    bench.process.serverClosesConnOf(bench.request({ response: HELD, method: 'POST' }));
    expect(bench.failed).toEqual({ eof: 2 });
  });

  it('under a body that nobody reads is not noticed: CLOSE_WAIT, until it is read, closed or cancelled', () => {
    const bench = new ProcessBench();
    const ids = bench.requests(3, { response: STREAM, plan: 'hold' });
    bench.process.serverClosesConns('a', 'all');
    expect(bench.counts.sockets.get('a')).toEqual(new Map([['close_wait', 3]]));
    expect(bench.size).toEqual([6, 3]);
    bench.process.closeBody(ids[0]!);
    bench.process.cancel(ids[1]!);
    bench.process.readBodyToEnd(ids[2]!);
    expect(bench.size).toEqual([0, 0]);
    expect(bench.failed).toEqual({ eof: 1 });
  });

  it('does not show in the state of a local socket', () => {
    const bench = new ProcessBench({}, { host: patientHost('u', 'unix') });
    bench.request({ response: STREAM, plan: 'hold' });
    bench.process.serverClosesConns('u', 'all');
    expect(bench.counts.sockets.get('u')).toEqual(new Map([['connected', 1]]));
  });

  it('after a whole body that is then read gives the connection to the next request, which is tried again', () => {
    const bench = new ProcessBench({ maxConnsPerHost: 1 });
    const held = bench.request({ response: { bytes: 5000 }, plan: 'hold' });
    bench.request();
    bench.process.serverClosesConns('a', 'without-work');
    bench.process.readBodyToEnd(held);
    expect(bench.counts).toMatchObject({ ok: 2, dials: new Map([['a', 2]]) });
  });

  it('by itself, after a while, closes what is idle', () => {
    const bench = new ProcessBench({}, { host: { ...patientHost('a'), closesIdleAfterNs: 100_000_000 } });
    bench.requests(2);
    bench.goTo(50);
    bench.request();
    bench.goTo(150);
    expect(bench.idle).toBe(1);
    bench.goTo(151);
    expect(bench.idle).toBe(0);
  });
});

describe('a connection at the end of an exchange', () => {
  it('is closed when its request is still being written 50 ms after the response', () => {
    for (const [writtenAtMs, idle] of [
      [49, 1],
      [51, 0],
    ] as const) {
      const bench = new ProcessBench();
      const id = bench.request({ method: 'POST', holdsUpload: true });
      expect(bench.states['read_loop:select']).toBe(1);
      bench.goTo(writtenAtMs);
      bench.process.requestWritten(id);
      expect(bench.idle, `${writtenAtMs}`).toBe(idle);
    }
  });

  it('stays closed when its body is read from the buffer while the upload still goes on', () => {
    const bench = new ProcessBench();
    const id = bench.request({ method: 'POST', holdsUpload: true, plan: 'hold' });
    bench.process.cancel(id);
    bench.process.readBodyToEnd(id);
    bench.goTo(1000);
    expect(bench.size).toEqual([0, 0]);
    expect(bench.transport.slots.counted).toBe(0);
  });

  it('waits for the upload with its caller still blocked when the response has no body', () => {
    const bench = new ProcessBench();
    bench.request({ method: 'POST', holdsUpload: true, response: { status: 204 } });
    expect(bench.states).toEqual({ 'caller:round_trip': 1, 'read_loop:select': 1, 'write_loop:select': 1 });
    bench.goTo(51);
    expect(bench.size).toEqual([0, 0]);
    expect(bench.counts.ok).toBe(1);
  });

  it('does not wait for headers before the upload is over: the timeout starts with its end', () => {
    const bench = new ProcessBench({ responseHeaderTimeoutNs: 100_000_000 });
    const id = bench.request({ method: 'POST', holdsUpload: true, response: HELD });
    bench.goTo(500);
    expect(bench.failed).toEqual({});
    bench.process.requestWritten(id);
    bench.goTo(601);
    expect(bench.failed).toEqual({ response_header_timeout: 1 });
  });

  it('closes on a byte that nobody asked for while it is idle', () => {
    const bench = new ProcessBench();
    bench.request();
    bench.process.serverSendsUnasked('a');
    expect(bench.size).toEqual([0, 0]);
  });

  it('closes when writing fails', () => {
    const bench = new ProcessBench();
    bench.process.writeFails(bench.request({ response: HELD }));
    expect(bench.size).toEqual([0, 0]);
    expect(bench.failed).toEqual({ eof: 1 });
  });

  it('is handed over by 101: both loops end, the socket stays', () => {
    const bench = new ProcessBench({ maxConnsPerHost: 1 });
    bench.request({ response: { status: 101 }, plan: 'hold' });
    expect(bench.size).toEqual([0, 1]);
    expect(bench.transport.slots.counted).toBe(0);
  });

  it('closes after the idle timeout, which starts anew each time', () => {
    const bench = new ProcessBench({ idleConnTimeoutNs: 100_000_000 });
    bench.request();
    bench.goTo(60);
    bench.request();
    bench.goTo(160);
    expect(bench.idle).toBe(1);
    bench.goTo(161);
    expect(bench.size).toEqual([0, 0]);
  });
});

describe('CloseIdleConnections', () => {
  it('closes what is idle and, until the next request, also what becomes idle', () => {
    const bench = new ProcessBench();
    const [first, second] = bench.requests(2, { plan: 'hold' });
    bench.request();
    bench.process.closeIdleConnections(bench.transport);
    expect(bench.size).toEqual([4, 2]);
    bench.process.readBodyToEnd(first!);
    expect(bench.size).toEqual([2, 1]);
    bench.request();
    bench.process.readBodyToEnd(second!);
    expect(bench.idle).toBe(2);
  });

  it('does not keep a connection from a request that waits for one', () => {
    const bench = new ProcessBench({ maxConnsPerHost: 1 });
    const held = bench.request({ plan: 'hold' });
    bench.request({ response: HELD });
    bench.process.closeIdleConnections(bench.transport);
    bench.process.readBodyToEnd(held);
    expect(bench.counts).toMatchObject({ goroutines: 3, dials: new Map([['a', 1]]) });
  });
});
