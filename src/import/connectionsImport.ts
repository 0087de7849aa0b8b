import { INCOMING, OUTGOING, TCP } from '../model/connStats.ts';
import type { Choices } from '../model/choices.ts';
import { DockerProxyFilter } from '../model/filter/DockerProxyFilter.ts';
import type { AgentProfile } from '../model/profile.ts';
import { decodeConnections } from '../payload/decodeConnections.ts';
import type { DecodedConn, DecodedPayload } from '../payload/DecodedPayload.ts';
import { MalformedPayload } from '../payload/MalformedPayload.ts';
import { PayloadError } from '../errors.ts';
import type { ListedProcess } from './processList.ts';
import { payloadProblems } from './payloadProblems.ts';
import type { Dump } from './readDump.ts';

/** Hits of one process (and container) in one role, before and after the docker-proxy filter. */
export interface ImportedHits {
  readonly pid: number;
  /** `undefined` when no process list names the pid. */
  readonly service: string | undefined;
  readonly container: string;
  readonly role: 'server' | 'client' | 'unknown';
  connections: number;
  /** Connections that carry an HTTP section. */
  sections: number;
  hits: number;
  hitsAfterFilter: number;
}

/** What the docker-proxy filter did; `undefined` where no process list says which processes are proxies. */
export interface ImportedFilter {
  readonly pidCheck: boolean;
  readonly proxies: readonly { readonly pid: number; readonly ip: string }[];
  readonly removed: readonly {
    readonly connection: string;
    readonly pid: number;
    readonly proxyPid: number;
    readonly rule: string;
    readonly ownerIsProxy: boolean;
    readonly hits: number;
  }[];
}

/** A dump of `/connections`, summed up. */
export interface ConnectionsImport {
  readonly source: string;
  readonly format: 'json' | 'protobuf';
  readonly connections: number;
  readonly byKind: Readonly<Record<'tcp' | 'udp' | 'incoming' | 'outgoing' | 'other direction' | 'intra-host', number>>;
  readonly withHttp: number;
  readonly withHttp2: number;
  readonly withDns: number;
  readonly hits: number;
  readonly tcpClosed: number;
  readonly tcpFailures: number;
  /** By pid, container and role, in the order of their first connection. */
  readonly rows: readonly ImportedHits[];
  readonly filter: ImportedFilter | undefined;
  /** Where the payload contradicts itself; it was read all the same. */
  readonly problems: readonly string[];
}

/** What stands around an import. */
export interface ConnectionsImportOptions {
  readonly profile: AgentProfile;
  readonly processes: readonly ListedProcess[] | undefined;
  readonly choices: Choices;
}

/**
 * Reads a dump of `/connections` and runs it through the process-agent's filter.
 *
 * @throws PayloadError when it is no such answer
 */
export function importConnections({ file, answer }: Dump, options: ConnectionsImportOptions): ConnectionsImport {
  const payload = decode(answer, file);
  const { conns } = payload;
  const filter = options.processes && filterOf(conns, options.processes, options);
  const removed = new Set(filter?.indexes);
  const rows = new Map<string, ImportedHits>();
  const services = new Map(options.processes?.map((known) => [known.pid, serviceOf(known)]));
  for (const [index, conn] of conns.entries()) {
    const row = rowOf(rows, conn, services);
    const hits = hitsOf(conn);
    row.connections += 1;
    if (conn.http !== undefined) row.sections += 1;
    row.hits += hits;
    if (!removed.has(index)) row.hitsAfterFilter += hits;
  }
  return {
    source: file,
    format: typeof answer === 'string' ? 'json' : 'protobuf',
    ...countsOf(conns),
    rows: [...rows.values()],
    filter: filter?.report,
    problems: payloadProblems(payload),
  };
}

function decode(answer: string | Uint8Array, file: string): DecodedPayload {
  try {
    const payload = decodeConnections(answer, file);
    if (typeof answer === 'string' && !/"conns"\s*:/.test(answer)) {
      throw new PayloadError(file, 'there is no `conns` in it: not an answer of /connections');
    }
    return payload;
  } catch (error) {
    throw error instanceof MalformedPayload ? new PayloadError(file, error.message) : error;
  }
}

function countsOf(conns: readonly DecodedConn[]) {
  const count = (isCounted: (conn: DecodedConn) => boolean): number => conns.filter(isCounted).length;
  const sum = (of: (conn: DecodedConn) => number): number => conns.reduce((total, conn) => total + of(conn), 0);
  return {
    connections: conns.length,
    byKind: {
      tcp: count(({ type }) => type === TCP),
      udp: count(({ type }) => type !== TCP),
      incoming: count(({ direction }) => direction === INCOMING),
      outgoing: count(({ direction }) => direction === OUTGOING),
      'other direction': count(({ direction }) => direction !== INCOMING && direction !== OUTGOING),
      'intra-host': count(({ intraHost }) => intraHost),
    },
    withHttp: count(({ http }) => http !== undefined),
    withHttp2: count(({ http2 }) => http2 !== undefined),
    withDns: count(({ dns, dnsTotals }) => dns.length > 0 || dnsTotals.successful + dnsTotals.failed > 0),
    hits: sum(hitsOf),
    tcpClosed: sum(({ last }) => last.tcpClosed),
    tcpFailures: sum(({ tcpFailures }) => [...tcpFailures.values()].reduce((total, failures) => total + failures, 0)),
  };
}

/** HTTP/1 requests that a connection reports. */
function hitsOf({ http }: DecodedConn): number {
  let hits = 0;
  for (const { byStatus } of http ?? []) for (const { count } of byStatus.values()) hits += count;
  return hits;
}

function rowOf(
  rows: Map<string, ImportedHits>,
  { pid, containerSource, direction }: DecodedConn,
  services: ReadonlyMap<number, string | undefined>,
): ImportedHits {
  const role = direction === INCOMING ? 'server' : direction === OUTGOING ? 'client' : 'unknown';
  const key = `${pid}|${role}|${containerSource}`;
  let row = rows.get(key);
  if (row === undefined) {
    const sums = { connections: 0, sections: 0, hits: 0, hitsAfterFilter: 0 };
    row = { pid, service: services.get(pid), container: containerSource, role, ...sums };
    rows.set(key, row);
  }
  return row;
}

function serviceOf({ service, argv }: ListedProcess): string | undefined {
  return service ?? argv[0]?.split('/').at(-1);
}

function filterOf(
  conns: readonly DecodedConn[],
  processes: readonly ListedProcess[],
  { profile, choices }: ConnectionsImportOptions,
): { indexes: readonly number[]; report: ImportedFilter } {
  const filter = new DockerProxyFilter(profile.processAgent, choices);
  filter.extract(processes.map(({ pid, argv }) => ({ pid, cmdline: argv })).toSorted((a, b) => a.pid - b.pid));
  const { removed } = filter.filter(conns);
  return {
    indexes: removed.map(({ index }) => index),
    report: {
      pidCheck: profile.processAgent.dockerProxyPidCheck,
      proxies: filter.proxies().map(({ pid, ip }) => ({ pid, ip })),
      removed: removed.map(({ index, proxyPid, rule, ownerIsProxy }) => {
        const conn = conns[index]!;
        const connection = `${conn.source}:${conn.sport} -> ${conn.dest}:${conn.dport}`;
        return { connection, pid: conn.pid, proxyPid, rule, ownerIsProxy, hits: hitsOf(conn) };
      }),
    },
  };
}
