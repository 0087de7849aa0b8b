import { describe, expect, it } from 'vitest';
import { FailedConnections } from '../../../src/model/tracer/FailedConnections.ts';
import { FailureConsumer } from '../../../src/model/delivery/FailureConsumer.ts';
import type { KernelCounter } from '../../../src/model/kernel/KernelTelemetry.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { closeRecordOf } from '../delivery/closeRecordOf.ts';
import { closeRecordToConn } from '../../../src/model/delivery/kernelRecordToConn.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { closingHost, taskAt, tcpSocket, udpSocket } from '../kernel/closingHost.ts';

const A = 'agent-7.60';

describe('counters of the kernel side', () => {
  it.each<[KernelCounter, (host: ReturnType<typeof closingHost>['kernel']) => void]>([
    ['tcp_connect_failed_tuple', (kernel) => kernel.tcp.connect(taskAt(1), tcpSocket(0, { dst: '' }))],
    ['tcp_finish_connect_failed_tuple', (kernel) => kernel.tcp.finishConnect(taskAt(1), tcpSocket(0, { dport: 0 }))],
    ['tcp_done_failed_tuple', (kernel) => kernel.tcpDone(taskAt(1), tcpSocket(0, { src: '' }))],
  ])('%s counts a tuple that cannot be read', (counter, call) => {
    const { kernel } = closingHost(A);
    call(kernel);
    expect(kernel.state.telemetry.get(counter)).toBe(1);
  });

  it.each<[KernelCounter, boolean]>([
    ['unbatched_udp_close', true],
    ['missed_udp_close', false],
  ])('%s counts a UDP close that meets a full batch', (counter, isSentAlone) => {
    const { kernel, events } = closingHost(A, { profile: { fullBatchPolicy: isSentAlone ? 'single-event' : 'drop' } });
    for (let number = 0; number < 4; number += 1) kernel.tcpClose(taskAt(1), tcpSocket(number), 1);
    const socket = udpSocket(9);
    kernel.udp.sendpageEntry(taskAt(2), socket);
    kernel.udp.sendpageReturn(taskAt(2), 10);
    kernel.udp.destroyEntry(taskAt(3), socket);
    expect(kernel.state.telemetry.get(counter)).toBe(1);
    expect(events).toHaveLength(isSentAlone ? 1 : 0);
  });

  it('double_flush_attempts_done and tcp_failed_connect: the second failure of a closed tuple is swallowed', () => {
    const { kernel } = closingHost(A);
    const socket = tcpSocket(0, { err: 104 });
    for (const ms of [1, 2]) {
      kernel.tcp.connect(taskAt(ms), socket);
      kernel.tcpDone(taskAt(ms), socket);
    }
    expect(kernel.state.telemetry.get('tcp_failed_connect')).toBe(1);
    expect(kernel.state.telemetry.get('double_flush_attempts_done')).toBe(1);
  });

  it('an unconnected UDP socket sends no close when it ends', () => {
    const { kernel, events } = closingHost(A, { profile: { closeBatching: 'off' } });
    const socket = udpSocket(0, { dst: '', dport: 0 });
    const flow = { src: '10.0.0.1', dst: '8.8.8.8', sport: 40_000, dport: 53 };
    kernel.udp.makeSkbEntry(taskAt(1), socket, { length: 20, flow, isSplice: false });
    kernel.udp.makeSkbReturn(taskAt(1), true, 'v4');
    kernel.udpDestroy(taskAt(2), socket);
    expect(events).toEqual([]);
    expect(kernel.state.maps.connStats.size).toBe(1);
  });
});

describe('counters of failures on their way', () => {
  it.each(['ring', 'perf'] as const)(
    'failures.pollingReceived and failed_conn_polling_lost with a %s buffer',
    (via) => {
      const { tuple } = closeRecordOf();
      let received = 0;
      const delivery = { ...findProfile(A)!.delivery, transport: via, failureLostCounter: 'exact' } as const;
      const onFailure = (): void => {
        received += 1;
      };
      const failures = new FailureConsumer({ profile: delivery, cpuCount: 1, onFailure });
      const offer = () => failures.offer({ via, cpu: 0, kind: 'failure', tuple, reason: 104 });
      for (let number = 1; number < 20_000; number += 1) offer();
      failures.deliverAll();
      offer();
      failures.deliverAll();
      const { pollingReceived, pollingLost } = failures.telemetry;
      expect(pollingReceived).toBe(received);
      expect(received).toBeLessThan(20_000);
      // A ring tells nobody what it had no room for.
      expect(pollingLost).toBe(via === 'perf' ? 20_000 - received : 0);
    },
  );

  it('telemetry.dropped and telemetry.matches: a full store drops, a close takes what is there', () => {
    const store = new FailedConnections(1);
    const conn = closeRecordToConn(closeRecordOf(), NO_TRACKER);
    const { tuple } = closeRecordOf();
    store.add(tuple, 104, 0);
    store.add({ ...tuple, sport: 1 }, 104, 0);
    store.match(conn);
    expect(store.telemetry.dropped).toBe(1);
    expect(store.telemetry.matches).toEqual(new Map([[104, 1]]));
    store.add(tuple, 110, 0);
    store.removeExpired(1000);
    expect(store.telemetry.orphans).toBe(1);
  });
});
