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
    value: lostHitsOf,
  },
  {
    id: 'fate',
    of: 'fate',
    about: 'hits with a fate: captured, shipped, in-flight, duplicated, lost, filtered, orphaned, or a loss reason',
    isName: isFateName,
    value: fateCount,
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

function lostHitsOf({ ledger, flows, processes }: RunResult, service: string): number {
  let lost = 0;
  for (const { fate, flow } of ledger.hits()) {
    if (fate.kind !== 'lost' && fate.kind !== 'filtered' && fate.kind !== 'orphaned') continue;
    const owner = flows.get(flow);
    if (!isMeantToEnd(fate.reason) && owner && processes.serviceOf(owner.pid) === service) lost += 1;
  }
  return lost;
}

function fateCount({ totals }: RunResult, name: string): number {
  if (isLossReason(name)) return totals.byReason.get(name) ?? 0;
  const kind = FATE_KINDS.find((each) => each === name);
  if (kind === undefined) return 0;
  return kind === 'in-flight' ? totals.inFlight : totals[kind];
}
