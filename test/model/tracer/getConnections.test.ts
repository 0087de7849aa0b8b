import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { ConnectionTracker } from '../../../src/model/kernel/ConnectionTracker.ts';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { DEFAULT_EXCLUSIONS } from '../../../src/model/tracer/exclusions.ts';
import {
  type ActiveConnections,
  getConnections,
  type GetConnectionsOptions,
} from '../../../src/model/tracer/getConnections.ts';
import { DEFAULT_IDLE_TIMEOUTS } from '../../../src/model/tracer/idleExpiry.ts';
import { PLAIN_HOST, type TracerHost } from '../../../src/model/tracer/TracerHost.ts';
import { TracerTelemetry } from '../../../src/model/tracer/TracerTelemetry.ts';
import { closingHost, taskAt, tcpSocket, udpSocket } from '../kernel/closingHost.ts';

const MS = 1_000_000n;

function optionsOf(kernel: ConnectionTracker, fields: Partial<GetConnectionsOptions> = {}): GetConnectionsOptions {
  return {
    maps: kernel.state.maps,
    exclusions: DEFAULT_EXCLUSIONS,
    timeouts: DEFAULT_IDLE_TIMEOUTS,
    host: PLAIN_HOST,
    telemetry: new TracerTelemetry(),
    tracker: NO_TRACKER,
    ...fields,
  };
}

function poll(kernel: ConnectionTracker, atMs: number, fields: Partial<GetConnectionsOptions> = {}): ActiveConnections {
  const walk = { entries: kernel.state.maps.connStats.entries(FIRST_CHOICES), isAborted: false };
  return getConnections(walk, BigInt(atMs) * MS, optionsOf(kernel, fields));
}

describe('reading active connections', () => {
  it('attaches TCP statistics and retransmits', () => {
    const { kernel } = closingHost('agent-7.60');
    const socket = tcpSocket(0, { srttUs: 800 });
    kernel.tcp.connect(taskAt(1), socket);
    kernel.tcp.finishConnect(taskAt(2), socket);
    kernel.tcp.retransmitEntry(taskAt(3), socket);
    socket.retransOut = 3;
    kernel.tcp.retransmitReturn(taskAt(3), 0);
    expect(poll(kernel, 10).active).toMatchObject([
      { rttUs: 100, monotonic: { retransmits: 3, tcpEstablished: 1, tcpClosed: 0 }, isClosed: false },
    ]);
  });

  it('counts a walk that was broken off, and only such a one', () => {
    const { kernel } = closingHost('agent-7.60');
    const telemetry = new TracerTelemetry();
    for (const isAborted of [false, true, false]) {
      getConnections({ entries: [], isAborted }, 0n, optionsOf(kernel, { telemetry }));
    }
    expect(telemetry.iterationAborts).toBe(1);
  });

  it('gives the retransmits of a shared socket to the first process only', () => {
    const { kernel } = closingHost('agent-7.60');
    const socket = tcpSocket();
    kernel.tcpSendmsg(taskAt(1, { pid: 1, tid: 1 }), socket, 1);
    kernel.tcpSendmsg(taskAt(2, { pid: 2, tid: 2 }), socket, 1);
    kernel.tcp.retransmitEntry(taskAt(3), socket);
    socket.retransOut = 3;
    kernel.tcp.retransmitReturn(taskAt(3), 0);
    const telemetry = new TracerTelemetry();
    const { active } = poll(kernel, 10, { telemetry });
    expect(active.map((conn) => [conn.pid, conn.monotonic.retransmits])).toEqual([
      [1, 3],
      [2, 0],
    ]);
    expect(telemetry.pidCollisions).toBe(1);
  });

  it('skips an entry that the walk meets again, unless it was made anew meanwhile', () => {
    const { kernel } = closingHost('agent-7.60');
    kernel.tcpSendmsg(taskAt(1), tcpSocket(), 1);
    const [entry] = kernel.state.maps.connStats.snapshot();
    const anew = { key: entry!.key, value: { ...entry!.value, cookie: entry!.value.cookie + 1 } };
    const telemetry = new TracerTelemetry();
    const options = optionsOf(kernel, { telemetry });
    const { active } = getConnections({ entries: [entry!, entry!, anew], isAborted: true }, 10n * MS, options);
    expect(active).toHaveLength(2);
    expect(telemetry).toMatchObject({ iterationDups: 1, iterationAborts: 1 });
  });

  it('leaves excluded connections out', () => {
    const { kernel } = closingHost('agent-7.60');
    kernel.tcpSendmsg(taskAt(1), tcpSocket(0, { dst: '127.0.0.1', dport: 53 }), 1);
    const telemetry = new TracerTelemetry();
    expect(poll(kernel, 2, { telemetry }).active).toEqual([]);
    expect(telemetry.skippedConns).toEqual({ tcp: 1, udp: 0 });
    expect(kernel.state.maps.connStats.size).toBe(1);
  });

  it('translates what it keeps', () => {
    const { kernel } = closingHost('agent-7.60');
    kernel.tcpSendmsg(taskAt(1), tcpSocket(), 1);
    const nat = { replSrcIp: '10.9.9.9', replSrcPort: 8080, replDstIp: '10.0.0.1', replDstPort: 40_000 };
    const { active } = poll(kernel, 2, { host: { ...PLAIN_HOST, translationOf: () => nat } });
    expect(active[0]!.ipTranslation).toBe(nat);
  });
});

