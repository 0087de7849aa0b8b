import { describe, expect, it } from 'vitest';
import type { KernelProfile } from '../../../src/model/profile.ts';
import type { CloseRecord } from '../../../src/model/kernel/connRecords.ts';
import { closingHost, taskAt, tcpSocket, udpSocket, type ClosingHost } from '../kernel/closingHost.ts';

const SINGLE = { closeBatching: 'off' } as const;

function host(profile: Partial<KernelProfile>): ClosingHost {
  return closingHost('agent-7.60', { profile: { ...SINGLE, ...profile } });
}

function records({ events }: ClosingHost): CloseRecord[] {
  return events.flatMap((event) => (event.kind === 'conn' ? [event.record] : []));
}

describe('toggles of connection tracking', () => {
  it.each([
    ['emitted', 1, 0],
    ['dropped', 0, 1],
  ] as const)('bare-tcp-close=%s', (bareTcpClose, sent, dropped) => {
    const tested = host({ bareTcpClose });
    tested.kernel.tcpClose(taskAt(5), tcpSocket());
    expect(records(tested)).toHaveLength(sent);
    expect(tested.kernel.state.telemetry.get('tcp_dropped_conns')).toBe(dropped);
  });

  it.each([
    ['by-port', 1],
    ['unknown', 0],
  ] as const)('bare-close-direction=%s', (bareCloseDirection, direction) => {
    const tested = host({ bareCloseDirection });
    tested.kernel.seedPort('tcp', { netns: 1, port: 40_000 }, 1);
    tested.kernel.tcpClose(taskAt(5), tcpSocket());
    expect(records(tested)[0]!.direction).toBe(direction);
  });

  it.each([
    ['last-traffic', 2, 7],
    ['close', 9, 0],
  ] as const)('close-timestamp=%s', (closeTimestamp, atMs, durationMs) => {
    const tested = host({ closeTimestamp });
    tested.kernel.tcpSendmsg(taskAt(2), tcpSocket(), 10);
    tested.kernel.tcpClose(taskAt(9), tcpSocket());
    expect(records(tested)[0]).toMatchObject({
      timestampNs: BigInt(atMs) * 1_000_000n,
      durationNs: BigInt(durationMs) * 1_000_000n,
    });
  });

  it.each([
    ['recorded', 101],
    ['running-task', 0],
  ] as const)('failure-pid=%s', (failurePid, pid) => {
    const tested = host({ failurePid });
    const socket = tcpSocket(0, { err: 104 });
    tested.kernel.tcp.connect(taskAt(1), socket);
    tested.kernel.tcp.finishConnect(taskAt(1, { pid: 0, tid: 0 }), socket);
    tested.kernel.tcpDone(taskAt(2, { pid: 0, tid: 0 }), socket);
    expect(records(tested)[0]!.tuple.pid).toBe(pid);
  });

  it.each([
    [true, 1],
    [false, 0],
  ] as const)('udp-packets=%s', (udpPackets, packets) => {
    const tested = host({ udpPackets });
    const socket = udpSocket();
    const ends = { src: socket.dst, sport: socket.dport, dst: socket.src, dport: socket.sport };
    const datagram = { ...ends, family: 'v4', protocol: 'udp', payload: new Uint8Array(5) } as const;
    tested.kernel.udpRecvmsg(taskAt(1), socket, datagram);
    tested.kernel.udpDestroy(taskAt(2), socket);
    expect(records(tested)[0]).toMatchObject({ recvBytes: 5n, recvPackets: packets });
  });

  it.each([
    ['recvmsg-return', 1],
    ['cleanup-rbuf', 0],
  ] as const)('receive-hook=%s', (receiveHook, entries) => {
    const { kernel } = host({ receiveHook });
    kernel.tcpRecvmsg(taskAt(1), tcpSocket(), 0);
    expect(kernel.state.maps.connStats.size).toBe(entries);
    kernel.tcpRecvmsg(taskAt(2), tcpSocket(), 3);
    expect(kernel.state.maps.connStats.size).toBe(1);
  });

  it.each([
    [[104, 110, 111], 0],
    [[104, 113], 113],
  ])('failure-codes=%j', (failureCodes, reason) => {
    const tested = closingHost('agent-7.62', { profile: { ...SINGLE, failureCodes } });
    const socket = tcpSocket(0, { err: 113 });
    tested.kernel.tcpSendmsg(taskAt(1), socket, 1);
    tested.kernel.tcpClose(taskAt(2), socket);
    expect(records(tested)[0]!.failureReason).toBe(reason);
  });
});
