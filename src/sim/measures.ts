import type { HitRecord } from '../model/ledger/fate.ts';
import { isLossReason, isMeantToEnd } from '../model/ledger/lossReasons.ts';
import { FATE_KINDS, isFateName } from '../scenarios/fateNames.ts';
import type { RunResult } from './runResult.ts';

/** One number of a run. */
export interface Measure {
  readonly id: string;
  /** What it is a number of; `undefined`: of the whole run. */
  readonly of: 'service' | 'fate' | 'counter' | undefined;
  /** One sentence. */
  readonly about: string;
  /** Whether there can be something of that name. */
  readonly isName: (name: string) => boolean;
  readonly value: (result: RunResult, name: string) => number;
  /** The hits that it counts, where it counts hits by their fates. */
  readonly hits?: (result: RunResult, name: string) => readonly HitRecord[];
}

const ANY_NAME = (name: string): boolean => name !== '';

/** Every number that a condition may speak of. */
export const MEASURES: readonly Measure[] = [
  {
    id: 'server-hits',
    of: 'service',
    about: "hits that the back end counts for a service, on the server's side",
    isName: ANY_NAME,
    value: ({ hits }, name) => hits.get(name)?.server ?? 0,
  },
  {
    id: 'client-hits',
    of: 'service',
    about: "the same on the client's side",
    isName: ANY_NAME,
    value: ({ hits }, name) => hits.get(name)?.client ?? 0,
  },
  {
    id: 'lost-hits',
    of: 'service',
    about: 'captured hits of a service that end without arriving, and are not meant to',
    isName: ANY_NAME,
    value: (result, name) => lostHitsOf(result, name).length,
    hits: lostHitsOf,
  },
  {
    id: 'fate',
    of: 'fate',
    about: 'hits with a fate: captured, shipped, in-flight, duplicated, lost, filtered, orphaned, or a loss reason',
    isName: isFateName,
    value: fateCount,
    hits: hitsWithFate,
  },
  {
    id: 'counter',
    of: 'counter',
    about: "one of the agent's own counters at the end",
    isName: ANY_NAME,
    value: ({ counters }, name) => counters.get(name) ?? 0,
  },
  ofRun('connections', 'connections in all payloads', ({ sums }) => sums.delivered),
  ofRun('kept', 'those of them that the filter leaves', ({ sums }) => sums.kept),
  ofRun('failed', 'failed TCP connections in all payloads', ({ sums }) => sums.tcpFailures),
  ofRun('closed', 'closed TCP connections in all payloads', ({ sums }) => sums.tcpClosed),
  ofRun('agent-ends', 'how often the agent dies', ({ ends }) => ends.length),
];

/** The number that a run has. */
export function measureOf(measure: Measure, result: RunResult, name: string): number {
  return measure.value(result, name);
}

function ofRun(id: string, about: string, value: (result: RunResult) => number): Measure {
  return { id, of: undefined, about, isName: (name) => name === '', value };
}

function lostHitsOf({ ledger, flows, processes }: RunResult, service: string): HitRecord[] {
  return ledger.hits().filter(({ fate, flow }) => {
    if (fate.kind !== 'lost' && fate.kind !== 'filtered' && fate.kind !== 'orphaned') return false;
    const owner = flows.get(flow);
    return !isMeantToEnd(fate.reason) && owner !== undefined && processes.serviceOf(owner.pid) === service;
  });
}

function hitsWithFate({ ledger }: RunResult, name: string): HitRecord[] {
  return ledger.hits().filter(({ fate }) => name === 'captured' || fate.kind === name || hasReason(fate, name));
}

function hasReason(fate: HitRecord['fate'], name: string): boolean {
  return 'reason' in fate && fate.reason === name;
}

function fateCount({ totals }: RunResult, name: string): number {
  if (isLossReason(name)) return totals.byReason.get(name) ?? 0;
  const kind = FATE_KINDS.find((each) => each === name);
  if (kind === undefined) return 0;
  return kind === 'in-flight' ? totals.inFlight : totals[kind];
}
