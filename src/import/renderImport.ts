import type { ConnectionsImport, ImportedFilter, ImportedHits } from './connectionsImport.ts';
import type { MonitoringImport } from './monitoringImport.ts';

const ROWS_SHOWN = 40;
const REMOVED_SHOWN = 4;

/** What an answer of `/connections` leaves out. */
export const CONNECTIONS_CANNOT_TELL: readonly string[] = [
  'cookies and totals since the start of a connection (only what happened since the client polled before)',
  'when a connection began, how long it lasted, and whether it is closed',
  'single requests: hits are sums by path and status code',
  'HTTP data that found no connection (see usm.http.orphan_aggregations of the agent)',
  'command lines of processes, and the process at the far end',
];

/** What an answer of `/debug/http_monitoring` leaves out. */
export const MONITORING_CANNOT_TELL: readonly string[] = [
  'pids: an aggregate belongs to two addresses and ports, not to a process',
  'connections: without --connections nobody knows which aggregates would have been orphaned',
  'single requests and latencies beyond the median',
  'tags of more than one status code',
];

/** A summary of an answer of `/connections`, for people. */
export function renderConnections(result: ConnectionsImport): string {
  const { byKind } = result;
  const lines = [
    `${result.source}: ${result.connections} connections (${result.format})`,
    `  ${Object.entries(byKind)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}`,
    `  with HTTP/1 ${result.withHttp}, HTTP/2 ${result.withHttp2}, DNS ${result.withDns}; ` +
      `closed ${result.tcpClosed}, failed ${result.tcpFailures}`,
    '',
    ...hitTable(result),
    '',
    ...filterLines(result.filter),
    ...problemLines(result.problems),
    ...cannotTell(CONNECTIONS_CANNOT_TELL),
  ];
  return `${lines.join('\n')}\n`;
}

/** A summary of an answer of `/debug/http_monitoring`, for people. */
export function renderMonitoring(result: MonitoringImport): string {
  const { totals, join } = result;
  const lines = [
    `${result.source}: ${result.aggregates} aggregates, ${result.hits} hits`,
    '',
    ...table(
      ['hits', 'status', 'method', 'server', 'path', 'aggregates', 'slowest median'],
      totals.slice(0, ROWS_SHOWN).map(({ hits, status, method, server, path, aggregates, slowestNs }) => {
        return [`${hits}`, `${status}`, method, server, path, `${aggregates}`, showMs(slowestNs)];
      }),
    ),
    ...more(totals.length),
    '',
  ];
  if (join) {
    lines.push(
      `joined with ${join.connectionsSource} (${join.connections} connections):`,
      `  ${join.claimed} four-tuples with ${join.hitsClaimed} hits find a connection`,
      `  ${join.orphans.length} with ${join.hitsOrphaned} hits do not; orphan_aggregations ${join.orphanAggregations}`,
      ...join.orphans.slice(0, ROWS_SHOWN).map(({ connection, hits }) => `    orphan ${connection}: ${hits} hits`),
      ...more(join.orphans.length),
    );
  }
  lines.push(...problemLines(result.problems), ...cannotTell(MONITORING_CANNOT_TELL));
  return `${lines.join('\n')}\n`;
}

function hitTable({ rows, filter }: ConnectionsImport): string[] {
  const shown = rows.filter(({ sections }) => sections > 0);
  if (shown.length === 0) return ['no connection carries HTTP data'];
  const head = ['service', 'pid', 'role', 'container', 'connections', 'hits', ...(filter ? ['after the filter'] : [])];
  const cells = shown
    .slice(0, ROWS_SHOWN)
    .map((row) => [...cellsOf(row), ...(filter ? [`${row.hitsAfterFilter}`] : [])]);
  return [...table(head, cells), ...more(shown.length)];
}

function cellsOf({ service, pid, role, container, connections, hits }: ImportedHits): string[] {
  return [service ?? '-', `${pid}`, role, container === '' ? '-' : container.slice(0, 12), `${connections}`, `${hits}`];
}

function filterLines(filter: ImportedFilter | undefined): string[] {
  if (!filter) return ['docker-proxy filter: not run, because a dump holds no command lines; give --processes FILE'];
  const { proxies, removed, pidCheck } = filter;
  const foreign = removed.filter(({ ownerIsProxy }) => !ownerIsProxy).length;
  return [
    `docker-proxy filter (pid check ${pidCheck ? 'on' : 'off'}): ${proxies.length} ${proxies.length === 1 ? 'proxy' : 'proxies'}, ` +
      `${removed.length} connections removed, ${foreign} of them of other processes`,
    ...proxies.map(({ pid, ip }) => `  docker-proxy ${pid} ${ip === '' ? 'shows no address of its own' : `is ${ip}`}`),
    ...removed.slice(0, REMOVED_SHOWN).map(({ connection, pid, proxyPid, rule, hits }) => {
      return `  removed ${connection} of pid ${pid}: ${rule} of docker-proxy ${proxyPid}, ${hits} hits`;
    }),
    ...more(removed.length, REMOVED_SHOWN),
  ];
}

function problemLines(problems: readonly string[]): string[] {
  return problems.map((problem) => `problem: ${problem}`);
}

function cannotTell(what: readonly string[]): string[] {
  return ['', 'What this dump cannot tell:', ...what.map((line) => `  - ${line}`)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

function more(count: number, shown: number = ROWS_SHOWN): string[] {
  return count > shown ? [`  ... and ${count - shown} more (all with --json)`] : [];
}

function showMs(ns: number): string {
  return `${(ns / 1_000_000).toFixed(2)} ms`;
}
