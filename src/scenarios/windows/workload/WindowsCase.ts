import type { ClosedEventRace, FlowTableName } from '../../../model/windows/flows/FlowDriver.ts';

/**
 * A generated life of a Windows host, and everything that the agent meets there: with a profile, a run is a function of
 * it. Plain data without absent fields, so that a case can be printed, stored and made smaller.
 *
 * `windowsCaseDomain.ts` says which values it may hold. Times are whole ms: `atMs` since the start, `afterMs` since
 * the flow or the connection began.
 */
export interface WindowsCase {
  readonly flows: readonly CaseFlow[];
  readonly connections: readonly CaseConnection[];
  readonly agent: CaseAgent;
  readonly limits: CaseLimits;
  /** Whether the host has a site configuration: with one the agent can die of a request. */
  readonly hasSites: boolean;
  /** Until system-probe is started again after it has died; 0: it never is. */
  readonly restartAfterMs: number;
  /** Seed of what the agent leaves to chance. */
  readonly seed: number;
}

/** Addresses of both ends. */
export type CaseNetwork = 'v4' | 'loopback' | 'v6';

/** A flow of the packet driver. */
export interface CaseFlow {
  readonly atMs: number;
  /** Index of the owner in `CASE_PROCESSES`. */
  readonly process: number;
  readonly network: CaseNetwork;
  readonly localPort: number;
  readonly remotePort: number;
  readonly protocol: 'tcp' | 'udp';
  readonly direction: 'out' | 'in';
  /** The driver's identity of the flow; 0: one that no other flow has. */
  readonly cookie: number;
  /** Whether the driver gives it the handle of the flow that has last gone from its open table, if there is one. */
  readonly reusesHandle: boolean;
  /** Connection status at the beginning (see `DriverFlowState`). */
  readonly status: number;
  readonly traffic: readonly CaseTraffic[];
  readonly statuses: readonly { readonly afterMs: number; readonly status: number }[];
  readonly ending: CaseEnding;
}

/** Payload that moves. */
export interface CaseTraffic {
  readonly afterMs: number;
  readonly sentBytes: number;
  readonly recvBytes: number;
}

/** The closure of a flow, which may find a packet on its way: then the flow lingers. Without one it stays open. */
export interface CaseEnding {
  readonly kind: 'none' | 'closes' | 'lingers';
  readonly afterMs: number;
  readonly status: number;
}

/** A connection of HTTP.sys. */
export interface CaseConnection {
  readonly atMs: number;
  readonly network: CaseNetwork;
  readonly localPort: number;
  readonly remotePort: number;
  readonly isTls: boolean;
  /** Whether the packet driver follows it too. */
  readonly hasFlow: boolean;
  readonly requests: readonly CaseRequest[];
  readonly closing: CaseClosing;
  /** Ids of events of the connection that the agent's session loses. */
  readonly agentMisses: readonly number[];
}

/** What HTTP.sys tells of a request, in this order, whether it makes sense or not. */
export interface CaseRequest {
  readonly afterMs: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly siteId: number;
  readonly events: readonly number[];
  readonly spacingMs: number;
  /** From the event before it to the last one, which may so come after the connection's end. */
  readonly thinkMs: number;
  readonly agentMisses: readonly number[];
}

/** The events of the end of a connection; none: it stays open. */
export interface CaseClosing {
  readonly afterMs: number;
  readonly spacingMs: number;
  readonly events: readonly number[];
}

/** Timetable of the process-agent and of other clients, with what goes wrong. Numbers of polls are from 1. */
export interface CaseAgent {
  /** Whether it registers at the start, or is known by its first poll only. */
  readonly registers: boolean;
  readonly pollEveryMs: number;
  readonly pollOffsetMs: number;
  readonly quietPolls: number;
  /** Places in the timetable; at 30 s four in a row make the client expire. */
  readonly skippedPolls: readonly number[];
  readonly lostPayloads: readonly number[];
  readonly failedReads: readonly { readonly poll: number; readonly table: FlowTableName }[];
  readonly races: readonly { readonly poll: number; readonly race: ClosedEventRace }[];
  readonly others: readonly CaseClient[];
}

/** Another client of system-probe. */
export interface CaseClient {
  readonly registers: boolean;
  readonly pollEveryMs: number;
  readonly pollOffsetMs: number;
}

/** Limits that a case makes small. */
export interface CaseLimits {
  /** Flows in the driver's tables. */
  readonly driverOpen: number;
  readonly driverClosed: number;
  /** Closed flows and baselines of a client. */
  readonly clientClosed: number;
  readonly clientBaselines: number;
  /** HTTP statistics: of the whole agent, and of a client. */
  readonly httpStats: number;
  readonly clientHttp: number;
}
