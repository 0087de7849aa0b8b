import { IPV4, TCP } from '../../../src/model/connStats.ts';
import type { CloseRecord } from '../../../src/model/kernel/connRecords.ts';

/** A plain TCP close record with the given fields. */
export function closeRecordOf(fields: Partial<CloseRecord> = {}): CloseRecord {
  return {
    tuple: {
      src: '10.0.0.1',
      dst: '10.0.0.2',
      sport: 40_000,
      dport: 80,
      netns: 1,
      pid: 101,
      type: TCP,
      family: IPV4,
    },
    sentBytes: 10n,
    recvBytes: 20n,
    sentPackets: 3,
    recvPackets: 4,
    timestampNs: 1000n,
    durationNs: 500n,
    cookie: 1,
    stack: { api: 0, application: 0, encryption: 0, flags: 0 },
    assurance: 0,
    direction: 2,
    rttUs: 100,
    rttVarUs: 10,
    transitions: 130,
    retransmits: 5,
    failureReason: 0,
    flows: 0,
    ...fields,
  };
}
