import { LOSS_REASONS } from '../model/ledger/lossReasons.ts';
import type { HitRecord } from '../model/ledger/fate.ts';
import type { AgentEnd } from '../sim/hosts/SimulatedHost.ts';
import type { RecorderLoss } from '../sim/recorderLoss/RecorderLoss.ts';
import type { Forgotten, JudgedViolation, PollRecord, RunResult, ServiceHits } from '../sim/runResult.ts';
import type { TransferSums } from '../sim/transferSums.ts';
import { type ReportedLoss, reportLoss } from './reportLoss.ts';

/** A run as plain data: what `--json` prints and what the digest is taken of. Keys stand in a fixed order. */
export interface RunReport {
  readonly source: string;
  readonly profile: string;
  readonly toggles: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly events: number;
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly violations: readonly JudgedViolation[];
  /** Only where the recorder lost events: which flows lack some. */
  readonly recorderLoss?: ReportedLoss;
  readonly hits: Readonly<Record<string, ServiceHits>>;
  readonly ledger: ReportedLedger;
  readonly counters: Readonly<Record<string, number>>;
  /** Only where the trace tells calls that send or receive: how bytes came to the agent's hooks. */
  readonly transfers?: Readonly<TransferSums>;
  readonly polls: readonly ReportedPoll[];
  /** Of a Windows host only: its failure rate as two integers, and whenever the agent died. */
  readonly windows?: {
    readonly tcpFailures: number;
    readonly tcpClosed: number;
    readonly ends: readonly AgentEnd[];
  };
  /** Every hit with its fate, as compact rows: hit, transaction, side, flow, fate, detail, poll, causing event. */
  readonly fates: readonly (readonly (string | number)[])[];
  readonly choices: readonly { place: string; count: number; answer: readonly number[] }[];
  /**
   * Only of a long run that keeps sums: how much is not listed above. `fates` and `choices` are empty then, and `polls`
   * has the last ones.
   */
  readonly forgotten?: Forgotten & { readonly fates: number };
}

interface ReportedLedger {
  readonly captured: number;
  readonly inFlight: number;
  readonly shipped: number;
  readonly duplicated: number;
  readonly lost: number;
  readonly filtered: number;
  readonly orphaned: number;
  readonly byReason: Readonly<Record<string, number>>;
  readonly byStage: Readonly<Record<string, number>>;
}

interface ReportedPoll {
  readonly poll: number;
  readonly tNs: number;
  readonly delivered: number;
  readonly kept: number;
  readonly httpAggregates: number;
  readonly orphanAggregations: number;
  readonly proxies: readonly { readonly pid: number; readonly ip: string }[];
  readonly hits: Readonly<Record<string, ServiceHits>>;
}

/** What stands around a run. */
export interface RunFrame {
  /** What was replayed, as the user named it (a scenario's name or a file's base name, never a full path). */
  readonly source: string;
  readonly violations: readonly JudgedViolation[];
  /** Which flows lack events that the recorder lost; absent when none does. */
  readonly recorderLoss?: RecorderLoss | undefined;
}

/** Makes the report of a run. Equal runs give equal reports, to the byte once printed. */
export function reportRun(result: RunResult, frame: RunFrame): RunReport {
  const { totals, forgotten } = result;
  return {
    source: frame.source,
    profile: result.profileId,
    toggles: Object.fromEntries(result.toggles.map(({ id, value }) => [id, value])),
    seed: result.seed,
    events: result.events,
    verdict: verdictOf(frame.violations),
    violations: frame.violations,
    ...(frame.recorderLoss ? { recorderLoss: reportLoss(frame.recorderLoss, result) } : {}),
    hits: sortedRecord(result.hits),
    ledger: {
      captured: totals.captured,
      inFlight: totals.inFlight,
      shipped: totals.shipped,
      duplicated: totals.duplicated,
      lost: totals.lost,
      filtered: totals.filtered,
      orphaned: totals.orphaned,
      byReason: Object.fromEntries(totals.byReason),
      byStage: Object.fromEntries(totals.byStage),
    },
    counters: Object.fromEntries(result.counters),
    ...(result.transfers ? { transfers: { ...result.transfers } } : {}),
    polls: result.polls.map(reportPoll),
    ...(result.platform === 'windows' ? { windows: reportWindows(result) } : {}),
    fates: forgotten ? [] : result.ledger.hits().map(fateRow),
    choices: result.choices.map(({ place, count, answer }) => ({ place, count, answer })),
    ...(forgotten ? { forgotten: { ...forgotten, fates: totals.captured } } : {}),
  };
}

/** One violation that nothing but the agent explains is a verdict. */
export function verdictOf(violations: readonly JudgedViolation[]): RunReport['verdict'] {
  if (violations.length === 0) return 'pass';
  return violations.every(({ isInconclusive }) => isInconclusive) ? 'inconclusive' : 'fail';
}

function reportWindows({ sums, ends }: RunResult): NonNullable<RunReport['windows']> {
  return { tcpFailures: sums.tcpFailures, tcpClosed: sums.tcpClosed, ends };
}

function reportPoll(poll: PollRecord): ReportedPoll {
  return {
    poll: poll.poll,
    tNs: poll.tNs,
    delivered: poll.delivered,
    kept: poll.kept,
    httpAggregates: poll.httpAggregates,
    orphanAggregations: poll.orphanAggregations,
    proxies: poll.proxies,
    hits: sortedRecord(poll.hits),
  };
}

function fateRow({ hit, transaction, side, flow, fate, cause }: HitRecord): (string | number)[] {
  switch (fate.kind) {
    case 'in-flight':
      return [hit, transaction, side, flow, fate.kind, fate.stage, 0, cause];
    case 'shipped':
    case 'duplicated':
      return [hit, transaction, side, flow, fate.kind, fate.service, fate.poll, cause];
    default:
      return [hit, transaction, side, flow, LOSS_REASONS[fate.reason].kind, fate.reason, fate.poll, cause];
  }
}

function sortedRecord(map: ReadonlyMap<string, ServiceHits>): Record<string, ServiceHits> {
  const sorted = [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, { server, client }]) => [name, { server, client }]));
}
