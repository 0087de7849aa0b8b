import { describe, expect, it } from 'vitest';
import { leakObservations } from '../../../src/sim/leak/leakObservations.ts';
import { onlyProcess, SECOND_NS, violated, WrittenTrace } from './traceOf.ts';

const API = ['10.0.0.7', 443] as const;
const TICK_S = 30;
const END_S = 600;

/** Eight calls every 30 s for ten minutes, each with a connection of its own that lasts so long. */
function ticking(lastsS: number): WrittenTrace {
  const trace = new WrittenTrace();
  trace.process(0, 7, 'svc');
  for (let tick = 0; tick < 20; tick += 1) {
    for (let call = 0; call < 8; call += 1) {
      const fromS = tick * TICK_S;
      trace.connection({ pid: 7, to: API, fromS, ...(fromS + lastsS < END_S ? { toS: fromS + lastsS } : {}) });
    }
  }
  trace.add(END_S, { kind: 'tick', records: 1 });
  return trace;
}

describe('growth of connections (F2)', () => {
  it('names destination and rate of the field case: 16 connections per minute', () => {
    const report = ticking(Infinity).judge({ warmUpNs: 120 * SECOND_NS - 1 });
    const [destination] = onlyProcess(report).destinations;
    expect(destination).toMatchObject({
      place: { family: 'tcp4', destination: '10.0.0.7:443', dir: 'out' },
      opened: 160,
      closed: 0,
      reuse: { requests: 160, opens: 160 },
      growth: { troughs: [32, 64, 96, 128], grown: 96, isLeak: true },
    });
    expect(violated(report)).toEqual(['F2']);
  });

  it('is none behind a warm-up that covers the idle timeout, and shows the ramp without one', () => {
    expect(violated(ticking(90).judge({ warmUpNs: 120 * SECOND_NS }))).toEqual([]);
    expect(violated(ticking(400).judge({ warmUpNs: 0 }))).toEqual(['F2']);
    expect(violated(ticking(400).judge({ warmUpNs: 400 * SECOND_NS }))).toEqual([]);
  });

  it('is judged before a process that ends closes everything: shutting down frees nothing', () => {
    const trace = ticking(Infinity);
    const orderly = new WrittenTrace();
    orderly.process(0, 7, 'svc');
    for (let at = 0; at < 60; at += 1) orderly.connection({ pid: 7, to: API, fromS: at, toS: 61 });
    orderly.add(62, { kind: 'proc_exit', pid: 7, status: 0 });
    expect(violated(orderly.judge())).toEqual(['F2']);
    trace.add(601, { kind: 'proc_exit', pid: 7, status: 9 });
    expect(violated(trace.judge())).toEqual(['F2']);
  });

  it('is judged from the first connection on, however long the program took to start', () => {
    const slow = new WrittenTrace();
    slow.process(0, 7, 'svc');
    for (let at = 300; at < 360; at += 1) slow.connection({ pid: 7, to: API, fromS: at });
    slow.add(360, { kind: 'tick', records: 1 });
    expect(violated(slow.judge())).toEqual(['F2']);
    expect(onlyProcess(slow.judge()).window).toEqual({ startNs: 315 * SECOND_NS, endNs: 360 * SECOND_NS });
  });

  it('belongs to the process that has the pid, not to one that had it before', () => {
    const trace = new WrittenTrace();
    for (const [index, name] of ['one', 'two'].entries()) {
      trace.process(index * 100, 7, name);
      for (let at = 0; at < 50; at += 1)
        trace.connection({ pid: 7, to: API, fromS: index * 100 + at, toS: 60 + index * 100 });
      trace.add(index * 100 + 61, { kind: 'proc_exit', pid: 7, status: 0 });
    }
    expect(trace.judge().processes.map(({ process, destinations }) => [process.name, destinations[0]?.opened])).toEqual(
      [
        ['one', 50],
        ['two', 50],
      ],
    );
  });

  it('is not judged for a process that lives too short, and the report says so', () => {
    const trace = new WrittenTrace();
    trace.process(0, 7, 'curl');
    for (let at = 0; at < 10; at += 1) trace.connection({ pid: 7, to: API, fromS: at / 20 });
    trace.add(0.6, { kind: 'proc_exit', pid: 7, status: 0 });
    expect(trace.judge()).toMatchObject({ processes: [], violations: [], tooShort: [{ name: 'curl' }] });
    expect(ticking(Infinity).judge({ windowNs: 700 * SECOND_NS }).processes).toEqual([]);
  });
});

