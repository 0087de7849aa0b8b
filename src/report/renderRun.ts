import type { ChalkInstance } from 'chalk';
import { isMeantToEnd, LOSS_REASONS, type LossReason } from '../model/ledger/lossReasons.ts';
import type { LedgerTotals } from '../model/ledger/fate.ts';
import type { JudgedViolation } from '../sim/runResult.ts';
import { renderLoss } from './renderLoss.ts';
import type { RunReport } from './runReport.ts';

const VIOLATIONS_SHOWN = 5;
const SERVICES_SHOWN = 6;
const REASONS_SHOWN = 6;
const ENDS_SHOWN = 3;

/** What the text needs beside the report. */
export interface RenderOptions {
  readonly colours: ChalkInstance;
  readonly digest: string;
  /** Command line that explains the missing hits of this run. */
  readonly explainCommand: string;
}

/** A run in at most 25 lines: verdict, violations, ledger, services, what did not arrive and why, digest. */
export function renderRun(report: RunReport, options: RenderOptions): string {
  const { colours } = options;
  const lines = [
    `${colours.bold(report.source)}  profile ${report.profile}${showToggles(report)}  seed ${report.seed}  ${report.events} events, ${pollCount(report)} polls`,
    `verdict  ${showVerdict(report, colours)}`,
    ...report.violations
      .slice(0, VIOLATIONS_SHOWN)
      .map((v) => `  ${v.invariant}: ${v.observed}; expected ${v.expected}${doubt(v)}`),
    ...renderLoss(report.recorderLoss),
    ...showWindows(report),
    ledgerLine(report.ledger),
    ...showTransfers(report),
    ...(hasRequests(report) ? serviceTable(report) : []),
    ...missing(report, colours),
    `digest   ${options.digest}`,
  ];
  if (report.forgotten) lines.push('fates    of single hits were not kept in so long a run; --fates keeps them');
  if (hasMissing(report)) lines.push(`explain  ${options.explainCommand}`);
  return `${lines.join('\n')}\n`;
}

function pollCount({ polls, forgotten }: RunReport): number {
  return polls.length + (forgotten?.polls ?? 0);
}

function showVerdict(report: RunReport, colours: ChalkInstance): string {
  switch (report.verdict) {
    case 'pass':
      return colours.green('PASS');
    case 'fail':
      return colours.red(`FAIL (${showCount(report)})`);
    default:
      return colours.yellow(`INCONCLUSIVE: recorder loss (${showCount(report)})`);
  }
}

function showCount({ violations, verdict }: RunReport): string {
  const doubtful = verdict === 'fail' ? violations.filter(({ isInconclusive }) => isInconclusive).length : 0;
  const among = doubtful === 0 ? '' : `, ${doubtful} of them inconclusive: recorder loss`;
  return `${violations.length} ${plural('violation', violations.length)}${among}`;
}

function doubt({ isInconclusive }: JudgedViolation): string {
  return isInconclusive ? ' [inconclusive: recorder loss]' : '';
}

function showToggles(report: RunReport): string {
  return Object.entries(report.toggles)
    .map(([id, value]) => `  ${id}=${value}`)
    .join('');
}

/** How bytes came to the agent, where the trace tells calls; those without a call are less exact in time. */
function showTransfers({ transfers }: RunReport): string[] {
  if (!transfers) return [];
  const { calls, bytesOfCalls, bytesWithoutCall, socketsWithoutCall } = transfers;
  const lines = [`calls    ${calls} that sent or received, ${bytesOfCalls} bytes`];
  if (bytesWithoutCall === 0) return lines;
  const sockets = `${socketsWithoutCall} ${plural('socket', socketsWithoutCall)}`;
  return [...lines, `  and ${bytesWithoutCall} bytes of ${sockets} by no call that is told (splice), from counters`];
}

/** Whatever a host that is not Windows does not have. */
function showWindows({ windows }: RunReport): string[] {
  if (!windows) return [];
  const { tcpFailures, tcpClosed, ends } = windows;
  const died = ends.slice(0, ENDS_SHOWN).map(({ tNs, cause }) => `died     at ${(tNs / 1e9).toFixed(6)} s: ${cause}`);
  const more = ends.length - ENDS_SHOWN;
  return [
    ...died,
    ...(more > 0 ? [`  and ${more} more times`] : []),
    `tcp      ${tcpFailures} failed, ${tcpClosed} closed${showRate(tcpFailures, tcpClosed)}`,
  ];
}

