import type { ClientConn } from '../../model/goclient/ClientConn.ts';
import { type GoroutineState, readLoopState } from '../../model/goclient/goroutineStates.ts';
import type { HttpProcess } from '../../model/goclient/HttpProcess.ts';
import type { GrownReadLoop } from '../../model/goclient/leak/LeakObservations.ts';
import { type ProcessCounts, sampleCounts } from '../../model/goclient/sampleCounts.ts';

const WITHOUT_RESPONSE: readonly GoroutineState[] = ['caller:get_conn', 'caller:round_trip'];
const CALLERS: readonly GoroutineState[] = [...WITHOUT_RESPONSE, 'caller:body_read'];

/** A look at the process, compared with the baseline. Times are ns of the run. */
export interface GrowthSample {
  readonly sinceBaselineNs: number;
  readonly counts: ProcessCounts;
  readonly goroutinesOver: number;
  readonly fdsOver: number;
  readonly dialsOver: number;
  /** Connections that were opened after the baseline and are still open. */
  readonly grown: GrownConns;
  /** Callers that block, those of the baseline left out. */
  readonly blockedOver: number;
  /** Those of them that have no response yet: their calls hang. */
  readonly hangingOver: number;
  /** Calls that did what they planned, by the name of their client. */
  readonly answered: ReadonlyMap<string, number>;
}

/** What the connections that have come since the baseline are doing. */
export interface GrownConns {
  readonly connections: number;
  /** Those of them that nobody uses. */
  readonly idle: number;
  readonly readLoop: GrownReadLoop;
  /** The longest that one of their read loops has waited for what it waits for now. */
  readonly longestWaitNs: number;
  /** How many the server has closed without the client noticing. */
  readonly closeWait: number;
  /** Requests and connections since the baseline, those that are closed again too. */
  readonly requests: number;
  readonly opened: number;
  /** Transports that own them. */
  readonly transports: number;
}

/** What a run keeps count of beside the process itself. */
export interface GrowthCounters {
  readonly baseline: ProcessCounts;
  readonly baselineConns: ReadonlySet<ClientConn>;
  /** Requests that had been sent by then. */
  readonly baselineRequests: number;
  readonly answered: ReadonlyMap<string, number>;
}

/** Looks at a process now. */
export function sampleGrowth(process: HttpProcess, counters: GrowthCounters): GrowthSample {
  const { baseline, baselineConns, baselineRequests, answered } = counters;
  const counts = sampleCounts(process);
  const conns = [...process.openConns].filter((conn) => !baselineConns.has(conn));
  const dialsOver = sumOf(counts.dials) - sumOf(baseline.dials);
  return {
    sinceBaselineNs: counts.atNs - baseline.atNs,
    counts,
    goroutinesOver: counts.goroutines - baseline.goroutines,
    fdsOver: counts.fds - baseline.fds,
    dialsOver,
    grown: {
      connections: conns.length,
      idle: conns.filter(({ use, calls }) => use === 'idle' && calls.size === 0).length,
      readLoop: readLoopOf(conns),
      longestWaitNs: Math.max(0, ...conns.map(({ waitsSinceNs }) => counts.atNs - waitsSinceNs)),
      closeWait: conns.filter(({ hasServerClosed }) => hasServerClosed).length,
      requests: process.requestsSent - baselineRequests,
      opened: dialsOver,
      transports: new Set(conns.map(({ transport }) => transport)).size,
    },
    blockedOver: callersIn(counts, CALLERS) - callersIn(baseline, CALLERS),
    hangingOver: callersIn(counts, WITHOUT_RESPONSE) - callersIn(baseline, WITHOUT_RESPONSE),
    answered: new Map(answered),
  };
}

function readLoopOf(conns: readonly ClientConn[]): GrownReadLoop {
  if (conns.length === 0) return 'none';
  const selecting = conns.filter((conn) => readLoopState(conn) === 'read_loop:select').length;
  if (selecting === 0) return 'io_wait';
  return selecting === conns.length ? 'select' : 'mixed';
}

function callersIn({ goroutineStates }: ProcessCounts, states: readonly GoroutineState[]): number {
  return states.reduce((sum, state) => sum + (goroutineStates.get(state) ?? 0), 0);
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
