import { LOSS_REASONS, type LossReason, type LossReasonInfo } from '../../model/ledger/lossReasons.ts';
import type { EventList } from '../runFunction.ts';
import type { RunResult } from '../runResult.ts';
import type { RunSettings } from '../simulate.ts';
import type { Stretch, WorkloadFacts } from './FactBook.ts';

/** A run with all that a goal may look at. */
export interface CoveredRun {
  readonly settings: RunSettings;
  readonly events: EventList;
  readonly facts: WorkloadFacts;
  readonly result: RunResult;
  /** Why hits and connections ended. */
  readonly reasons: ReadonlySet<LossReason>;
}

/** Something that good test input reaches sometimes: if no run does, a whole class of defects is out of its sight. */
export interface Goal {
  readonly id: string;
  /** One sentence. */
  readonly about: string;
  readonly isReached: (run: CoveredRun) => boolean;
}

/** Every goal, from the workload over the agent's polls to what is lost. */
export const GOALS: readonly Goal[] = [
  goal('keep-alive', 'a connection carries more than one request', ({ facts }) => facts.requestsMost > 1),
  goal('tuple-reused', 'a connection has the addresses and ports of an earlier one', ({ facts }) => facts.reusesTuple),
  goal('ipv6', 'a connection is IPv6', ({ facts }) => facts.hasIpv6),
  goal('retransmission', 'a segment is sent again', ({ facts }) => facts.hasRetransmission),
  goal('reset', 'a connection ends with an error', ({ facts }) => facts.hasReset),
  goal('failed-connection', 'a failed connection is delivered', ({ result }) => result.sums.tcpFailures > 0),
  goal('poll-in-life', 'a poll sees a connection that is open', (run) => polledDuring(run, run.facts.lives)),
  goal('poll-between-request-and-response', 'a poll falls between a request and its response', (run) =>
    polledDuring(run, run.facts.exchanges),
  ),
  goal(
    'poll-between-fin-and-close',
    'a poll falls between the FIN of a connection and the record of its close',
    (run) => polledDuring(run, run.facts.closings),
  ),
  goal('second-client', 'another client polls beside the process-agent', ({ settings }) =>
    isSome(settings.schedule.otherClients),
  ),
  goal('skipped-poll', 'the process-agent leaves out a poll', ({ settings }) => isSome(settings.schedule.skippedPolls)),
  goal('failed-scan', 'the process-agent cannot scan processes', ({ settings }) =>
    isSome(settings.schedule.failedScans),
  ),
  goal('lost-payload', 'an answer never arrives', ({ settings }) => isSome(settings.schedule.lostPayloads)),
  goal(
    'failed-read',
    'the Windows driver cannot be read',
    ({ settings }) => (settings.schedule.failedReads?.size ?? 0) > 0,
  ),
  goal(
    'closed-event-race',
    'the closed-event loop runs into a poll',
    ({ settings }) => (settings.schedule.closedEventRaces?.size ?? 0) > 0,
  ),
  reasonGoal('expired-client', 'a client is forgotten because it has not polled', ['client-expired']),
  reasonGoal('no-client', 'a connection closes while nobody is registered', ['no-registered-client']),
  goal(
    'full-batch',
    'a close finds the batch of its CPU full',
    ({ result, reasons }) =>
      reasons.has('batch-full') ||
      (result.counters.get('kernel.unbatched_tcp_close') ?? 0) > 0 ||
      (result.counters.get('kernel.missed_tcp_close') ?? 0) > 0,
  ),
  reasonGoal('late-batch', 'HTTP data comes a poll before the record of its connection', [
    'connection-not-reported-yet',
    'side-not-reported-yet',
  ]),
  reasonGoal('late-data', 'the record of a connection comes a poll before its HTTP data', [
    'connection-reported-earlier',
    'side-reported-earlier',
  ]),
  reasonGoal('full-kernel-map', 'a kernel map or a table of the driver is full', [
    'conn-map-full',
    'in-flight-map-full',
    'classification-map-full',
    'driver-open-table-full',
    'driver-closed-table-full',
    'driver-http-table-full',
  ]),
  reasonGoal('full-buffer', 'a buffer of the agent is full', [
    'perf-buffer-full',
    'ring-buffer-full',
    'event-pages-full',
    'incomplete-buffer-full',
    'stats-map-full',
    'closed-buffer-full',
    'client-http-store-full',
    'etw-completed-full',
  ]),
  goal('orphan', 'HTTP data finds no connection', ({ reasons }) =>
    [...reasons].some((id) => infoOf(id).kind === 'orphaned'),
  ),
  goal('duplicate', 'a hit reaches the back end twice', ({ result }) => result.totals.duplicated > 0),
  reasonGoal('filtered-by-mistake', "the docker-proxy filter removes another process's connection", [
    'docker-proxy-without-pid-check',
  ]),
  goal('agent-dies', 'the agent dies', ({ result }) => result.ends.length > 0),
  goal(
    'agent-restarts',
    'the agent dies and is started again',
    ({ result, settings }) => result.ends.length > 0 && settings.host.windows?.restartAfterNs !== undefined,
  ),
];

/** Finds a goal by its id. */
export function findGoal(id: string): Goal | undefined {
  return GOALS.find((candidate) => candidate.id === id);
}

function goal(id: string, about: string, isReached: Goal['isReached']): Goal {
  return { id, about, isReached };
}

function reasonGoal(id: string, about: string, wanted: readonly LossReason[]): Goal {
  return { id, about, isReached: ({ reasons }) => wanted.some((reason) => reasons.has(reason)) };
}

function infoOf(reason: LossReason): LossReasonInfo {
  return LOSS_REASONS[reason];
}

function isSome(list: readonly unknown[] | undefined): boolean {
  return (list?.length ?? 0) > 0;
}

/** A poll sees what happened at its time, and so comes after the beginning and before the end. */
function polledDuring({ result }: CoveredRun, stretches: readonly Stretch[]): boolean {
  const polls = result.polls.map(({ tNs }) => tNs);
  return stretches.some(({ fromNs, toNs = Infinity }) => polls.some((tNs) => fromNs <= tNs && tNs < toNs));
}