describe('the other invariants of a destination', () => {
  it('F1 is violated by more connections at once than its cap, at any time', () => {
    expect(violated(ticking(20).judge({ caps: new Map([['10.0.0.7:443', 8]]) }))).toEqual([]);
    expect(violated(ticking(20).judge({ caps: new Map([['10.0.0.7:443', 7]]) }))).toEqual(['F1']);
  });

  it('F3 is violated when pooled connections carry fewer requests than asked for', () => {
    const pooled = new Set(['10.0.0.7:443']);
    expect(violated(ticking(20).judge({ pooled }))).toEqual(['F3']);
    expect(violated(ticking(20).judge({ pooled, reuseMinimum: { requests: 1, opens: 1 } }))).toEqual([]);
  });

  it('F4 is violated by a connection that its peer closed long ago', () => {
    const trace = ticking(20);
    const ck = trace.connection({ pid: 7, to: API, fromS: 100 });
    trace.add(110, { kind: 'state', ck, from: 1, to: 8, errno: 0, counters: undefined });
    expect(violated(trace.judge({ closeWaitNs: 489 * SECOND_NS }))).toEqual(['F4']);
    expect(violated(trace.judge({ closeWaitNs: 490 * SECOND_NS }))).toEqual([]);
    trace.close(120, ck);
    expect(violated(trace.judge({ closeWaitNs: 11 * SECOND_NS }))).toEqual([]);
  });

  it('hold only for whom the process calls, not for who calls it', () => {
    const trace = ticking(20);
    const end = { laddr: '10.0.0.7', lport: 443, raddr: '10.0.0.1', rport: 5000 };
    const more = { dir: 'in', pid: 7, pidSource: 'listener', listenerCk: 1n, netnsIno: 1 } as const;
    for (let ck = 1000n; ck < 1100n; ck += 1n) trace.add(50, { kind: 'estab', ck, ...end, ...more });
    const caps = new Map([['10.0.0.7:443', 8]]);
    expect(violated(trace.judge({ caps }))).toEqual([]);
    expect(onlyProcess(trace.judge({ caps })).destinations.map(({ place }) => place.dir)).toEqual(['in', 'out']);
  });
});

describe('local sockets and descriptors (F5)', () => {
  function reading(unixOf: (second: number) => number): WrittenTrace {
    const trace = ticking(20);
    for (let at = 0; at < 600; at += 1) trace.descriptors(at, 7, { unix: unixOf(at), tcp4: 4 });
    return trace;
  }

  it('are "not IP" when the sum grows and no IP destination does', () => {
    const report = reading((at) => Math.floor(at / 10)).judge();
    expect(violated(report)).toEqual(['F5']);
    expect(onlyProcess(report).families).toEqual({ verdict: 'not-ip', growing: ['unix'] });
  });

  it('are nothing to complain about when they come and go', () => {
    const report = reading((at) => at % 30).judge();
    expect(violated(report)).toEqual([]);
    expect(onlyProcess(report).families).toEqual({ verdict: 'none', growing: [] });
  });

  it('are not known with fewer readings than quarters', () => {
    const trace = ticking(20);
    for (const at of [1, 2, 3, 300, 400, 500]) trace.descriptors(at, 7, { file: at });
    expect(onlyProcess(trace.judge())).toMatchObject({ descriptors: undefined, families: { verdict: 'unknown' } });
  });

  it('count once, whoever told of them, for as long as they are known to last', () => {
    const trace = new WrittenTrace();
    trace.process(0, 7, 'svc');
    for (let at = 1; at < 40; at += 1) {
      const open = { kind: 'unix_open', ck: BigInt(at), pid: 7, path: '/run/docker.sock', dir: 'out' } as const;
      trace.add(at, { ...open, via: 'connect' });
      trace.add(at + 0.5, { ...open, via: 'reading' });
      if (at % 2 === 0) trace.add(at + 1, { kind: 'unix_close', ck: BigInt(at), aliveNs: (at + 0.5) * SECOND_NS });
    }
    trace.add(41, { kind: 'unix_close', ck: 1n, aliveNs: 39.5 * SECOND_NS });
    const report = trace.judge();
    expect(violated(report)).toEqual(['F2']);
    expect(onlyProcess(report).destinations[0]).toMatchObject({
      place: { family: 'unix', destination: '/run/docker.sock' },
      opened: 39,
      closed: 20,
    });
  });
});

