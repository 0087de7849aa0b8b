import { LOSS_REASONS, type LossReason, type LossReasonInfo } from '../model/ledger/lossReasons.ts';
import type { Fate, HitRecord } from '../model/ledger/fate.ts';
import type { TrailStep } from '../model/ledger/ledger.ts';
import { showFlow, showPacketEnds } from '../sim/flowTable.ts';
import type { PollRecord, RunResult } from '../sim/runResult.ts';

/** What a recorded event was, in words, by its number in the total order (from 1). */
export type DescribeEvent = (event: number) => { readonly tNs: number; readonly text: string };

/** Whether another setting would have saved the hit, as a second run showed it. */
export interface Remedy {
  readonly toggle: string;
  readonly isProven: boolean;
  readonly fate: string;
}

/** The story of one hit as plain data. */
export interface HitStory {
  readonly hit: number;
  readonly side: 'client' | 'server';
  readonly service: string;
  readonly pid: number;
  readonly connection: string;
  readonly request: string;
  /** What the recorder lost of its connection: then its fate proves nothing about the agent. */
  readonly recorderLoss: string | undefined;
  readonly fate: string;
  readonly reason: string | undefined;
  readonly why: string | undefined;
  /** Filter, rule and connection, where a filter removed it; what the agent died of, where it died. */
  readonly rule: string | undefined;
  readonly counter: string | undefined;
  readonly savedBy: string | undefined;
  readonly remedy: Remedy | undefined;
  readonly cause: string;
  readonly trail: readonly string[];
}

/** What a story is told from. */
export interface StoryParts {
  readonly result: RunResult;
  readonly trail: readonly TrailStep[];
  readonly describe: DescribeEvent;
  readonly remedy: Remedy | undefined;
  /** Why the hit proves nothing about the agent, to stand behind "the recorder". */
  readonly doubt: string | undefined;
}

/** Tells where a hit went: from its capture, stage by stage, to its end and to what would have saved it. */
export function explainHit(record: HitRecord, { result, trail, describe, remedy, doubt }: StoryParts): HitStory {
  const flow = result.flows.get(record.flow);
  const reason = reasonOf(record.fate);
  const info: LossReasonInfo | undefined = reason && LOSS_REASONS[reason];
  const captured = describe(record.capturedBy);
  const cause = describe(record.cause);
  const poll = pollThatEnded(record.fate, info, result);
  return {
    hit: record.hit,
    side: record.side,
    service: flow ? result.processes.serviceOf(flow.pid) : 'unknown',
    pid: flow?.pid ?? 0,
    connection: flow ? showFlow(flow) : 'unknown',
    request: `${captured.text} at ${seconds(captured.tNs)}`,
    recorderLoss: doubt === undefined ? undefined : `the recorder ${doubt}`,
    fate: showFate(record.fate),
    reason,
    why: info?.text,
    rule: filterRule(record, result) ?? crash(record, result),
    counter: info && (info.counter ?? 'none: the agent does not count this'),
    savedBy: info?.savedBy,
    remedy,
    cause: poll
      ? `poll ${poll.poll} at ${seconds(poll.tNs)}`
      : `event ${record.cause} at ${seconds(cause.tNs)}: ${cause.text}`,
    trail: withoutRepeats(
      trail.filter((step) => step.side === record.side).map((step) => showStep(step, result, describe)),
    ),
  };
}

/** The reason of a fate that ended badly. */
export function reasonOf(fate: Fate): LossReason | undefined {
  return fate.kind === 'lost' || fate.kind === 'filtered' || fate.kind === 'orphaned' ? fate.reason : undefined;
}

/** A fate in a few words. */
export function showFate(fate: Fate): string {
  switch (fate.kind) {
    case 'in-flight':
      return `in flight: ${fate.stage}`;
    case 'shipped':
      return `shipped for ${fate.service} in poll ${fate.poll}`;
    case 'duplicated':
      return `shipped ${fate.shipments} times for ${fate.service}`;
    default:
      return fate.poll === 0 ? `${fate.kind}: ${fate.reason}` : `${fate.kind} in poll ${fate.poll}: ${fate.reason}`;
  }
}

function crash({ fate, cause }: HitRecord, { ends }: RunResult): string | undefined {
  if (reasonOf(fate) !== 'agent-crashed') return undefined;
  return ends.find(({ event }) => event === cause)?.cause;
}

function filterRule(record: HitRecord, result: RunResult): string | undefined {
  const { fate } = record;
  if (fate.kind !== 'filtered' || LOSS_REASONS[fate.reason].stage !== 'filter') return undefined;
  const flow = result.flows.get(record.flow);
  const shown = flow && showPacketEnds(flow);
  const removal = result.polls[fate.poll - 1]?.removed.find(
    (candidate) => candidate.pid === flow?.pid && candidate.flow === shown,
  );
  if (!removal) return undefined;
  const owner = removal.ownerIsProxy ? 'which is its owner' : `but its owner is pid ${removal.pid}`;
  return `docker-proxy filter, rule ${removal.rule}: ${removal.flow} matches docker-proxy pid ${removal.proxyPid}, ${owner}`;
}

/**
 * The poll that brought the fate about; `undefined` when an event outside of polls did. A hit whose connection was lost
 * on its way is told by what happened to the connection, although the hit itself ended in a poll.
 */
function pollThatEnded(fate: Fate, info: LossReasonInfo | undefined, result: RunResult): PollRecord | undefined {
  if (fate.kind === 'in-flight') return undefined;
  const isOfPayload = info === undefined || info.stage === 'join' || info.stage === 'filter';
  return isOfPayload ? result.polls[fate.poll - 1] : undefined;
}

function showStep(step: TrailStep, result: RunResult, describe: DescribeEvent): string {
  const tNs = step.poll === 0 ? describe(step.event).tNs : (result.polls[step.poll - 1]?.tNs ?? 0);
  const place = step.poll === 0 ? `event ${step.event}` : `poll ${step.poll}`;
  return `${place} at ${seconds(tNs)}: ${showFate(step.fate)}`;
}

function withoutRepeats(steps: readonly string[]): string[] {
  return steps.filter((step, index) => step !== steps[index - 1]);
}

function seconds(tNs: number): string {
  return `${(Math.round(tNs / 1000) / 1_000_000).toFixed(6)} s`;
}