/** The failure rate as the back end computes it, to one decimal; nothing is divided by no closed connection. */
function showRate(failed: number, closed: number): string {
  return closed === 0 ? '' : ` = ${(Math.trunc((failed * 1000) / closed) / 10).toFixed(1)} %`;
}

/** What stands where hits are counted, when there was nothing to count. */
export const NO_REQUESTS = 'the input has no HTTP requests';

function hasRequests({ ledger, hits }: RunReport): boolean {
  return ledger.captured > 0 || Object.values(hits).some(({ server, client }) => server + client > 0);
}

/** The ledger's sums in one line. */
export function ledgerLine(ledger: LedgerSums): string {
  return ledger.captured === 0 ? `http     ${NO_REQUESTS}` : `ledger   ${showLedger(ledger)}`;
}

type LedgerSums = Omit<LedgerTotals, 'byReason' | 'byStage' | 'surplusShipments'>;

function showLedger(ledger: LedgerSums): string {
  const parts: [number, string][] = [
    [ledger.shipped, 'shipped'],
    [ledger.duplicated, 'duplicated'],
    [ledger.filtered, 'filtered'],
    [ledger.orphaned, 'orphaned'],
    [ledger.lost, 'lost'],
    [ledger.inFlight, 'in flight'],
  ];
  const shown = parts.filter(([hits]) => hits > 0).map(([hits, name]) => `${hits} ${name}`);
  return `${ledger.captured} hits captured${shown.length > 0 ? ` = ${shown.join(' + ')}` : ''}`;
}

function serviceTable(report: RunReport): string[] {
  const services = Object.entries(report.hits);
  if (services.length === 0) return ['hits     none reached the back end'];
  const width = Math.max(...services.map(([name]) => name.length));
  const rows = services
    .slice(0, SERVICES_SHOWN)
    .map(([name, { server, client }]) => `  ${name.padEnd(width)}  ${pad(server)} as server  ${pad(client)} as client`);
  const more = services.length - SERVICES_SHOWN;
  return ['hits     in the back end, by service', ...rows, ...(more > 0 ? [`  and ${more} more services`] : [])];
}

function missing(report: RunReport, colours: ChalkInstance): string[] {
  const doubtful = report.recorderLoss?.notArrived ?? {};
  const all = Object.entries(report.ledger.byReason) as [LossReason, number][];
  const sure = all.map(([reason, hits]): [LossReason, number] => [reason, hits - (doubtful[reason] ?? 0)]);
  return [
    ...reasonLines('not arrived', sure, colours),
    ...reasonLines('not arrived, of tainted flows', Object.entries(doubtful) as [LossReason, number][], colours),
  ];
}

function reasonLines(heading: string, counts: readonly [LossReason, number][], colours: ChalkInstance): string[] {
  const all = counts.filter(([, hits]) => hits > 0);
  const reasons = [...all.filter(([id]) => !isMeantToEnd(id)), ...all.filter(([id]) => isMeantToEnd(id))];
  if (reasons.length === 0) return [];
  const lines = [heading];
  for (const [reason, hits] of reasons.slice(0, REASONS_SHOWN)) {
    const { kind, text } = LOSS_REASONS[reason];
    lines.push(`  ${pad(hits)} ${kind.padEnd(8)}  ${colours.bold(reason)}: ${text}${remedyOf(reason)}`);
  }
  const more = reasons.length - REASONS_SHOWN;
  return more > 0 ? [...lines, `  and ${more} more reasons`] : lines;
}

function remedyOf(reason: LossReason): string {
  const info: { savedBy?: string } = LOSS_REASONS[reason];
  return info.savedBy === undefined ? '' : ` [saved by ${info.savedBy}]`;
}

/** Whether a hit is missing that was meant to arrive. */
function hasMissing(report: RunReport): boolean {
  return (Object.keys(report.ledger.byReason) as LossReason[]).some((reason) => !isMeantToEnd(reason));
}

function pad(count: number): string {
  return String(count).padStart(5);
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}
