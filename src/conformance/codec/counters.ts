import type { StatCounters } from '../../model/connStats.ts';
import { zeroCounters } from '../../model/connStats.ts';
import type { Json } from '../vector.ts';
import { toBigint, toNumber } from './fields.ts';

/**
 * Reads the seven counters: sent and received bytes, sent and received packets (texts), retransmits, established,
 * closed.
 *
 * An absent list is all zero.
 */
export function countersFromJson(list: readonly Json[] | undefined): StatCounters {
  if (list === undefined) return zeroCounters();
  return {
    sentBytes: toBigint(list[0], 'sentBytes'),
    recvBytes: toBigint(list[1], 'recvBytes'),
    sentPackets: toBigint(list[2], 'sentPackets'),
    recvPackets: toBigint(list[3], 'recvPackets'),
    retransmits: toNumber(list[4], 'retransmits'),
    tcpEstablished: toNumber(list[5], 'tcpEstablished'),
    tcpClosed: toNumber(list[6], 'tcpClosed'),
  };
}

/** Writes the seven counters in the order that {@link countersFromJson} reads. */
export function countersToJson(counters: StatCounters): Json[] {
  return [
    counters.sentBytes.toString(),
    counters.recvBytes.toString(),
    counters.sentPackets.toString(),
    counters.recvPackets.toString(),
    counters.retransmits,
    counters.tcpEstablished,
    counters.tcpClosed,
  ];
}
