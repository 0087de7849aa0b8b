import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClientConn } from '../../../src/model/goclient/ClientConn.ts';
import { HttpProcess } from '../../../src/model/goclient/HttpProcess.ts';
import { patientHost } from '../../../src/model/goclient/HttpHost.ts';
import { PLAIN_RESPONSE } from '../../../src/model/goclient/ResponsePlan.ts';
import { sampleCounts } from '../../../src/model/goclient/sampleCounts.ts';
import { idlePerHostMax, type TransportConfig, ZERO_TRANSPORT } from '../../../src/model/goclient/TransportConfig.ts';
import { checkPools, type PoolInvariantId } from '../../../src/sim/goclient/poolInvariants.ts';
import { ProcessBench } from '../../model/goclient/ProcessBench.ts';
import { configs, HOSTS, MS, steps, TimelinePlayer, type TimelineStep } from './randomTimeline.ts';

const RUNS = 500;
const SEED = 20_251_106;

/** A failing property prints its seed and path, and the smallest timeline that fails. */
function holds(property: fc.IRawProperty<unknown, false>): void {
  fc.assert(property, { numRuns: RUNS, seed: SEED });
}

const timelines = fc.tuple(fc.tuple(configs, configs), fc.boolean(), steps);

function violationsOf([pair, dialDetached, timeline]: [TransportConfig[], boolean, TimelineStep[]]): string[] {
  const player = new TimelinePlayer(pair, dialDetached);
  return timeline.flatMap((step) => {
    player.play(step);
    return checkPools(player.process).map(({ invariant }) => invariant);
  });
}

describe('what holds at every instant of every timeline', () => {
  it('P1 the sums of goroutines and descriptors', () => {
    holds(
      fc.property(timelines, (timeline) => {
        expect(violationsOf(timeline)).not.toContain('P1');
      }),
    );
  });

  it('P2, P3, P4, P5 and P10: limits of idle and of all connections, whose request, idle times, closed servers', () => {
    holds(
      fc.property(timelines, (timeline) => {
        expect(violationsOf(timeline)).toEqual([]);
      }),
    );
  });
});

/** A conn that the process was never told of. */
function strangeConn(bench: ProcessBench, key = 'planted'): ClientConn {
  const { transport, host } = bench;
  return new ClientConn({ id: 99, transport, key, host, atNs: 0 });
}

describe('a planted violation is found', () => {
  it.each<[PoolInvariantId, Partial<TransportConfig>, (bench: ProcessBench) => void]>([
    ['P1', {}, ({ process }) => process.blockedCalls.clear()],
    ['P2', {}, (bench) => [1, 2, 3].forEach(() => bench.transport.idle.add(strangeConn(bench)))],
    [
      'P2',
      { maxIdleConns: 1 },
      (bench) => ['k', 'l'].forEach((key) => bench.transport.idle.add(strangeConn(bench, key))),
    ],
    ['P3', { maxConnsPerHost: 1 }, (bench) => bench.transport.slots.giveBack(bench.transport.keyOf(bench.host))],
    [
      'P3',
      { maxConnsPerHost: 1 },
      ({ process, transport, host }) => {
        const key = transport.keyOf(host);
        process.openConns.add(new ClientConn({ id: 98, transport, key, host, atNs: 0 }));
      },
    ],
    [
      'P4',
      {},
      ({ process, transport }) => {
        const [conn] = process.openConns;
        const other = process.addTransport('other', transport.config);
        const call = process.startRequest({ ...[...conn!.calls][0]!.options, id: 'x', transport: other });
        conn!.calls.add(call);
      },
    ],
    [
      'P5',
      { idleConnTimeoutNs: 1 },
      (bench) => {
        bench.goTo(10);
        bench.transport.idle.add(strangeConn(bench));
      },
    ],
    ['P10', {}, ({ process }) => [...process.openConns].forEach((conn) => (conn.hasServerClosed = true))],
  ])('%s', (invariant, config, spoil) => {
    const bench = new ProcessBench(config);
    bench.request({ response: { holdsHeaders: true } });
    expect(checkPools(bench.process)).toEqual([]);
    spoil(bench);
    expect(checkPools(bench.process).map((found) => found.invariant)).toContain(invariant);
  });
});

/** Ends everything that still goes on: streams end, held headers come, uploads finish, bodies are read and closed. */
function drain({ process }: TimelinePlayer): void {
  for (let round = 0; round < 40; round += 1) {
    process.advanceTo(process.nowNs + 200 * MS);
    for (const id of process.calls.keys()) {
      process.requestWritten(id);
      process.serverSends(id, 'headers');
      process.serverSends(id, 'end');
      process.closeBody(id);
    }
  }
}

