import { describe, expect, it } from 'vitest';
import { INCOMING, OUTGOING } from '../../../src/model/connStats.ts';
import type { KernelPacket } from '../../../src/model/kernel/KernelPacket.ts';
import { readPacket } from '../../../src/model/kernel/KernelPacket.ts';
import { closingHost, taskAt, tcpSocket, udpSocket } from './closingHost.ts';

const A = 'agent-7.60';

function datagram(bytes: number): KernelPacket {
  return {
    src: '8.8.8.8',
    dst: '10.0.0.1',
    sport: 5353,
    dport: 40_000,
    family: 'v4',
    protocol: 'udp',
    payload: new Uint8Array(bytes),
  };
}

function send(kernel: ReturnType<typeof closingHost>['kernel'], ms: number, bytes: number): void {
  const flow = { src: '10.0.0.1', dst: '8.8.8.8', sport: 40_000, dport: 5353 };
  kernel.udp.makeSkbEntry(taskAt(ms), udpSocket(), { length: bytes + 8, flow, isSplice: false });
  kernel.udp.makeSkbReturn(taskAt(ms), true, 'v4');
}

function passes(family: 'v4' | 'v6', payloadBytes: number): boolean {
  const packet: KernelPacket = {
    ...datagram(payloadBytes),
    protocol: 'tcp',
    family,
    ...(family === 'v6' ? { src: '2001:db8::1', dst: '2001:db8::2' } : {}),
  };
  return (readPacket(packet, true)?.payloadBytes ?? 0) > 0;
}

describe('direction', () => {
  it('is told by connect and accept', () => {
    const { kernel } = closingHost(A);
    const client = tcpSocket(0);
    kernel.tcp.connect(taskAt(1), client);
    kernel.tcp.finishConnect(taskAt(2, { pid: 0, tid: 0 }), client);
    kernel.tcp.accept(taskAt(3), tcpSocket(1, { sport: 80, dport: 40_001 }));
    const directions = kernel.state.maps.connStats.snapshot().map(({ value }) => value.direction);
    expect(directions).toEqual([OUTGOING, INCOMING]);
  });

  it('is resolved by the local port when nobody told, and kept', () => {
    const { kernel } = closingHost(A);
    const socket = tcpSocket();
    kernel.tcpSendmsg(taskAt(1), socket, 1);
    kernel.seedPort('tcp', { netns: 1, port: 40_000 }, 1);
    kernel.tcpSendmsg(taskAt(2), socket, 1);
    expect(kernel.state.maps.connStats.snapshot()[0]!.value.direction).toBe(OUTGOING);
    kernel.tcpSendmsg(taskAt(3, { pid: 202, tid: 202 }), socket, 1);
    expect(kernel.state.maps.connStats.snapshot()[1]!.value.direction).toBe(INCOMING);
  });

  it('drifts: after three accepts the end of the listening socket leaves the port counted twice', () => {
    const { kernel } = closingHost(A);
    for (let number = 0; number < 3; number += 1) {
      kernel.tcp.accept(taskAt(number + 1), tcpSocket(number, { sport: 8080, dport: 50_000 + number }));
    }
    kernel.tcp.listenStop(tcpSocket(9, { sport: 8080 }));
    expect(kernel.state.maps.portBindings.get({ netns: 1, port: 8080 })).toEqual({ count: 2 });
    kernel.tcpSendmsg(taskAt(9), tcpSocket(10, { sport: 8080, dst: '10.0.0.9' }), 1);
    expect(kernel.state.maps.connStats.snapshot().at(-1)!.value.direction).toBe(INCOMING);
  });
});

