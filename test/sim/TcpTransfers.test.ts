import { describe, expect, it } from 'vitest';
import type { IoEvent, SocketCounters } from '../../src/model/events.ts';
import type { CallsTold } from '../../src/sim/transferSums.ts';
import { HostBench } from './HostBench.ts';

const EAGAIN = -11;

/** A connection between two sockets of this host, in a trace that tells calls. */
function connected(callsTold: CallsTold | undefined): HostBench {
  const bench = new HostBench({ callsTold });
  bench.connect();
  return bench;
}

function call(bench: HostBench, ck: bigint, op: IoEvent['op'], result: number, about: Partial<IoEvent> = {}): void {
  const pid = ck === 1n ? 10 : 20;
  bench.apply({ kind: 'io', ck, op, result, pid, tid: pid, raddr: undefined, rport: undefined, ...about });
}

function countersOf(sent: number, received: number): SocketCounters {
  const bytes = { sentBytes: BigInt(sent), recvBytes: BigInt(received) };
  const raw = { rawAckedBytes: bytes.sentBytes, rawReceivedBytes: bytes.recvBytes };
  return { ...bytes, ...raw, segsIn: 5, segsOut: 6, retransmits: 0, rttUs: 30, rttVarUs: 15 };
}

/** A record with the totals of the socket: bytes sent, bytes received. */
function counters(bench: HostBench, ck: bigint, sent: number, received: number): void {
  bench.apply({ kind: 'state', ck, from: 1, to: 8, errno: 0, counters: countersOf(sent, received) });
}

function close(bench: HostBench, ck: bigint, sent: number, received: number): void {
  const lost = { life: 0, data: 0 };
  const pid = ck === 1n ? 10 : 20;
  bench.apply({ kind: 'close', ck, pid, tid: pid, state: 1, counters: countersOf(sent, received), lost });
}

/** Bytes sent and received by process, as the agent tells them. */
function answered(bench: HostBench): Record<number, [number, number]> {
  const bytes: Record<number, [number, number]> = {};
  for (const { pid, monotonic } of bench.poll())
    bytes[pid] = [Number(monotonic.sentBytes), Number(monotonic.recvBytes)];
  return bytes;
}

describe('the bytes of a TCP socket in a trace that tells every call', () => {
  it('are those of its calls, and a segment or a counter adds nothing to them', () => {
    const bench = connected('all');
    bench.request(1n, 'tx', { payloadBytes: 84 });
    call(bench, 1n, 'sendmsg', 84);
    bench.request(2n, 'rx', { payloadBytes: 84 });
    call(bench, 2n, 'recvmsg', 80);
    counters(bench, 1n, 84, 0);
    counters(bench, 2n, 0, 84);
    expect(answered(bench)).toEqual({ 10: [84, 0], 20: [0, 80] });
    expect(bench.driver.transfers).toMatchObject({ calls: 2, bytesOfCalls: 164, bytesWithoutCall: 0 });
  });

  it('are there at the moment of the call, not before it', () => {
    const bench = connected('all');
    bench.request(1n, 'tx', { payloadBytes: 84 });
    expect(answered(bench)[10]).toEqual([0, 0]);
    call(bench, 1n, 'sendmsg', 84);
    expect(answered(bench)[10]).toEqual([84, 0]);
  });

  it('belong to the process that called, whoever owns the socket', () => {
    const bench = connected('all');
    call(bench, 2n, 'sendmsg', 7, { pid: 21, tid: 22 });
    expect(answered(bench)).toMatchObject({ 20: [0, 0], 21: [7, 0] });
  });

  it('do not come from calls that failed, nor from the end of the stream', () => {
    const bench = connected('all');
    call(bench, 1n, 'sendmsg', EAGAIN);
    call(bench, 1n, 'recvmsg', EAGAIN);
    call(bench, 1n, 'recvmsg', 0);
    expect(answered(bench)[10]).toEqual([0, 0]);
    expect(bench.driver.transfers).toMatchObject({ calls: 3, bytesOfCalls: 0 });
  });

  it('may be sent as pages and received by splice', () => {
    const bench = connected('all');
    call(bench, 1n, 'sendpage', 1000);
    call(bench, 1n, 'read_sock', 300);
    expect(answered(bench)[10]).toEqual([1000, 300]);
  });

  it('have the packets of the last counters and the segments seen since then', () => {
    const bench = connected('all');
    counters(bench, 1n, 0, 0);
    bench.request(1n, 'tx');
    call(bench, 1n, 'sendmsg', 84);
    expect(bench.poll().find(({ pid }) => pid === 10)?.monotonic).toMatchObject({ sentPackets: 7n, recvPackets: 5n });
  });

  it('are not touched by a call on a socket that is closed or unknown', () => {
    const bench = connected('all');
    close(bench, 1n, 0, 0);
    call(bench, 1n, 'sendmsg', 84);
    call(bench, 99n, 'sendmsg', 84);
    expect(bench.driver.transfers?.calls).toBe(0);
  });
});

describe('what no call tells, where the recorder does not see splice', () => {
  it('counts as received once the record after the one that showed it has come: until then it may wait to be read', () => {
    const bench = connected('all-but-splice');
    counters(bench, 2n, 0, 84);
    expect(answered(bench)[20]).toEqual([0, 0]);
    counters(bench, 2n, 0, 300);
    expect(answered(bench)[20]).toEqual([0, 84]);
    close(bench, 2n, 0, 300);
    expect(bench.driver.transfers).toMatchObject({ bytesWithoutCall: 300, socketsWithoutCall: 1 });
  });

  it('does not count when a call tells it in time', () => {
    const bench = connected('all-but-splice');
    counters(bench, 2n, 0, 84);
    call(bench, 2n, 'recvmsg', 84);
    counters(bench, 2n, 0, 84);
    expect(answered(bench)[20]).toEqual([0, 84]);
    expect(bench.driver.transfers?.bytesWithoutCall).toBe(0);
  });

  it('does not count twice when a call tells it later', () => {
    const bench = connected('all-but-splice');
    counters(bench, 2n, 0, 84);
    counters(bench, 2n, 0, 84);
    call(bench, 2n, 'recvmsg', 100);
    expect(answered(bench)[20]).toEqual([0, 100]);
    expect(bench.driver.transfers).toMatchObject({ bytesWithoutCall: 0, bytesOfCalls: 100 });
  });

  it('counts as sent only at the close: until then the call may not be over', () => {
    const bench = connected('all-but-splice');
    counters(bench, 1n, 500, 0);
    counters(bench, 1n, 900, 0);
    expect(answered(bench)[10]).toEqual([0, 0]);
    close(bench, 1n, 1000, 0);
    expect(bench.driver.transfers?.bytesWithoutCall).toBe(1000);
  });

  it('does not hold what passed before the recording', () => {
    const bench = new HostBench({ callsTold: 'all-but-splice' });
    bench.connect({ dir: undefined });
    counters(bench, 2n, 7000, 5000);
    close(bench, 2n, 7000, 5600);
    expect(bench.driver.transfers?.bytesWithoutCall).toBe(600);
  });
});

describe('a trace that tells no calls', () => {
  it('takes segments for calls, and the rest from counters', () => {
    const bench = connected(undefined);
    call(bench, 1n, 'sendmsg', 5);
    bench.request(1n, 'tx', { payloadBytes: 84 });
    expect(answered(bench)[10]).toEqual([84, 0]);
    counters(bench, 1n, 84, 217);
    expect(answered(bench)[10]).toEqual([84, 217]);
    expect(bench.driver.transfers).toBeUndefined();
  });
});
