import { describe, expect, it } from 'vitest';
import type { CloseRecord } from '../../../src/model/kernel/connRecords.ts';
import type { KernelEvent } from '../../../src/model/kernel/kernelEvents.ts';
import { closingHost, type ClosingHost, taskAt, tcpSocket, udpSocket } from './closingHost.ts';

const B = 'agent-7.62';
const C = 'agent-2025-mid';
const D = 'agent-2026-05';

function singles(events: readonly KernelEvent[]): CloseRecord[] {
  return events.flatMap((event) => (event.kind === 'conn' ? [event.record] : []));
}

function batched({ kernel }: ClosingHost): CloseRecord[] {
  const batch = kernel.state.batches.of(0)!;
  return batch.slots.slice(0, batch.length);
}

describe('closing where whoever deletes the entry emits it', () => {
  it('B: emits an entry once, whatever closes follow', () => {
    const host = closingHost(B);
    const socket = tcpSocket();
    host.kernel.tcpSendmsg(taskAt(1), socket, 10);
    host.kernel.tcpClose(taskAt(2), socket);
    host.kernel.tcpClose(taskAt(3), socket);
    expect(batched(host)).toHaveLength(1);
    expect(host.kernel.state.maps.closeFlags.size).toBe(0);
    expect(host.kernel.state.telemetry.get('double_flush_attempts_close')).toBe(0);
  });

  it('B: a close without any entry is silent', () => {
    const host = closingHost(B);
    host.kernel.tcpClose(taskAt(1), tcpSocket());
    expect(batched(host)).toEqual([]);
  });

  it('B: a failed connect without data is a zero record with cookie 0 and its failure inside', () => {
    const host = closingHost(B);
    const socket = tcpSocket(0, { err: 111 });
    host.kernel.tcp.connect(taskAt(1), socket);
    host.kernel.tcpDone(taskAt(2, { pid: 0, tid: 0 }), socket);
    expect(batched(host)).toMatchObject([
      {
        cookie: 0,
        direction: 0,
        timestampNs: 0n,
        durationNs: 2_000_000n,
        sentBytes: 0n,
        transitions: 128,
        failureReason: 111,
        tuple: { pid: 101 },
      },
    ]);
    expect(host.events).toEqual([]);
  });

  it('B: an error that the application never took is reported again by its close', () => {
    const host = closingHost(B);
    const socket = tcpSocket(0);
    host.kernel.tcp.connect(taskAt(1), socket);
    host.kernel.tcpSendmsg(taskAt(2), socket, 10);
    socket.err = 104;
    host.kernel.tcpDone(taskAt(3, { pid: 0, tid: 0 }), socket);
    host.kernel.tcpClose(taskAt(4), socket);
    expect(batched(host)).toMatchObject([
      { sentBytes: 10n, failureReason: 104, transitions: 128 },
      { sentBytes: 0n, cookie: 0, failureReason: 104, transitions: 128 },
    ]);
    expect(host.kernel.state.telemetry.get('tcp_close_target_failures')).toBe(1);
  });

  it('B: counts other errors only in tcp_done', () => {
    const host = closingHost(B);
    const socket = tcpSocket(0, { err: 113 });
    host.kernel.tcp.connect(taskAt(1), socket);
    host.kernel.tcpClose(taskAt(2), socket);
    expect(host.kernel.state.telemetry.get('unsupported_tcp_failures')).toBe(0);
    host.kernel.tcp.connect(taskAt(3), socket);
    host.kernel.tcpDone(taskAt(4), socket);
    expect(host.kernel.state.telemetry.get('unsupported_tcp_failures')).toBe(1);
    expect(batched(host)).toEqual([]);
  });

  it('B: a close by another process finds nothing, and the entry stays', () => {
    const host = closingHost(B);
    const socket = tcpSocket();
    host.kernel.tcpSendmsg(taskAt(1), socket, 10);
    host.kernel.tcpClose(taskAt(2, { pid: 202, tid: 202 }), socket);
    expect(batched(host)).toEqual([]);
    expect(host.kernel.state.maps.connStats.size).toBe(1);
  });

  it('B: keeps records no failure while failed connections are off', () => {
    const host = closingHost(B, { profile: { tcpFailedConnections: false } });
    const socket = tcpSocket(0, { err: 104 });
    host.kernel.tcpSendmsg(taskAt(1), socket, 10);
    host.kernel.tcpClose(taskAt(2), socket);
    expect(batched(host)).toMatchObject([{ failureReason: 0 }]);
  });

  it.each([C, D])('%s: every close is an event of its own, counted as a flush', (id) => {
    const { kernel, events } = closingHost(id);
    for (let number = 0; number < 5; number += 1) {
      const socket = tcpSocket(number);
      kernel.tcpSendmsg(taskAt(1), socket, 10);
      kernel.tcpClose(taskAt(2), socket);
    }
    expect(singles(events)).toHaveLength(5);
    expect(kernel.state.batches.all).toEqual([]);
    expect(kernel.state.telemetry.get('tcp_close_connection_flush')).toBe(5);
    expect(kernel.state.telemetry.get('unbatched_tcp_close')).toBe(0);
  });

  it("C: the last counts are at least the socket's own", () => {
    const { kernel, events } = closingHost(C);
    const socket = tcpSocket(0, { segsOut: 2, segsIn: 9 });
    kernel.tcpSendmsg(taskAt(1), socket, 10);
    Object.assign(socket, { segsOut: 5, segsIn: 8, totalRetrans: 3 });
    kernel.tcpClose(taskAt(2), socket);
    expect(singles(events)).toMatchObject([{ sentPackets: 5, recvPackets: 9, retransmits: 3 }]);
  });

  it('B: the last counts are those last touched', () => {
    const host = closingHost(B);
    const socket = tcpSocket(0, { segsOut: 2, segsIn: 1 });
    host.kernel.tcpSendmsg(taskAt(1), socket, 10);
    Object.assign(socket, { segsOut: 5, segsIn: 8, totalRetrans: 3 });
    host.kernel.tcpClose(taskAt(2), socket);
    expect(batched(host)).toMatchObject([{ sentPackets: 2, recvPackets: 1, retransmits: 0 }]);
  });

  it('C: times lose what is below a microsecond', () => {
    const { kernel, events } = closingHost(C);
    const socket = tcpSocket();
    kernel.tcpSendmsg({ ...taskAt(1), timeNs: 1_001_999n }, socket, 10);
    kernel.tcpClose({ ...taskAt(2), timeNs: 5_000_500n }, socket);
    expect(singles(events)).toMatchObject([{ timestampNs: 1_001_000n, durationNs: 3_999_000n }]);
  });

  it('C: a time that 48 bits of microseconds do not hold becomes 0', () => {
    const { kernel } = closingHost(C);
    expect(kernel.state.storedTime((1n << 48n) * 1000n)).toBe(0n);
    expect(kernel.state.storedTime((1n << 48n) * 1000n - 1n)).toBe(((1n << 48n) - 1n) * 1000n);
  });

  it('C: a socket closed in its handshake counts as cancelled', () => {
    const { kernel, events } = closingHost(C);
    const socket = tcpSocket(0, { isSynSent: true });
    kernel.tcp.connect(taskAt(1), socket);
    kernel.tcpClose(taskAt(2), socket);
    expect(singles(events)).toMatchObject([{ failureReason: 125, cookie: 0 }]);
  });

  it.each([101, 104, 110, 111, 113, 125])('C: errno %i is a failure', (err) => {
    const { kernel, events } = closingHost(C);
    const socket = tcpSocket(0, { err });
    kernel.tcp.connect(taskAt(1), socket);
    kernel.tcpDone(taskAt(2, { pid: 0, tid: 0 }), socket);
    expect(singles(events)).toMatchObject([{ failureReason: err, tuple: { pid: 101 } }]);
    expect(kernel.state.telemetry.get('tcp_done_connection_flush')).toBe(1);
  });

  it('C: counts another error by its errno and leaves the connection to its close', () => {
    const { kernel, events } = closingHost(C);
    const socket = tcpSocket(0, { err: 32 });
    kernel.tcp.connect(taskAt(1), socket);
    kernel.tcpDone(taskAt(2), socket);
    expect(events).toEqual([]);
    expect(kernel.state.telemetry.ignoredFailures(32)).toBe(1);
    expect(kernel.state.maps.ongoingConnects.size).toBe(0);
  });

  it('C: looks the owner up before the error, so a tcp_done without owner always counts', () => {
    const { kernel } = closingHost(C);
    kernel.tcpDone(taskAt(1), tcpSocket());
    expect(kernel.state.telemetry.get('tcp_done_missing_pid')).toBe(1);
  });

  it('C: retransmissions of a connection that never was are counted as SYNs', () => {
    const { kernel, events } = closingHost(C);
    const socket = tcpSocket();
    kernel.tcp.retransmitEntry(taskAt(1), socket);
    socket.retransOut = 2;
    kernel.tcp.retransmitReturn(taskAt(1), 0);
    kernel.tcpClose(taskAt(2), socket);
    expect(events).toEqual([]);
    expect(kernel.state.telemetry.get('tcp_syn_retransmit')).toBe(2);
    expect(kernel.state.maps.tcpRetransmits.size).toBe(0);
  });

  it('B: leaves those retransmissions where they are', () => {
    const { kernel } = closingHost(B);
    const socket = tcpSocket();
    kernel.tcp.retransmitEntry(taskAt(1), socket);
    socket.retransOut = 2;
    kernel.tcp.retransmitReturn(taskAt(1), 0);
    kernel.tcpClose(taskAt(2), socket);
    expect(kernel.state.maps.tcpRetransmits.size).toBe(1);
  });

  it.each([B, C])('%s: a UDP close without an entry is counted as dropped', (id) => {
    const { kernel } = closingHost(id);
    kernel.udpDestroy(taskAt(1), udpSocket());
    expect(kernel.state.telemetry.get('udp_dropped_conns')).toBe(1);
  });
});
