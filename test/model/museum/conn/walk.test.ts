import { describe, expect, it } from 'vitest';
import { MuseumBench } from './MuseumBench.ts';

const CLIENT = { laddr: '10.0.0.1', lport: 40_000, raddr: '10.0.0.9', rport: 80, dir: 'out' } as const;
const SERVER = { laddr: '10.0.0.1', lport: 80, raddr: '10.0.0.9', rport: 40_000, dir: 'in' } as const;

describe('M28 tuple-only-walk-dedup', () => {
  it.each([
    ['tuple-and-cookie', 1, 0],
    ['tuple', 0, 1],
    ['none', 1, 0],
  ])('iteration-dedup=%s ships %i hits of a connection that took its tuple during the walk', (rule, hits, orphans) => {
    const bench = new MuseumBench({ 'iteration-dedup': rule });
    bench.establish(1n, SERVER, 20);
    // Afterwards the old connection has nothing new, so that it is not there to claim the data.
    bench.poll();
    const first = bench.poll(
      bench.meanwhile('walk', () => {
        bench.close(1n);
        bench.establish(2n, SERVER, 20);
        bench.serve(2n);
      }),
    );
    expect(MuseumBench.hits(first)).toBe(hits);
    expect(first.join.orphanAggregations).toBe(orphans);
    // The mark of the first close is gone when the second one comes.
    bench.wait(2);
    bench.close(2n);
    const second = bench.poll();
    expect(MuseumBench.hits(second)).toBe(0);
    expect(second.delta.conns.reduce((sum, { last }) => sum + last.tcpClosed, 0)).toBe(2);
    expect(bench.lostHits()).toEqual(orphans > 0 ? { 'connection-not-reported-yet': 1 } : {});
  });
});

describe('M32 retransmits-per-pid', () => {
  it.each([
    ['first-process', [3, 0]],
    ['every-process', [3, 3]],
  ])('shared-retransmits=%s gives the processes of a socket %j retransmits', (rule, retransmits) => {
    const bench = new MuseumBench({ 'shared-retransmits': rule });
    bench.establish(1n, CLIENT, 10);
    bench.sent(1n, 100);
    bench.own(1n, 11);
    bench.sent(1n, 200);
    bench.apply({ kind: 'retrans', ck: 1n, seq: undefined, segs: 3, total: 3 });
    const { conns } = bench.poll().delta;
    expect(conns.map(({ last }) => last.retransmits)).toEqual(retransmits);
    expect(bench.agent.tracer.telemetry.pidCollisions).toBe(rule === 'first-process' ? 1 : 0);
  });
});

describe('M33 expiry-race-drops-baseline', () => {
  it.each([
    ['keeps-baseline', 0],
    ['drops-baseline', 100],
  ])('failed-removal=%s ships %i bytes again when an idle connection closes just before its removal', (rule, again) => {
    const bench = new MuseumBench({ 'failed-removal': rule, 'close-batching': 'off' });
    bench.establish(1n, CLIENT, 10);
    bench.sent(1n, 100);
    expect(MuseumBench.sentBytes(bench.poll())).toEqual([100]);
    bench.deadPids.add(10);
    // Two minutes of silence pass.
    for (let quiet = 0; quiet < 2; quiet += 1) bench.poll();
    const outcome = bench.poll(bench.meanwhile('removal', () => bench.close(1n)));
    expect(MuseumBench.sentBytes(outcome)).toEqual([again]);
    expect(outcome.delta.conns[0]!.last.tcpClosed).toBe(1);
  });
});
