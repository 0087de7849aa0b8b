import type { ClientReportRow, ClientReportRun } from '../sim/goclient/clientReport.ts';

/** The runs of a scenario of HTTP clients, a line for each time that it has expectations for. */
export function renderClients(runs: readonly ClientReportRun[]): string {
  return runs
    .flatMap(({ whatIf, baseline, rows }) => [
      ...(whatIf === null
        ? [`  baseline ${baseline.goroutines} goroutines, ${baseline.fds} fds`]
        : [`  what if ${whatIf}`]),
      ...rows.map(renderRow),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function renderRow(row: ClientReportRow): string {
  const blocked = row.blockedCallers > 0 ? `, ${row.blockedCallers} callers blocked` : '';
  const verdicts = new Map([
    [true, ', leak'],
    [false, ', no leak'],
  ]);
  const verdict = row.leak === null ? '' : (verdicts.get(row.leak) ?? '');
  const waits = row.readLoop === 'none' ? '' : `, new read loops ${row.readLoop} for up to ${row.longestWait}`;
  const counts = `${signed(row.goroutinesOver)} goroutines, ${signed(row.fdsOver)} fds, ${row.dials} dials`;
  return `  ${row.at.padStart(7)}  ${counts}${waits}${blocked}${verdict}`;
}

function signed(count: number): string {
  return count < 0 ? String(count) : `+${count}`;
}
