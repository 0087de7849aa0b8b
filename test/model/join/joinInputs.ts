import { INCOMING, OUTGOING, TCP } from '../../../src/model/connStats.ts';
import type { ConnectionKey } from '../../../src/model/httpStats.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import type { JoinedConn, JoinSettings } from '../../../src/model/join/UsmConnectionIndex.ts';
import type { HttpAggregate } from '../../../src/model/usm/httpAggregates.ts';
import { RequestStats } from '../../../src/model/usm/requestStats.ts';

export const LINUX: JoinSettings = {
  lookup: 'linux',
  usmConnectionRollup: false,
  ephemeralRange: [32_768, 60_999],
};
export const WINDOWS: JoinSettings = { ...LINUX, lookup: 'windows' };

/** Splits `address:port`. */
export function end(text: string): { ip: string; port: number } {
  const colon = text.lastIndexOf(':');
  return { ip: text.slice(0, colon), port: Number(text.slice(colon + 1)) };
}

/** A TCP connection from its two ends; the translation is given as the reply tuple's source and destination. */
export function conn(local: string, remote: string, nat?: { replSrc: string; replDst: string }): JoinedConn {
  const [source, dest] = [end(local), end(remote)];
  const ipTranslation = nat && {
    replSrcIp: end(nat.replSrc).ip,
    replSrcPort: end(nat.replSrc).port,
    replDstIp: end(nat.replDst).ip,
    replDstPort: end(nat.replDst).port,
  };
  return {
    type: TCP,
    source: source.ip,
    sport: source.port,
    dest: dest.ip,
    dport: dest.port,
    direction: source.port > dest.port ? OUTGOING : INCOMING,
    ipTranslation,
  };
}

/** The key of a request from `client` to `server`. */
export function key(client: string, server: string): ConnectionKey {
  const [source, dest] = [end(client), end(server)];
  return { srcIp: source.ip, srcPort: source.port, dstIp: dest.ip, dstPort: dest.port };
}

/** HTTP data of one path: `statuses` are added one by one, each with a latency of 10 ns. */
export function aggregate(ends: ConnectionKey, path: string, statuses: readonly number[]): HttpAggregate {
  const stats = new RequestStats();
  for (const status of statuses) stats.addRequest(status, 10, 0n, [], 0, NO_TRACKER);
  return { key: { ...ends, path, fullPath: true, method: 1 }, stats };
}

/** Number of requests that some aggregates count. */
export function countOf(elements: readonly HttpAggregate[]): number {
  return elements.reduce((sum, { stats }) => [...stats.byStatus.values()].reduce((s, { count }) => s + count, sum), 0);
}
