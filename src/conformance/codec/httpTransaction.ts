import type { HttpTransaction } from '../../model/httpStats.ts';
import type { JsonObject } from '../vector.ts';
import { bigintOf, numberOf, textOf } from './fields.ts';

/** Reads a transaction as the area of the stat keeper has it. Handles are 0. */
export function httpTransactionFromJson(json: JsonObject): HttpTransaction {
  return {
    srcIp: textOf(json, 'src'),
    srcPort: numberOf(json, 'sport'),
    dstIp: textOf(json, 'dst'),
    dstPort: numberOf(json, 'dport'),
    requestStartedNs: bigintOf(json, 'requestStarted'),
    responseLastSeenNs: bigintOf(json, 'responseLastSeen'),
    tags: bigintOf(json, 'staticTags'),
    tcpSeq: numberOf(json, 'tcpSeq'),
    statusCode: numberOf(json, 'status'),
    method: numberOf(json, 'method'),
    fragment: textOf(json, 'fragment').slice(0, 208),
    hits: 0,
  };
}

/** Writes the fields that the kernel keeps for a transaction, without its tuple. */
export function httpTransactionToJson(transaction: HttpTransaction): JsonObject {
  return {
    requestStarted: transaction.requestStartedNs.toString(),
    responseLastSeen: transaction.responseLastSeenNs.toString(),
    tags: transaction.tags.toString(),
    tcpSeq: transaction.tcpSeq,
    status: transaction.statusCode,
    method: transaction.method,
    fragment: withoutTrailingZeros(transaction.fragment),
  };
}

/** The tuple of a transaction as the kernel area writes it. */
export function httpEndsToJson(transaction: HttpTransaction): JsonObject {
  const { srcIp, srcPort, dstIp, dstPort } = transaction;
  return { src: srcIp, sport: srcPort, dst: dstIp, dport: dstPort, family: srcIp.includes(':') ? 'v6' : 'v4' };
}

function withoutTrailingZeros(fragment: string): string {
  let end = fragment.length;
  while (end > 0 && fragment.charCodeAt(end - 1) === 0) end -= 1;
  return fragment.slice(0, end);
}
