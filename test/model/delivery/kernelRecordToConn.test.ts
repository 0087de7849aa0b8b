import { describe, expect, it } from 'vitest';
import { INCOMING, OUTGOING, UDP } from '../../../src/model/connStats.ts';
import { closeRecordToConn, mapEntryToConn } from '../../../src/model/delivery/kernelRecordToConn.ts';
import { emptyConnStats } from '../../../src/model/kernel/connRecords.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { PROTOCOL_TYPES } from '../../../src/model/protocolType.ts';
import { closeRecordOf } from './closeRecordOf.ts';

function convert(fields: Parameters<typeof closeRecordOf>[0] = {}) {
  return closeRecordToConn(closeRecordOf(fields), NO_TRACKER);
}

describe('converting a close record', () => {
  it('takes over counters, times and round trip', () => {
    expect(convert()).toMatchObject({
      source: '10.0.0.1',
      dest: '10.0.0.2',
      monotonic: {
        sentBytes: 10n,
        recvBytes: 20n,
        sentPackets: 3n,
        recvPackets: 4n,
        retransmits: 5,
        tcpEstablished: 1,
        tcpClosed: 1,
      },
      lastUpdateEpochNs: 1000n,
      durationNs: 500n,
      rttUs: 100,
      rttVarUs: 10,
      tcpFailures: undefined,
      isClosed: false,
    });
  });

  it.each([
    [0, OUTGOING],
    [1, INCOMING],
    [2, OUTGOING],
    [7, OUTGOING],
  ])('makes direction %i into %i', (direction, expected) => {
    expect(convert({ direction }).direction).toBe(expected);
  });

  it.each([
    [0x7fff_ffff_ffff_ffffn, 0x7fff_ffff_ffff_ffffn],
    [0x8000_0000_0000_0000n, 0n],
  ])('makes a duration of %s into %s', (durationNs, expected) => {
    expect(convert({ durationNs }).durationNs).toBe(expected);
  });

  it('ignores the TCP part of a UDP record', () => {
    const { tuple } = closeRecordOf();
    expect(convert({ tuple: { ...tuple, type: UDP }, failureReason: 104 })).toMatchObject({
      rttUs: 0,
      rttVarUs: 0,
      monotonic: { retransmits: 0, tcpEstablished: 0, tcpClosed: 0 },
      tcpFailures: undefined,
    });
  });

  it('counts a failure reason once', () => {
    expect(convert({ failureReason: 111 }).tcpFailures).toEqual(new Map([[111, 1]]));
  });

  it('translates protocol numbers and drops unknown ones', () => {
    const stack = { api: 1, application: 3, encryption: 1, flags: 0 };
    expect(convert({ stack }).protocolStack).toEqual({
      api: PROTOCOL_TYPES.gRPC,
      application: PROTOCOL_TYPES.Kafka,
      encryption: PROTOCOL_TYPES.TLS,
    });
    expect(convert({ stack: { api: 9, application: 99, encryption: 9, flags: 0 } }).protocolStack).toEqual({
      api: 0,
      application: 0,
      encryption: 0,
    });
  });

  it('gives all closes with cookie 0 of one tuple the same identity', () => {
    expect(convert({ cookie: 0, sentBytes: 1n }).cookie).toBe(convert({ cookie: 0, sentBytes: 2n }).cookie);
    expect(convert({ cookie: 0 }).cookie).not.toBe(convert({ cookie: 1 }).cookie);
  });

  it('shows the time of creation as the duration of an open connection', () => {
    const conn = mapEntryToConn(closeRecordOf().tuple, emptyConnStats(7000n, 1), NO_TRACKER);
    expect(conn.durationNs).toBe(7000n);
  });
});