describe('accounting', () => {
  it('adds bytes and takes over the packet counts of the socket', () => {
    const { kernel } = closingHost(A);
    const socket = tcpSocket(0, { segsOut: 3, segsIn: 2, srttUs: 800, mdevUs: 40 });
    kernel.tcpSendmsg(taskAt(1), socket, 10);
    Object.assign(socket, { segsOut: 0, segsIn: 7, srttUs: 0 });
    kernel.tcpRecvmsg(taskAt(2), socket, 5);
    expect(kernel.state.maps.connStats.snapshot()[0]!.value).toMatchObject({
      sentBytes: 10n,
      recvBytes: 5n,
      sentPackets: 3,
      recvPackets: 7,
    });
    expect(kernel.state.maps.tcpStats.snapshot()[0]!.value).toMatchObject({ rttUs: 100, rttVarUs: 10 });
  });

  it('makes an entry for an end of stream but not for an error', () => {
    const { kernel } = closingHost(A);
    kernel.tcpRecvmsg(taskAt(1), tcpSocket(0), -11);
    expect(kernel.state.maps.connStats.size).toBe(0);
    kernel.tcpRecvmsg(taskAt(1), tcpSocket(0), 0);
    expect(kernel.state.maps.connStats.size).toBe(1);
  });

  it('does not count a look without taking', () => {
    const { kernel } = closingHost(A);
    kernel.tcp.recvmsgEntry(taskAt(1), tcpSocket(), true);
    kernel.tcp.recvmsgReturn(taskAt(1), 10);
    expect(kernel.state.maps.connStats.size).toBe(0);
  });

  it('accounts nothing while the connection map is full, yet the close is emitted with RTT and handshake', () => {
    const { kernel } = closingHost(A, { host: { capacities: { conn_stats: 0 } } });
    const socket = tcpSocket(0, { srttUs: 800 });
    kernel.tcp.connect(taskAt(1), socket);
    kernel.tcp.finishConnect(taskAt(2), socket);
    kernel.tcpSendmsg(taskAt(3), socket, 10);
    kernel.tcpClose(taskAt(4), socket);
    expect(kernel.state.batches.of(0)!.slots[0]).toMatchObject({ sentBytes: 0n, rttUs: 100, transitions: 130 });
    expect(kernel.state.maps.connStats.refusedCount).toBe(2);
  });

  it('lets a fall of the outstanding retransmissions wrap around', () => {
    const { kernel } = closingHost(A);
    const socket = tcpSocket(0, { retransOut: 4 });
    kernel.tcp.retransmitEntry(taskAt(1), socket);
    socket.retransOut = 5;
    kernel.tcp.retransmitReturn(taskAt(1), 0);
    kernel.tcp.retransmitEntry(taskAt(2), socket);
    socket.retransOut = 2;
    kernel.tcp.retransmitReturn(taskAt(2), 0);
    expect(kernel.state.maps.tcpRetransmits.snapshot()[0]!.value.count).toBe(4_294_967_294);
  });

  it('forgets connects that led to nothing after half an hour', () => {
    const { kernel } = closingHost(A);
    kernel.tcp.connect(taskAt(1), tcpSocket());
    kernel.cleanOngoingConnects(1_800_001_000_000n);
    expect(kernel.state.maps.ongoingConnects.size).toBe(1);
    kernel.cleanOngoingConnects(1_800_001_000_001n);
    expect(kernel.state.maps.ongoingConnects.size).toBe(0);
    expect(kernel.state.telemetry.get('ongoing_connect_pid_cleaned')).toBe(1);
  });
});

describe('UDP', () => {
  it('is assured when the answered side speaks again', () => {
    const { kernel } = closingHost(A);
    const assurance = (): number => kernel.state.maps.connStats.snapshot()[0]!.value.assurance;
    send(kernel, 1, 10);
    expect(assurance()).toBe(1);
    kernel.udpRecvmsg(taskAt(2), udpSocket(), datagram(20));
    expect(assurance()).toBe(1);
    send(kernel, 3, 10);
    expect(assurance()).toBe(5);
    expect(kernel.state.maps.connStats.snapshot()[0]!.value).toMatchObject({ sentPackets: 2, recvPackets: 1 });
    expect(kernel.state.telemetry.get('udp_sends_processed')).toBe(2);
  });

  it('counts an empty datagram neither way', () => {
    const { kernel } = closingHost(A);
    send(kernel, 1, 0);
    kernel.udpRecvmsg(taskAt(2), udpSocket(), datagram(0));
    expect(kernel.state.maps.connStats.size).toBe(0);
  });

  it('counts a send whose flow key is incomplete as missed', () => {
    const { kernel } = closingHost(A);
    const flow = { src: '', dst: '8.8.8.8', sport: 40_000, dport: 53 };
    kernel.udp.makeSkbEntry(taskAt(1), udpSocket(0, { dst: '', dport: 0 }), { length: 100, flow, isSplice: false });
    kernel.udp.makeSkbReturn(taskAt(1), true, 'v4');
    expect(kernel.state.telemetry.get('udp_sends_missed')).toBe(1);
  });
});

describe('the length test of the transmit tracepoint', () => {
  it('ignores an IPv4 packet of 256 bytes and passes one of 255 and a bare acknowledgement', () => {
    expect([216, 215, 0, 472].map((bytes) => passes('v4', bytes))).toEqual([false, true, true, false]);
  });

  it('passes only payloads above 40 bytes over IPv6', () => {
    expect([40, 41].map((bytes) => passes('v6', bytes))).toEqual([false, true]);
  });
});