describe('local sockets that are closed between two readings', () => {
  function shutDown(): WrittenTrace {
    const trace = new WrittenTrace();
    trace.process(0, 7, 'svc');
    for (let at = 0; at < 40; at += 1) {
      trace.add(at + 0.5, { kind: 'unix_open', ck: BigInt(at), pid: 7, path: '/a', dir: 'out', via: 'connect' });
    }
    // The last reading that saw them was before the last of them was opened.
    for (let ck = 0n; ck < 40n; ck += 1n) trace.add(40, { kind: 'unix_close', ck, aliveNs: 39 * SECOND_NS });
    trace.add(41, { kind: 'proc_exit', pid: 7, status: 0 });
    return trace;
  }

  it('have leaked until then, when the process ends with it', () => {
    expect(violated(shutDown().judge())).toEqual(['F2']);
  });

  it('exceed a bound only by what is known to have been open at once', () => {
    const trace = new WrittenTrace();
    trace.process(0, 7, 'svc');
    for (let at = 0; at < 40; at += 1) {
      const [ck, via] = [BigInt(at), 'connect'] as const;
      trace.add(at / 10, { kind: 'unix_open', ck, pid: 7, path: '/a', dir: 'out', via });
      trace.add(Math.floor(at / 10) + 1, { kind: 'unix_close', ck, aliveNs: (at / 10) * SECOND_NS });
    }
    expect(violated(trace.judge({ caps: new Map([['/a', 1]]) }))).toEqual([]);
    expect(violated(shutDown().judge({ caps: new Map([['/a', 38]]) }))).toEqual(['F1', 'F2']);
  });
});

describe('a local socket that a reading missed', () => {
  it('is open again when the next one finds it', () => {
    const trace = new WrittenTrace();
    trace.process(0, 7, 'svc');
    const open = { kind: 'unix_open', ck: 5n, pid: 7, path: '/run/a.sock', dir: 'out' } as const;
    trace.add(1, { ...open, via: 'connect' });
    trace.add(2, { kind: 'unix_close', ck: 5n, aliveNs: SECOND_NS });
    trace.add(3, { ...open, via: 'reading' });
    trace.add(9, { kind: 'tick', records: 1 });
    expect(onlyProcess(trace.judge()).destinations).toMatchObject([{ opened: 1, closed: 0, growth: { max: 1 } }]);
  });
});

describe('the observations of a trace', () => {
  it('are growth, reuse, answers and CLOSE_WAIT of the worst destination, and growth of descriptors', () => {
    const trace = ticking(Infinity);
    for (let at = 0; at < 600; at += 1) trace.descriptors(at, 7, { tcp4: 8 * (1 + Math.floor(at / TICK_S)) });
    const place = { family: 'tcp4', destination: '10.0.0.7:443' };
    const report = trace.judge({ warmUpNs: 120 * SECOND_NS - 1 });
    const leak = leakObservations('t', report);
    expect(leak).toMatchObject({ calls: 96, everyNs: 360 * SECOND_NS });
    expect(leak?.observed.observations).toEqual([
      { kind: 'growth', counted: 'connections', grown: 96, windowNs: 360 * SECOND_NS, tolerance: 2, place },
      {
        kind: 'requests-per-connection',
        requests: 160,
        connections: 160,
        toleranceThousandths: 100,
        place,
      },
      { kind: 'calls', outcome: 'all-done' },
      { kind: 'close-wait', isGrowing: false, place },
      { kind: 'growth', counted: 'fds', grown: 96, windowNs: 360 * SECOND_NS, tolerance: 2 },
    ]);
    expect(leakObservations('t', ticking(20).judge())).toBeUndefined();
  });
});
