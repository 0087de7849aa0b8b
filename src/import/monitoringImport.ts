import { httpMethodName } from '../model/httpStats.ts';
import { joinHttp, type JoinResult } from '../model/join/joinHttp.ts';
import type { JoinSettings } from '../model/join/UsmConnectionIndex.ts';
import type { HttpAggregate } from '../model/usm/httpAggregates.ts';
import { RequestStats } from '../model/usm/requestStats.ts';
import { PayloadError } from '../errors.ts';
import { decodeConnections } from '../payload/decodeConnections.ts';
import { decodeHttpMonitoring, type MonitoredAggregate } from '../payload/http/decodeHttpMonitoring.ts';
import type { Dump } from './readDump.ts';

/** Requests of one server, method, path and status code, over all clients. */
export interface MonitoredTotal {
  readonly server: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  hits: number;
  /** Aggregates, which the agent keeps by client as well. */
  aggregates: number;
  /** Largest median of an aggregate, ns; the latency itself where an aggregate has one request. */
  slowestNs: number;
}

/** Which aggregates a dump of `/connections` has connections for. */
export interface MonitoredJoin {
  readonly connectionsSource: string;
  readonly connections: number;
  readonly claimed: number;
  /** The agent's counter `usm.http.orphan_aggregations`. */
  readonly orphanAggregations: number;
  readonly hitsClaimed: number;
  readonly hitsOrphaned: number;
  /** Orphans, with their hits. */
  readonly orphans: readonly { readonly connection: string; readonly hits: number }[];
}

/** A dump of `/debug/http_monitoring`, summed up. */
export interface MonitoringImport {
  readonly source: string;
  readonly aggregates: number;
  readonly hits: number;
  readonly totals: readonly MonitoredTotal[];
  readonly join: MonitoredJoin | undefined;
  readonly problems: readonly string[];
}

/** Reads a dump of `/debug/http_monitoring`. @throws PayloadError when it is no such answer */
export function importMonitoring(
  { file, answer }: Dump,
  connections: { readonly dump: Dump; readonly settings: JoinSettings } | undefined,
): MonitoringImport {
  if (typeof answer !== 'string') throw new PayloadError(file, 'it is no text');
  const aggregates = decodeHttpMonitoring(answer, file);
  return {
    source: file,
    aggregates: aggregates.length,
    hits: aggregates.reduce((sum, aggregate) => sum + hitsOf(aggregate), 0),
    totals: totalsOf(aggregates),
    join: connections && joinOf(aggregates, connections.dump, connections.settings),
    problems: problemsOf(aggregates),
  };
}

function totalsOf(aggregates: readonly MonitoredAggregate[]): MonitoredTotal[] {
  const totals = new Map<string, MonitoredTotal>();
  for (const { dstIp, dstPort, method, path, byStatus } of aggregates) {
    const server = showEnd(dstIp, dstPort);
    for (const [status, { count, firstLatencySample, latencyP50Ns }] of byStatus) {
      const key = `${server}|${method}|${status}|${path}`;
      let total = totals.get(key);
      if (total === undefined) {
        const name = httpMethodName(method);
        total = { server, method: name, path, status, hits: 0, aggregates: 0, slowestNs: 0 };
        totals.set(key, total);
      }
      total.hits += count;
      total.aggregates += 1;
      total.slowestNs = Math.max(total.slowestNs, count === 1 ? firstLatencySample : latencyP50Ns);
    }
  }
  return [...totals.values()].toSorted((a, b) => b.hits - a.hits || (a.path < b.path ? -1 : 1));
}

/** Lets the connections of the dump claim the aggregates, as the agent does before it sends a payload. */
function joinOf(monitored: readonly MonitoredAggregate[], dump: Dump, settings: JoinSettings): MonitoredJoin {
  const { conns } = decodeConnections(dump.answer, dump.file);
  const join: JoinResult = joinHttp(conns, monitored.map(toAggregate), settings);
  const groups = join.outcomes.map(({ group }) => {
    const { srcIp, srcPort, dstIp, dstPort } = group.key;
    const hits = group.elements.reduce((sum, { stats }) => sum + requests(stats), 0);
    return { connection: `${showEnd(srcIp, srcPort)} -> ${showEnd(dstIp, dstPort)}`, hits, claimed: group.claimed };
  });
  const orphans = groups.filter(({ claimed }) => !claimed);
  const claimed = groups.filter((group) => group.claimed);
  return {
    connectionsSource: dump.file,
    connections: conns.length,
    claimed: claimed.length,
    orphanAggregations: join.orphanAggregations,
    hitsClaimed: sumOfHits(claimed),
    hitsOrphaned: sumOfHits(orphans),
    orphans: orphans.map(({ connection, hits }) => ({ connection, hits })),
  };
}

function sumOfHits(groups: readonly { readonly hits: number }[]): number {
  return groups.reduce((total, { hits }) => total + hits, 0);
}

function toAggregate({ srcIp, srcPort, dstIp, dstPort, path, method, byStatus }: MonitoredAggregate): HttpAggregate {
  const stats = new RequestStats();
  for (const [status, { count, firstLatencySample }] of byStatus) {
    const bucket = { count, firstLatencySample, sketch: undefined, staticTags: 0n, dynamicTags: [], hits: 0 };
    stats.byStatus.set(status, bucket);
  }
  return { key: { srcIp, srcPort, dstIp, dstPort, path, fullPath: true, method }, stats };
}

function requests(stats: RequestStats): number {
  let sum = 0;
  for (const { count } of stats.byStatus.values()) sum += count;
  return sum;
}

function problemsOf(aggregates: readonly MonitoredAggregate[]): string[] {
  const problems: string[] = [];
  const note = (what: string, isWrong: (aggregate: MonitoredAggregate) => boolean): void => {
    const first = aggregates.findIndex(isWrong);
    if (first < 0) return;
    const others = aggregates.filter(isWrong).length - 1;
    problems.push(`aggregate ${first} ${what}${others > 0 ? ` (and ${others} more)` : ''}`);
  };
  note('has an unknown method', ({ method }) => method === 0);
  note('has a status code outside 100 to 599', ({ byStatus }) =>
    [...byStatus.keys()].some((code) => !(code >= 100 && code <= 599)),
  );
  note('has a negative or broken count', ({ byStatus }) =>
    [...byStatus.values()].some(({ count }) => !Number.isSafeInteger(count) || count < 0),
  );
  note('has no address', ({ srcIp, dstIp }) => srcIp === '' || dstIp === '');
  note('stands for no request', (aggregate) => hitsOf(aggregate) === 0);
  return problems;
}

function hitsOf({ byStatus }: MonitoredAggregate): number {
  let hits = 0;
  for (const { count } of byStatus.values()) hits += count;
  return hits;
}

function showEnd(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