describe('idle expiry', () => {
  it.each<[string, number, Partial<TracerHost>, boolean]>([
    ['is kept before two minutes are over', 120_000, {}, true],
    ['is given up after two minutes when conntrack does not know it', 120_001, {}, false],
    ['is kept while conntrack knows it', 120_001, { isInConntrack: () => true }, true],
    [
      'is given up when its process is gone, whatever conntrack says',
      120_001,
      { isInConntrack: () => true, isProcessAlive: () => false },
      false,
    ],
  ])('a silent TCP connection %s', (_title, atMs, host, isKept) => {
    const { kernel } = closingHost('agent-7.60');
    kernel.tcpSendmsg(taskAt(1), tcpSocket(), 1);
    const telemetry = new TracerTelemetry();
    const { active, removed } = poll(kernel, atMs, { host: { ...PLAIN_HOST, ...host }, telemetry });
    expect([active.length, removed.length]).toEqual(isKept ? [1, 0] : [0, 1]);
    expect(telemetry.expiredTcpConns).toBe(isKept ? 0 : 1);
    expect(telemetry.closedConns.tcp).toBe(isKept ? 0 : 1);
    expect(kernel.state.maps.connStats.size).toBe(isKept ? 1 : 0);
    expect(kernel.state.maps.tcpStats.size).toBe(isKept ? 1 : 0);
  });

  it('takes pid 0 for alive from generation B on', () => {
    const { kernel } = closingHost('agent-7.62');
    kernel.tcpSendmsg(taskAt(1, { pid: 0, tid: 0 }), tcpSocket(), 1);
    const host = { ...PLAIN_HOST, isProcessAlive: () => false, isInConntrack: () => true };
    const timeouts = { ...DEFAULT_IDLE_TIMEOUTS, isPidZeroAlive: true };
    expect(poll(kernel, 200_000, { host, timeouts }).active).toHaveLength(1);
    expect(poll(kernel, 200_000, { host }).active).toHaveLength(0);
  });

  it('gives an unassured UDP flow up after 30 s and an assured one after 120 s', () => {
    const { kernel } = closingHost('agent-7.60');
    for (const [number, isAssured] of [false, true].entries()) {
      const socket = udpSocket(number);
      kernel.udp.sendpageEntry(taskAt(1), socket);
      kernel.udp.sendpageReturn(taskAt(1), 10);
      if (isAssured) kernel.state.maps.connStats.snapshot()[number]!.value.assurance = 4;
    }
    expect(poll(kernel, 30_001).removed.map((conn) => conn.sport)).toEqual([40_000]);
    expect(poll(kernel, 120_001).removed.map((conn) => conn.sport)).toEqual([40_001]);
  });

  it('ends the flows of what it removes', () => {
    const ledger = new Ledger();
    const { kernel } = closingHost('agent-7.60', { tracker: ledger });
    const flow = ledger.openFlow();
    kernel.tcpSendmsg(taskAt(1), tcpSocket(0, { flow: ledger.listOfFlow(flow) }), 1);
    poll(kernel, 200_000, { tracker: ledger });
    expect(ledger.flow(flow).fate).toMatchObject({ kind: 'lost', reason: 'connection-idle-expired' });
  });

  it('removes by the tuple alone: a connection that has taken the tuple meanwhile goes, and the one before is forgotten', () => {
    const ledger = new Ledger();
    const { kernel } = closingHost('agent-7.62', { tracker: ledger });
    const [idle, successor] = [ledger.openFlow(), ledger.openFlow()];
    const first = tcpSocket(0, { flow: ledger.listOfFlow(idle) });
    kernel.tcpSendmsg(taskAt(1), first, 1);
    const [before] = poll(kernel, 2).active;
    const { removed } = poll(kernel, 200_000, {
      tracker: ledger,
      beforeRemoval: () => {
        kernel.tcpClose(taskAt(199_000), first, 0);
        kernel.tcpSendmsg(taskAt(199_001), tcpSocket(0, { flow: ledger.listOfFlow(successor) }), 1);
      },
    });
    expect(kernel.state.maps.connStats.size).toBe(0);
    expect(removed).toMatchObject([{ cookie: before!.cookie }]);
    expect(ledger.flow(successor).fate).toMatchObject({ kind: 'lost', reason: 'connection-idle-expired' });
    // The close of the idle one is on its way.
    expect(ledger.flow(idle).fate.kind).toBe('in-flight');
  });
});
