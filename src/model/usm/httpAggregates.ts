import type { HttpKey } from '../httpStats.ts';
import { hashText, type KeyRules, mixHash } from '../kernel/OrderedHashTable.ts';
import type { RequestStats } from './requestStats.ts';

/** Statistics of one HTTP key. The `stats` object may be shared by several holders, as in the agent. */
export interface HttpAggregate {
  readonly key: HttpKey;
  readonly stats: RequestStats;
}

/** A whole {@link HttpKey} as one text, for use as a map key. */
export type HttpKeyText = string;

/** HTTP statistics by key: what the statistics stage hands over at a poll and what a client is given. */
export type HttpAggregates = Map<HttpKeyText, HttpAggregate>;

/** What most polls of a quiet host bring. Everybody is handed the same map, and nobody writes into it. */
export const NO_HTTP: HttpAggregates = new Map();

/** Joins the parts of a key; the path comes last because it can hold the separator. */
export function httpKeyText(key: HttpKey): HttpKeyText {
  const ends = `${key.srcIp}|${key.srcPort}|${key.dstIp}|${key.dstPort}`;
  return `${ends}|${key.method}|${key.fullPath ? 1 : 0}|${key.path}`;
}

/** Whole keys compared by content. */
export const HTTP_KEYS: KeyRules<HttpKey> = {
  hash: ({ srcIp, srcPort, dstPort, method, path }) =>
    mixHash(mixHash(hashText(path, hashText(srcIp)), (srcPort << 16) ^ dstPort), method),
  equals: (a, b) =>
    a.srcPort === b.srcPort &&
    a.dstPort === b.dstPort &&
    a.method === b.method &&
    a.fullPath === b.fullPath &&
    a.srcIp === b.srcIp &&
    a.dstIp === b.dstIp &&
    a.path === b.path,
};
