import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnWant } from '../../../src/model/goclient/ConnWant.ts';
import { HostSlots } from '../../../src/model/goclient/HostSlots.ts';
import { VirtualClock } from '../../../src/model/goclient/VirtualClock.ts';
import { WantQueue } from '../../../src/model/goclient/WantQueue.ts';
import type { RequestCall } from '../../../src/model/goclient/RequestCall.ts';
import { handsConnectionOver, hasBody, PLAIN_RESPONSE } from '../../../src/model/goclient/ResponsePlan.ts';
import { DEFAULT_TRANSPORT, idlePerHostMax, ZERO_TRANSPORT } from '../../../src/model/goclient/TransportConfig.ts';
import { patientHost } from '../../../src/model/goclient/HttpHost.ts';
import { MS, ProcessBench } from './ProcessBench.ts';

const want = (key = 'k') => new ConnWant({} as RequestCall, key);

describe('the virtual clock', () => {
  it('fires timers in order of time, those of one instant in the order in which they were set', () => {
    const property = fc.property(fc.array(fc.nat(20)), fc.array(fc.nat(100)), (times, cancelled) => {
      const clock = new VirtualClock();
      const fired: [number, number][] = [];
      const timers = times.map((atNs, index) => clock.startTimer(atNs, () => fired.push([clock.nowNs, index])));
      const gone = new Set(cancelled.map((pick) => (times.length === 0 ? -1 : pick % times.length)));
      for (const index of gone) timers[index]?.cancel();
      clock.advanceTo(100);
      const expected = times
        .map((atNs, index): [number, number] => [atNs, index])
        .filter(([, index]) => !gone.has(index))
        .toSorted(([a, first], [b, second]) => a - b || first - second);
      expect(fired).toEqual(expected);
      expect(clock.nowNs).toBe(100);
    });
    fc.assert(property, { numRuns: 300, seed: 7 });
  });

  it('stops before the timers of the instant that it goes to, and runs what follows from each before the next', () => {
    const clock = new VirtualClock();
    const seen: string[] = [];
    clock.startTimer(10, () => {
      seen.push('first');
      clock.ready(() => seen.push('follows'));
      clock.startTimer(0, () => seen.push('set by first'));
    });
    clock.startTimer(10, () => seen.push('second'));
    clock.advanceTo(10);
    expect(seen).toEqual([]);
    clock.advanceTo(11);
    expect(seen).toEqual(['first', 'follows', 'second', 'set by first']);
  });

  it('lets what is ready run first come, first served', () => {
    const clock = new VirtualClock();
    const seen: number[] = [];
    clock.ready(() => {
      seen.push(1);
      clock.ready(() => seen.push(3));
    });
    clock.ready(() => seen.push(2));
    clock.settle();
    expect(seen).toEqual([1, 2, 3]);
  });
});

describe('a queue of those who wait', () => {
  it('serves first in, first out, by key, and skips those who no longer wait', () => {
    const queue = new WantQueue();
    const [first, second, third, other] = [want(), want(), want(), want('other')];
    for (const each of [first, second, third]) queue.push('k', each);
    queue.push('other', other);
    second.isWaiting = false;
    expect([queue.waiting('k'), queue.waiting(), queue.waiting('none')]).toEqual([2, 3, 0]);
    expect(queue.takeFirst('k')).toBe(first);
    expect(queue.takeFirst('k')).toBe(third);
    expect(queue.takeFirst('k')).toBeUndefined();
    expect(queue.takeFirst('other')).toBe(other);
    expect(queue.waiting()).toBe(0);
  });

  it('forgets those in front who gave up, when the next one comes', () => {
    const queue = new WantQueue();
    const gone = [want(), want()];
    for (const each of gone) queue.push('k', each);
    for (const each of gone) each.isWaiting = false;
    const next = want();
    queue.push('k', next);
    // Had they been kept, they would be served now.
    for (const each of gone) each.isWaiting = true;
    expect(queue.takeFirst('k')).toBe(next);
    expect(queue.takeFirst('k')).toBeUndefined();
  });
});

describe('slots of a host', () => {
  it('are counted by key and never below none', () => {
    const slots = new HostSlots();
    slots.take('k');
    slots.take('k');
    slots.take('l');
    expect([slots.countedOf('k'), slots.countedOf('l'), slots.countedOf('m'), slots.counted]).toEqual([2, 1, 0, 3]);
    slots.giveBack('k');
    slots.giveBack('l');
    slots.giveBack('m');
    expect([slots.countedOf('k'), slots.countedOf('l'), slots.counted]).toEqual([1, 0, 1]);
  });
});

