import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { ConnStats } from '../../../src/model/connStats.ts';
import { CloseConsumer } from '../../../src/model/delivery/CloseConsumer.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import type { KernelPacket } from '../../../src/model/kernel/KernelPacket.ts';
import type { KernelSocket } from '../../../src/model/kernel/KernelSocket.ts';
import { closingHost, type ClosingHost, taskAt, tcpSocket, udpSocket } from '../kernel/closingHost.ts';

const CPUS = 3;

/** A close on one CPU that may return on another, or a flush. */
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ cpu: fc.nat(CPUS - 1), returnCpu: fc.nat(CPUS - 1) }) },
    { weight: 1, arbitrary: fc.constant('flush' as const) },
  ),
  { maxLength: 60 },
);
const profiles = fc.constantFrom('agent-7.60', 'agent-7.62', 'agent-2025-mid', 'agent-2026-05');

/** Connects a tracker to a consumer and collects what comes out at the end. */
function pipe(id: string): { host: ClosingHost; consumer: CloseConsumer; delivered: ConnStats[] } {
  const host = closingHost(id, { host: { cpuCount: CPUS } });
  const delivered: ConnStats[] = [];
  const consumer = new CloseConsumer({
    profile: { ...findProfile(id)!.delivery, batchOffsets: 'visit', selectPolicy: 'data-first' },
    cpuCount: CPUS,
    batches: host.kernel.state.batches.all,
    onClosed: (conn) => delivered.push(conn),
    choices: FIRST_CHOICES,
    tracker: NO_TRACKER,
  });
  return { host, consumer, delivered };
}

/** A datagram from the socket's other end. */
function answerTo({ src, sport, dst, dport }: KernelSocket, bytes: number): KernelPacket {
  const ends = { src: dst, sport: dport, dst: src, dport: sport };
  return { ...ends, family: 'v4', protocol: 'udp', payload: new Uint8Array(bytes) };
}

function hand(host: ClosingHost, consumer: CloseConsumer): void {
  for (const event of host.events.splice(0)) {
    if (event.kind !== 'failure') consumer.offer(event);
  }
}

describe('laws of closing', () => {
  it('T5: every close is delivered exactly once where positions do not expire', () => {
    fc.assert(
      fc.property(profiles, steps, (id, sequence) => {
        const { host, consumer, delivered } = pipe(id);
        let closes = 0;
        for (const [index, step] of sequence.entries()) {
          if (step === 'flush') {
            consumer.flushPending(index);
            continue;
          }
          const socket = tcpSocket(closes);
          closes += 1;
          host.kernel.tcpSendmsg(taskAt(index, { cpu: step.cpu }), socket, 1);
          host.kernel.tcpClose(taskAt(index, { cpu: step.cpu }), socket, step.returnCpu);
          hand(host, consumer);
        }
        consumer.flushPending(sequence.length);
        consumer.deliverAll(sequence.length);
        const ports = delivered.map((conn) => conn.sport).toSorted((a, b) => a - b);
        expect(ports).toEqual(Array.from({ length: closes }, (_, number) => 40_000 + number));
      }),
    );
  });

  it('T2 and T3: batches keep the order of their CPU, and nothing is emitted but batches and single records', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { kernel, events } = closingHost('agent-7.60', { host: { cpuCount: CPUS } });
        const closedOn = Array.from({ length: CPUS }, (): number[] => []);
        for (const [index, step] of sequence.entries()) {
          if (step === 'flush') continue;
          closedOn[step.cpu]!.push(40_000 + index);
          kernel.tcpClose(taskAt(index, { cpu: step.cpu }), tcpSocket(index), step.returnCpu);
        }
        const singles = new Set(events.flatMap((event) => (event.kind === 'conn' ? [event.record.tuple.sport] : [])));
        expect(kernel.state.telemetry.get('unbatched_tcp_close')).toBe(singles.size);
        for (const [cpu, closed] of closedOn.entries()) {
          const sent = events.flatMap((event) =>
            event.kind === 'batch' && event.batch.cpu === cpu ? event.batch.slots : [],
          );
          const current = kernel.state.batches.of(cpu)!;
          const batched = [...sent, ...current.slots.slice(0, current.length)].map((record) => record.tuple.sport);
          expect(batched).toEqual(closed.filter((port) => !singles.has(port)));
        }
      }),
    );
  });

  it('T1: an entry is emitted by at most one close where whoever deletes it emits it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('send', 'close', 'done'), { maxLength: 30 }), (calls) => {
        const { kernel, events } = closingHost('agent-2025-mid');
        const socket = tcpSocket(0, { err: 104 });
        for (const [index, call] of calls.entries()) {
          kernel.tcp.connect(taskAt(index), socket);
          if (call === 'send') kernel.tcpSendmsg(taskAt(index), socket, 1);
          if (call === 'close') kernel.tcpClose(taskAt(index), socket);
          if (call === 'done') kernel.tcpDone(taskAt(index), socket);
        }
        const withEntry = events.flatMap((event) =>
          event.kind === 'conn' && event.record.sentBytes > 0n ? [event.record.cookie] : [],
        );
        expect(new Set(withEntry).size).toBe(withEntry.length);
      }),
    );
  });

  it('T6: a record shows one close of a TCP connection, and none of a UDP flow', () => {
    fc.assert(
      fc.property(profiles, fc.boolean(), fc.integer({ min: 1, max: 100 }), (id, isTcp, bytes) => {
        const { host, consumer, delivered } = pipe(id);
        const socket = isTcp ? tcpSocket(0) : udpSocket(0);
        if (isTcp) {
          host.kernel.tcpSendmsg(taskAt(0), socket, bytes);
          host.kernel.tcpClose(taskAt(1), socket);
        } else {
          host.kernel.udpRecvmsg(taskAt(0), socket, answerTo(socket, bytes));
          host.kernel.udpDestroy(taskAt(1), socket);
        }
        hand(host, consumer);
        consumer.flushPending(2);
        consumer.deliverAll(2);
        expect(delivered.map((conn) => conn.monotonic.tcpClosed)).toEqual([isTcp ? 1 : 0]);
      }),
    );
  });
});
