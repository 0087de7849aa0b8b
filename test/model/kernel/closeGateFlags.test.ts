import { describe, expect, it } from 'vitest';
import type { KernelEvent } from '../../../src/model/kernel/kernelEvents.ts';
import { closingHost, taskAt, tcpSocket, udpSocket } from './closingHost.ts';

const A = 'agent-7.60';

/** Kind of each event, with the batch id or the errno. */
function summary(events: readonly KernelEvent[]): string[] {
  return events.map((event) => {
    if (event.kind === 'batch') return `batch ${event.batch.id}`;
    return event.kind === 'conn' ? `conn ${event.record.tuple.sport}` : `failure ${event.reason}`;
  });
}

describe('closing in the generation with close flags', () => {
  it('emits ten closes of one CPU as two batches and keeps the last two (reference order)', () => {
    const { kernel, events } = closingHost(A);
    for (let number = 0; number < 10; number += 1) {
      const socket = tcpSocket(number);
      kernel.tcpSendmsg(taskAt(1), socket, 10);
      kernel.tcpClose(taskAt(2 + number), socket);
    }
    expect(summary(events)).toEqual(['batch 0', 'batch 1']);
    const slots = events.flatMap((event) => (event.kind === 'batch' ? event.batch.slots : []));
    const current = kernel.state.batches.of(0)!;
    expect(current).toMatchObject({ id: 2n, length: 2 });
    expect([...slots, ...current.slots.slice(0, 2)].map((record) => record.tuple.sport)).toEqual(
      Array.from({ length: 10 }, (_, number) => 40_000 + number),
    );
  });

  it('keeps old slots beyond the length of the next batch', () => {
    const { kernel } = closingHost(A);
    for (let number = 0; number < 5; number += 1) kernel.tcpClose(taskAt(number + 1), tcpSocket(number));
    const batch = kernel.state.batches.of(0)!;
    expect(batch.length).toBe(1);
    expect(batch.slots.map((record) => record.tuple.sport)).toEqual([40_004, 40_001, 40_002, 40_003]);
  });

  it('lets a full batch wait on the CPU that the task has left, and sends later closes there alone', () => {
    const { kernel, events } = closingHost(A);
    for (let number = 0; number < 4; number += 1) kernel.tcpClose(taskAt(number + 1), tcpSocket(number), 1);
    kernel.tcpClose(taskAt(10), tcpSocket(4), 1);
    expect(summary(events)).toEqual(['conn 40004']);
    expect(kernel.state.telemetry.get('unbatched_tcp_close')).toBe(1);
    kernel.tcpClose(taskAt(11), tcpSocket(5));
    expect(summary(events)).toEqual(['conn 40004', 'conn 40005', 'batch 0']);
  });

  it('drops what meets a full batch where the older policy is in force', () => {
    const { kernel, events } = closingHost(A, { profile: { fullBatchPolicy: 'drop' } });
    for (let number = 0; number < 5; number += 1) kernel.tcpClose(taskAt(number + 1), tcpSocket(number), 1);
    expect(events).toEqual([]);
    expect(kernel.state.telemetry.get('missed_tcp_close')).toBe(1);
  });

  it('loses a close on a CPU without a batch without a trace', () => {
    const { kernel, events } = closingHost(A, { host: { cpuCount: 1 } });
    kernel.tcpClose(taskAt(1, { cpu: 3 }), tcpSocket());
    expect(events).toEqual([]);
    expect(kernel.state.batches.of(0)!.length).toBe(0);
  });

  it('swallows a second close of the same tuple and sends the third, the lingering entry with it', () => {
    const { kernel } = closingHost(A);
    const socket = tcpSocket();
    kernel.tcpSendmsg(taskAt(1), socket, 10);
    kernel.tcpClose(taskAt(2), socket);
    kernel.tcpSendmsg(taskAt(3), socket, 20);
    kernel.tcpClose(taskAt(4), socket);
    expect(kernel.state.batches.of(0)!.length).toBe(1);
    expect(kernel.state.telemetry.get('double_flush_attempts_close')).toBe(1);
    expect(kernel.state.maps.connStats.size).toBe(1);
    kernel.tcpClose(taskAt(5), socket);
    expect(kernel.state.batches.of(0)!.slots[1]).toMatchObject({ sentBytes: 20n });
    expect(kernel.state.maps.connStats.size).toBe(0);
  });

  it('forgets flags that are older than 10 ms when the cleaner passes', () => {
    const { kernel } = closingHost(A);
    kernel.tcpClose(taskAt(5), tcpSocket());
    kernel.cleanCloseFlags(15_000_000n);
    expect(kernel.state.maps.closeFlags.size).toBe(1);
    kernel.cleanCloseFlags(15_000_001n);
    expect(kernel.state.maps.closeFlags.size).toBe(0);
  });

  it('swallows every close while the map of flags is full', () => {
    const { kernel } = closingHost(A, { profile: { maxCloseFlags: 2 } });
    for (let number = 0; number < 5; number += 1) kernel.tcpClose(taskAt(number + 1), tcpSocket(number));
    expect(kernel.state.batches.of(0)!.length).toBe(2);
    expect(kernel.state.telemetry.get('double_flush_attempts_close')).toBe(3);
    expect(kernel.state.maps.closeFlags.refusedCount).toBe(3);
  });

  it('leaves a fresh entry behind when the application reads after a reset and then closes', () => {
    const { kernel, events } = closingHost(A);
    const socket = tcpSocket();
    kernel.tcp.connect(taskAt(1), socket);
    kernel.tcpSendmsg(taskAt(2), socket, 10);
    socket.err = 104;
    kernel.tcpDone(taskAt(3, { pid: 0, tid: 0 }), socket);
    socket.err = 0;
    kernel.tcpRecvmsg(taskAt(4), socket, 0);
    kernel.tcpClose(taskAt(5), socket);
    expect(summary(events)).toEqual(['failure 104']);
    expect(kernel.state.batches.of(0)!.length).toBe(1);
    expect(kernel.state.maps.connStats.snapshot().map(({ value }) => value.sentBytes)).toEqual([0n]);
  });

  it('reports a reset twice when the close comes after the cleaner, the second time with zero counters', () => {
    const { kernel, events } = closingHost(A);
    const socket = tcpSocket();
    kernel.tcp.connect(taskAt(1), socket);
    kernel.tcpSendmsg(taskAt(2), socket, 10);
    socket.err = 104;
    kernel.tcpDone(taskAt(3, { pid: 0, tid: 0 }), socket);
    kernel.cleanCloseFlags(2_000_000_000n);
    kernel.tcpClose(taskAt(2500), socket);
    expect(summary(events)).toEqual(['failure 104', 'failure 104']);
    const [first, second] = kernel.state.batches.of(0)!.slots;
    expect(first).toMatchObject({ sentBytes: 10n, tuple: { pid: 101 }, durationNs: 1_000_000n });
    expect(second).toMatchObject({ sentBytes: 0n, durationNs: 2_500_000_000n, timestampNs: 0n, transitions: 128 });
    expect(second!.cookie).not.toBe(first!.cookie);
  });

  it('keeps the time of the last traffic in a closed record, not that of the close', () => {
    const { kernel } = closingHost(A);
    const socket = tcpSocket();
    kernel.tcpSendmsg(taskAt(100), socket, 1);
    kernel.tcpSendmsg(taskAt(300), socket, 1);
    kernel.tcpClose(taskAt(1000), socket);
    expect(kernel.state.batches.of(0)!.slots[0]).toMatchObject({
      timestampNs: 300_000_000n,
      durationNs: 900_000_000n,
    });
  });

  it.each([
    ['tcp_done without an error forgets the owner', 0, 0, 'tcp_done_missing_pid', 0],
    ['an errno that is no failure is counted by tcp_done', 32, 0, 'unsupported_tcp_failures', 1],
  ] as const)('%s', (_title, err, ongoing, counter, count) => {
    const { kernel, events } = closingHost(A);
    const socket = tcpSocket(0, { err });
    kernel.tcp.connect(taskAt(1), socket);
    kernel.tcpDone(taskAt(2), socket);
    expect(events).toEqual([]);
    expect(kernel.state.maps.ongoingConnects.size).toBe(ongoing);
    expect(kernel.state.telemetry.get(counter)).toBe(count);
  });

  it('counts a failure whose owner was never recorded', () => {
    const { kernel } = closingHost(A);
    kernel.tcpDone(taskAt(2), tcpSocket(0, { err: 111 }));
    expect(kernel.state.telemetry.get('tcp_done_missing_pid')).toBe(1);
  });

  it('emits no close for a UDP socket that never carried data', () => {
    const { kernel } = closingHost(A);
    kernel.udpDestroy(taskAt(1), udpSocket());
    expect(kernel.state.telemetry.get('udp_dropped_conns')).toBe(1);
    expect(kernel.state.batches.of(0)!.length).toBe(0);
  });
});
