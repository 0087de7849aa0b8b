import { describe, expect, it } from 'vitest';
import { INCOMING, OUTGOING } from '../../../../src/model/connStats.ts';
import { tcpSocket, udpSocket } from '../../kernel/closingHost.ts';
import { MuseumBench } from './MuseumBench.ts';

describe('M31 failed-connection-wrong-pid', () => {
  it.each([
    ['recorded', 10],
    ['running-task', 99],
  ])('failure-pid=%s: a reset that arrives while pid 99 runs belongs to pid %i', (rule, pid) => {
    const bench = new MuseumBench({ 'failure-pid': rule });
    const { kernel } = bench.agent;
    const socket = tcpSocket();
    kernel.tcp.connect(bench.task(10), socket);
    kernel.tcp.finishConnect(bench.task(0), socket);
    socket.err = 104;
    kernel.tcpDone(bench.task(99), socket);
    bench.agent.readCloses();
    const failed = bench.poll().delta.conns.filter(({ tcpFailures }) => tcpFailures?.get(104) === 1);
    expect(failed.map((conn) => conn.pid)).toEqual([pid]);
  });

  it.each(['recorded', 'running-task'])('failure-pid=%s: until the handshake is over the owner is known', (rule) => {
    const bench = new MuseumBench({ 'failure-pid': rule });
    const { kernel } = bench.agent;
    const socket = tcpSocket(0, { err: 111 });
    kernel.tcp.connect(bench.task(10), socket);
    kernel.tcpDone(bench.task(99), socket);
    expect(bench.poll().delta.conns.map(({ pid }) => pid)).toEqual([10]);
  });
});

describe('M36 udp-binding-without-netns', () => {
  it.each([
    ['namespace', OUTGOING],
    ['host', INCOMING],
  ])('udp-bindings=%s: a flow from a port that another namespace has bound has direction %i', (scope, direction) => {
    const bench = new MuseumBench({ 'udp-bindings': scope });
    const { udp } = bench.agent.kernel;
    const server = udpSocket(0, { sport: 5353, dst: '', dport: 0, netns: 2 });
    udp.bindEntry(bench.task(10), server, 5353);
    udp.bindReturn(bench.task(10), 0);
    const client = udpSocket(1, { sport: 5353, dst: '10.0.0.2', dport: 9000, netns: 1 });
    udp.sendpageEntry(bench.task(10), client);
    udp.sendpageReturn(bench.task(10), 10);
    const [conn] = bench.poll({}, 10).delta.conns;
    expect(conn!.direction).toBe(direction);
  });

  it.each(['namespace', 'host'])('udp-bindings=%s: the end of the socket frees the port', (scope) => {
    const bench = new MuseumBench({ 'udp-bindings': scope });
    const { udp, state } = bench.agent.kernel;
    const server = udpSocket(0, { sport: 5353, netns: 2 });
    udp.bindEntry(bench.task(10), server, 5353);
    udp.bindReturn(bench.task(10), 0);
    expect(state.maps.udpPortBindings.size).toBe(1);
    udp.destroyEntry(bench.task(10), server);
    expect(state.maps.udpPortBindings.size).toBe(0);
  });
});