describe('what holds at the end of a run', () => {
  it('P6 with all bodies read or closed and an idle timeout, nothing is open after it', () => {
    const idleNs = 300 * MS;
    const property = fc.property(timelines, ([pair, dialDetached, timeline]) => {
      const mended = pair.map((config) => ({ ...config, idleConnTimeoutNs: idleNs, isHttp2: false }));
      const player = new TimelinePlayer(mended, dialDetached);
      for (const step of timeline) player.play(step);
      drain(player);
      player.process.advanceTo(player.process.nowNs + idleNs + 1);
      expect(player.process.openConns.size).toBe(0);
    });
    holds(property);
  });

  it('P6 finds one body that is left open', () => {
    const bench = new ProcessBench({ idleConnTimeoutNs: MS });
    bench.request({ plan: 'abandon' });
    bench.goTo(1000);
    expect(bench.process.openConns.size).toBe(1);
  });

  const idleBound = (player: TimelinePlayer) =>
    player.transports.reduce((sum, { config }) => sum + HOSTS.length * idlePerHostMax(config), 0);

  it('P7 with all bodies read or closed, idle connections are bounded by transports, keys and their limit', () => {
    holds(
      fc.property(timelines, ([pair, dialDetached, timeline]) => {
        const player = new TimelinePlayer(pair, dialDetached);
        for (const step of timeline) player.play(step);
        drain(player);
        const open = [...player.process.openConns].filter(({ isHttp2 }) => !isHttp2);
        expect(open.length).toBeLessThanOrEqual(idleBound(player));
      }),
    );
  });

  it('P7 finds what a transport for each call does: no bound of one transport holds for many', () => {
    const player = new TimelinePlayer([ZERO_TRANSPORT], true);
    for (let call = 0; call < 5; call += 1) {
      const transport = player.process.addTransport('temporary', ZERO_TRANSPORT);
      requestOn(player.process, { transport, id: `x${call}` });
    }
    expect(player.process.openConns.size).toBeGreaterThan(idleBound(player));
  });

  const openAfter = (gapsMs: readonly number[], idleMs: number, isPerCall: boolean) => {
    const process = new HttpProcess({ dialDetached: true });
    const config = { ...ZERO_TRANSPORT, idleConnTimeoutNs: idleMs * MS };
    const shared = process.addTransport('shared', config);
    let atMs = 0;
    for (const [index, gapMs] of gapsMs.entries()) {
      atMs += gapMs;
      process.advanceTo(atMs * MS);
      requestOn(process, { transport: isPerCall ? process.addTransport('new', config) : shared, id: `x${index}` });
    }
    return process.openConns.size;
  };
  const callsInLast = (gapsMs: readonly number[], idleMs: number) => {
    const agesMs = gapsMs.map((_, index) => gapsMs.slice(index + 1).reduce((sum, gap) => sum + gap, 0));
    return idleMs === 0 ? gapsMs.length : agesMs.filter((ageMs) => ageMs <= idleMs).length;
  };
  const gaps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 });

  it('P8 with a transport for each call, open connections are the calls of the last idle timeout, or all', () => {
    holds(
      fc.property(gaps, fc.constantFrom(0, 100, 999), (gapsMs, idleMs) => {
        expect(openAfter(gapsMs, idleMs, true)).toBe(callsInLast(gapsMs, idleMs));
      }),
    );
  });

  it('P8 does not hold for a shared transport', () => {
    expect(openAfter([10, 10, 10], 0, false)).not.toBe(callsInLast([10, 10, 10], 0));
  });

  it('P9 dropping references and collecting garbage change no count', () => {
    holds(
      fc.property(timelines, ([pair, dialDetached, timeline]) => {
        const player = new TimelinePlayer(pair, dialDetached);
        for (const step of timeline) {
          player.play(step);
          const before = sampleCounts(player.process);
          player.process.collectGarbage();
          expect(sampleCounts(player.process)).toEqual(before);
        }
      }),
    );
  });

  it('P9 would find a count that changes', () => {
    const bench = new ProcessBench();
    bench.request();
    const before = bench.counts;
    bench.process.closeIdleConnections(bench.transport);
    expect(bench.counts).not.toEqual(before);
  });
});

function requestOn(
  process: HttpProcess,
  { transport, id }: { transport: ProcessBench['transport']; id: string },
): void {
  process.startRequest({
    id,
    transport,
    host: patientHost('a'),
    method: 'GET',
    response: PLAIN_RESPONSE,
    plan: 'read-close',
    readBytes: 0,
    clientTimeoutNs: 0,
    holdsUpload: false,
  });
}
