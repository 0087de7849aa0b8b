import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import type { KernelSocket } from '../../../src/model/kernel/KernelSocket.ts';
import { closingHost, taskAt, tcpSocket, udpSocket } from './closingHost.ts';

/** A socket that stands for a new flow of the ledger. */
function withFlow(ledger: Ledger, socket: KernelSocket): { socket: KernelSocket; flow: number } {
  const flow = ledger.openFlow();
  socket.flow = ledger.listOfFlow(flow);
  return { socket, flow };
}

describe('flows in the kernel', () => {
  it('pass from the socket to the map and to the batch', () => {
    const ledger = new Ledger();
    const { kernel } = closingHost('agent-7.60', { tracker: ledger });
    const { socket, flow } = withFlow(ledger, tcpSocket());
    kernel.tcpSendmsg(taskAt(1), socket, 10);
    expect(ledger.flow(flow).fate).toEqual({ kind: 'in-flight', stage: 'kernel-map' });
    expect(socket.flow).toBe(0);
    kernel.tcpClose(taskAt(2), socket);
    expect(ledger.flow(flow).fate).toEqual({ kind: 'in-flight', stage: 'close-batch' });
  });

  it('are in the channel once a full batch is sent', () => {
    const ledger = new Ledger();
    const { kernel } = closingHost('agent-7.60', { tracker: ledger });
    const flows = Array.from({ length: 4 }, (_, number) => {
      const { socket, flow } = withFlow(ledger, tcpSocket(number));
      kernel.tcpSendmsg(taskAt(1), socket, 10);
      kernel.tcpClose(taskAt(2), socket);
      return flow;
    });
    for (const flow of flows) {
      expect(ledger.flow(flow).fate).toEqual({ kind: 'in-flight', stage: 'close-channel' });
    }
  });

  it.each([
    ['tuple-unreadable', 'agent-7.60', {}, { dst: '' }],
    ['batch-missing', 'agent-7.60', { cpuCount: 0 }, {}],
    ['close-without-entry', 'agent-7.62', {}, {}],
  ] as const)('end with %s', (reason, id, host, fields) => {
    const ledger = new Ledger();
    const { kernel } = closingHost(id, { tracker: ledger, host });
    const { socket, flow } = withFlow(ledger, tcpSocket(0, fields));
    kernel.tcpClose(taskAt(2), socket);
    expect(ledger.flow(flow).fate).toMatchObject({ kind: 'lost', reason });
  });

  it('end with conn-map-full when the full map had refused the socket', () => {
    const ledger = new Ledger();
    const { kernel } = closingHost('agent-7.62', { tracker: ledger, host: { capacities: { conn_stats: 0 } } });
    const { socket, flow } = withFlow(ledger, udpSocket());
    kernel.udp.sendpageEntry(taskAt(1), socket);
    kernel.udp.sendpageReturn(taskAt(1), 10);
    kernel.udpDestroy(taskAt(2), socket);
    expect(ledger.flow(flow).fate).toMatchObject({ kind: 'lost', reason: 'conn-map-full' });
  });

  it('end with batch-full where the older policy drops', () => {
    const ledger = new Ledger();
    const { kernel } = closingHost('agent-7.60', { tracker: ledger, profile: { fullBatchPolicy: 'drop' } });
    for (let number = 0; number < 4; number += 1) kernel.tcpClose(taskAt(1), tcpSocket(number), 1);
    const { socket, flow } = withFlow(ledger, tcpSocket(9));
    kernel.tcpClose(taskAt(2), socket);
    expect(ledger.flow(flow).fate).toMatchObject({ kind: 'lost', reason: 'batch-full' });
  });

  it('are told as swallowed while the lingering entry keeps them', () => {
    const ledger = new Ledger();
    const { kernel } = closingHost('agent-7.60', { tracker: ledger });
    kernel.tcpClose(taskAt(1), tcpSocket());
    const { socket, flow } = withFlow(ledger, tcpSocket());
    kernel.tcpSendmsg(taskAt(2), socket, 10);
    kernel.tcpClose(taskAt(3), socket);
    expect(ledger.flow(flow).fate).toMatchObject({ kind: 'lost', reason: 'close-flag-present' });
    kernel.tcpClose(taskAt(4), socket);
    expect(ledger.flow(flow).fate).toEqual({ kind: 'in-flight', stage: 'close-batch' });
  });

  it('of two sockets with one tuple share one entry', () => {
    const ledger = new Ledger();
    const { kernel } = closingHost('agent-7.60', { tracker: ledger });
    const first = withFlow(ledger, tcpSocket());
    const second = withFlow(ledger, tcpSocket());
    kernel.tcpSendmsg(taskAt(1), first.socket, 10);
    kernel.tcpSendmsg(taskAt(2), second.socket, 10);
    kernel.tcpClose(taskAt(3), first.socket);
    for (const { flow } of [first, second]) {
      expect(ledger.flow(flow).fate).toEqual({ kind: 'in-flight', stage: 'close-batch' });
    }
  });
});
