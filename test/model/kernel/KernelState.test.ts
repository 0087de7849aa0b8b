import { describe, expect, it } from 'vitest';
import { TCP, UDP } from '../../../src/model/connStats.ts';
import type { KernelSocket } from '../../../src/model/kernel/KernelSocket.ts';
import { DEFAULT_KERNEL_HOST, KERNEL_MAP_NAMES, mapCapacity } from '../../../src/model/kernel/kernelSettings.ts';
import { KernelState } from '../../../src/model/kernel/KernelState.ts';
import { KernelTelemetry } from '../../../src/model/kernel/KernelTelemetry.ts';
import { readSocketTuple } from '../../../src/model/kernel/socketTuple.ts';
import { kernelProfile, tcpSocket } from './closingHost.ts';

function kernelState(host: Partial<typeof DEFAULT_KERNEL_HOST> = {}): KernelState {
  const profile = kernelProfile('agent-7.60');
  return new KernelState({ profile, host: { ...DEFAULT_KERNEL_HOST, ...host }, emit: () => undefined });
}

describe('reading the tuple of a socket', () => {
  const V6 = { family: 'v6', src: '2001:db8::1', dst: '2001:db8::2' } as const;
  const CHANGES: readonly Partial<KernelSocket>[] = [
    { sport: 1 },
    { sport: 0, inetSport: 7 },
    { dport: 1 },
    { src: '10.9.9.9' },
    { src: '' },
    { dst: '10.9.9.9' },
    { dst: '' },
    { netns: 9 },
    { family: 'other' },
    V6,
  ];

  it.each(CHANGES)('gives what the socket says now, also after %j', (change) => {
    const state = kernelState();
    for (const pid of [0, 101]) {
      const socket = tcpSocket();
      state.readTuple(socket, pid, TCP);
      Object.assign(socket, change);
      const fresh = readSocketTuple(socket, { pid, type: TCP, isIpv6Enabled: true });
      expect(state.readTuple(socket, pid, TCP)).toEqual(fresh);
      Object.assign(socket, tcpSocket(3), { tuples: socket.tuples });
      expect(state.readTuple(socket, pid, TCP).tuple).toMatchObject({ sport: 40_003, src: '10.0.0.1' });
    }
  });

  it('gives the tuple of the process and the transport that is asked for', () => {
    const state = kernelState();
    const socket = tcpSocket();
    for (const [pid, type] of [
      [101, TCP],
      [102, TCP],
      [0, TCP],
      [101, UDP],
      [0, UDP],
      [101, TCP],
    ] as const) {
      expect(state.readTuple(socket, pid, type).tuple).toMatchObject({ pid, type });
    }
  });

  it('makes no second tuple where nothing has changed, for a process and for nobody', () => {
    const state = kernelState();
    for (const socket of [tcpSocket(), tcpSocket(0, V6)]) {
      for (const pid of [0, 101]) {
        expect(state.readTuple(socket, pid, TCP).tuple).toBe(state.readTuple(socket, pid, TCP).tuple);
      }
      expect(state.readTuple(socket, 0, TCP).tuple).not.toBe(state.readTuple(socket, 101, TCP).tuple);
    }
  });

  it('unmaps IPv4 addresses in IPv6 every time', () => {
    const state = kernelState();
    const socket = tcpSocket(0, { family: 'v6', src: '::ffff:10.0.0.1', dst: '::ffff:10.0.0.2' });
    for (let time = 0; time < 3; time += 1) {
      expect(state.readTuple(socket, 101, TCP).tuple).toMatchObject({ src: '10.0.0.1', dst: '10.0.0.2', family: 0 });
    }
  });

  it.each([
    [true, true, true],
    [true, false, true],
    [false, true, true],
    [false, false, false],
  ])('reads IPv6 while TCP (%s) or UDP (%s) is collected there: %s', (collectsTcpV6, collectsUdpV6, isReadable) => {
    const state = kernelState({ collectsTcpV6, collectsUdpV6 });
    expect(state.readTuple(tcpSocket(0, V6), 101, TCP).isReadable).toBe(isReadable);
  });
});

describe('room in the maps of the kernel', () => {
  const capacity = (name: (typeof KERNEL_MAP_NAMES)[number], changes = {}, capacities = {}) =>
    mapCapacity(name, kernelProfile('agent-7.60', changes), { ...DEFAULT_KERNEL_HOST, capacities });

  it('is the configured number for connections, and fixed for calls under way', () => {
    const rooms = KERNEL_MAP_NAMES.map((name) => [
      name,
      capacity(name, { maxTrackedConnections: 500, maxCloseFlags: 9 }),
    ]);
    expect(Object.fromEntries(rooms)).toEqual({
      conn_stats: 500,
      tcp_stats: 500,
      tcp_retransmits: 500,
      tcp_ongoing_connect_pid: 500,
      conn_close_flushed: 9,
      port_bindings: 500,
      udp_port_bindings: 500,
      connection_protocol: 500,
      conn_tuple_to_socket_skb_conn_tuple: 500,
      tcp_sendmsg_args: 1024,
      tcp_sendpage_args: 1024,
      udp_sendpage_args: 1024,
      tcp_recvmsg_args: 1024,
      udp_recv_sock: 1024,
      ip_make_skb_args: 1024,
      tcp_close_args: 1024,
      pending_bind: 8192,
      pending_tcp_retransmit_skb: 8192,
    });
  });

  it('for receiving calls grows with connections where whoever deletes an entry emits it', () => {
    expect(capacity('tcp_recvmsg_args', { closeGate: 'delete', maxTrackedConnections: 65_536 })).toBe(2048);
    expect(capacity('tcp_recvmsg_args', { closeGate: 'delete', maxTrackedConnections: 100 })).toBe(3);
  });

  it('is what the host says, when it says something', () => {
    expect(capacity('conn_stats', {}, { conn_stats: 2 })).toBe(2);
    expect(capacity('tcp_stats', {}, { conn_stats: 2 })).toBeGreaterThan(2);
  });
});

describe('counters of the kernel side', () => {
  it('sum up errors that are no failed connections, by errno and together', () => {
    const telemetry = new KernelTelemetry();
    expect(telemetry.ignoredFailuresTotal).toBe(0);
    for (const errno of [32, 32, 104]) telemetry.countIgnoredFailure(errno);
    expect([telemetry.ignoredFailures(32), telemetry.ignoredFailures(104), telemetry.ignoredFailures(1)]).toEqual([
      2, 1, 0,
    ]);
    expect(telemetry.ignoredFailuresTotal).toBe(3);
  });
});
