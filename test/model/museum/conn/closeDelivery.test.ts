import { describe, expect, it } from 'vitest';
import { MuseumBench } from './MuseumBench.ts';

const ENDS = { laddr: '10.0.0.1', raddr: '10.0.0.9', rport: 80, dir: 'out' } as const;

/** Connection `ck` has its port from its number and is closed on a CPU. */
function openAndClose(bench: MuseumBench, ck: bigint, cpu: number): void {
  bench.establish(ck, { ...ENDS, lport: 40_000 + Number(ck) }, 10);
  bench.close(ck, cpu);
}

/** Ports of the connections that a poll reports as closed, less 40000. */
function closedIn(bench: MuseumBench): number[] {
  const { delta } = bench.poll();
  return delta.conns.filter(({ last }) => last.tcpClosed > 0).map(({ sport }) => sport - 40_000);
}

describe('M4 idle-partial-batch-rereported', () => {
  it.each([
    ['last-take', [[1], [], [], [1]]],
    ['visit', [[1], [], [], []]],
  ])('batch-offsets=%s delivers a close that waits in a batch %j times', (offsets, delivered) => {
    const bench = new MuseumBench({ 'batch-offsets': offsets });
    openAndClose(bench, 1n, 0);
    expect([closedIn(bench), closedIn(bench), closedIn(bench), closedIn(bench)]).toEqual(delivered);
  });
});

describe('M8 full-batch-drops-close', () => {
  it.each([
    ['single-event', 5, 'unbatched_tcp_close'],
    ['drop', 4, 'missed_tcp_close'],
  ] as const)('full-batch-policy=%s delivers %i of five closes', (policy, delivered, counter) => {
    const bench = new MuseumBench({ 'full-batch-policy': policy });
    const { kernel, ledger } = { kernel: bench.agent.kernel, ledger: bench.ledger };
    for (let ck = 1n; ck <= 5n; ck += 1n) {
      bench.establish(ck, { ...ENDS, lport: 40_000 + Number(ck) }, 10);
      // The call returns on a CPU that has no closes, so nobody sends the full batch.
      const close = kernel.tcpClose.bind(kernel);
      kernel.tcpClose = (task, socket) => close(task, socket, 1);
      bench.close(ck, 0);
      kernel.tcpClose = close;
    }
    kernel.close.closeReturn({ cpu: 0, timeNs: 0n, pid: 10, tid: 99 });
    bench.agent.readCloses();
    expect(closedIn(bench)).toHaveLength(delivered);
    expect(kernel.state.telemetry.get(counter)).toBe(1);
    const fates = Array.from({ length: ledger.flowCount }, (_, index) => ledger.flow(index + 1).fate);
    const lost = fates.filter((fate) => fate.kind === 'lost' && fate.reason === 'batch-full');
    expect(lost).toHaveLength(5 - delivered);
  });
});

describe('M11 flush-wipes-earlier-cpus', () => {
  it.each([
    ['appends', [2]],
    ['begins-anew', []],
  ])('flush-list=%s: the close on CPU 0 arrives as %j after one on CPU 1 that was seen', (list, second) => {
    // The offset of the seen batch must not expire meanwhile.
    const bench = new MuseumBench({ 'flush-list': list, 'batch-offsets': 'visit' });
    openAndClose(bench, 1n, 1);
    expect(closedIn(bench)).toEqual([1]);
    openAndClose(bench, 2n, 0);
    expect(closedIn(bench)).toEqual(second);
    const { fate } = bench.ledger.flow(2);
    expect(fate).toEqual(second.length > 0 ? { kind: 'shipped' } : { kind: 'lost', reason: 'flush-list-wiped' });
  });
});