describe('what a response is', () => {
  it.each([
    [101, 'GET', true],
    [200, 'GET', false],
    [200, 'CONNECT', true],
    [299, 'CONNECT', true],
    [300, 'CONNECT', false],
    [199, 'CONNECT', false],
  ])('%i to %s turns the connection over: %s', (status, method, isHandedOver) => {
    expect(handsConnectionOver({ ...PLAIN_RESPONSE, status }, method)).toBe(isHandedOver);
  });

  it('has a body unless method, status or length say that there is none', () => {
    expect(hasBody(PLAIN_RESPONSE, 'GET')).toBe(true);
    expect(hasBody({ ...PLAIN_RESPONSE, framing: 'eof', bytes: 0 }, 'GET')).toBe(true);
    expect(hasBody({ ...PLAIN_RESPONSE, bytes: 0 }, 'POST')).toBe(false);
    expect(hasBody({ ...PLAIN_RESPONSE, status: 205 }, 'GET')).toBe(true);
  });
});

describe('settings', () => {
  it('mean what Go takes them for', () => {
    expect(idlePerHostMax({ ...ZERO_TRANSPORT, maxIdleConnsPerHost: 7 })).toBe(7);
    expect(idlePerHostMax({ ...ZERO_TRANSPORT, maxIdleConnsPerHost: -1 })).toBe(0);
    expect(idlePerHostMax({ ...ZERO_TRANSPORT, disableKeepAlives: true, maxIdleConnsPerHost: 7 })).toBe(0);
    expect(DEFAULT_TRANSPORT.dialTimeoutNs).toBe(30_000 * MS);
  });
});

describe('what a process counts', () => {
  it('tells requests that were sent, sent again, done and open, and names each host', () => {
    const bench = new ProcessBench();
    bench.request();
    const again = bench.request({ response: { holdsHeaders: true } });
    bench.process.serverClosesConnOf(again);
    bench.request({ host: patientHost('u', 'unix'), plan: 'abandon' });
    const { ok, pending, sockets, dials, atNs } = bench.counts;
    expect({ ok, pending, atNs, sent: bench.process.requestsSent }).toEqual({ ok: 2, pending: 1, atNs: 0, sent: 4 });
    expect(sockets).toEqual(
      new Map([
        ['a', new Map([['established', 1]])],
        ['u', new Map([['connected', 1]])],
      ]),
    );
    expect(dials).toEqual(
      new Map([
        ['a', 2],
        ['u', 1],
      ]),
    );
  });

  it('counts a caller who reads a held body later as blocked, not as pending', () => {
    const bench = new ProcessBench();
    const id = bench.request({ response: { framing: 'chunked', bytes: 4, isStream: true }, plan: 'hold' });
    bench.process.readBodyToEnd(id);
    expect(bench.states['caller:body_read']).toBe(1);
    expect(bench.counts.pending).toBe(0);
    bench.process.serverSends(id, 'end');
    expect(bench.counts).toMatchObject({ ok: 1, goroutines: 2 });
    bench.process.readBodyToEnd(id);
    expect(bench.size).toEqual([2, 1]);
  });

  it('fails a read of a body that is closed under it, and one that comes after', () => {
    const bench = new ProcessBench();
    const id = bench.request({ response: { framing: 'chunked', bytes: 4, isStream: true }, plan: 'hold' });
    bench.process.readBodyToEnd(id);
    bench.process.closeBody(id);
    bench.process.readBodyToEnd(id);
    expect(bench.failed).toEqual({ body_closed: 2 });
    expect(bench.size).toEqual([0, 0]);
  });

  it('answers after the time that a server takes, unless the caller is gone by then', () => {
    const bench = new ProcessBench();
    const [gone] = bench.requests(2, { response: { answerDelayNs: 100 * MS } });
    bench.process.cancel(gone!);
    bench.goTo(100);
    expect(bench.counts.ok).toBe(0);
    bench.goTo(101);
    expect(bench.counts).toMatchObject({ ok: 1, pending: 0 });
  });

  it('answers a request at once that was allowed an answer before it arrived, and ends its stream', () => {
    const bench = new ProcessBench({ dialDelayNs: MS });
    const id = bench.request({ response: { framing: 'chunked', bytes: 4, isStream: true, holdsHeaders: true } });
    bench.process.serverSends(id, 'data');
    bench.process.serverSends(id, 'headers');
    bench.process.serverSends(id, 'end');
    bench.goTo(2);
    expect(bench.counts.ok).toBe(1);
    expect(bench.idle).toBe(1);
  });
});
