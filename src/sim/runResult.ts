import type { LedgerRecount, LedgerTotals } from '../model/ledger/fate.ts';
import type { Ledger } from '../model/ledger/ledger.ts';
import type { FlowTable } from './flowTable.ts';
import type { AgentEnd, Platform } from './hosts/SimulatedHost.ts';
import type { ProcessTable } from './processTable.ts';
import type { RecordedChoice } from './seededChoices.ts';
import type { TransferSums } from './transferSums.ts';

/** Hits that the back end counts for one service. */
export interface ServiceHits {
  /** On incoming connections. */
  server: number;
  /** On outgoing connections. */
  client: number;
}

/** One connection that the process-agent's filter removed. */
export interface RemovedConnection {
  readonly pid: number;
  readonly flow: string;
  readonly proxyPid: number;
  readonly rule: string;
  readonly ownerIsProxy: boolean;
  readonly hits: number;
}

/** What one poll of the process-agent delivered. */
export interface PollRecord {
  /** From 1. */
  readonly poll: number;
  readonly tNs: number;
  /** Connections in the payload, and those left after the filter. */
  readonly delivered: number;
  readonly kept: number;
  readonly httpAggregates: number;
  readonly orphanAggregations: number;
  /** docker-proxy processes whose target was known in this poll, with the address learnt for each. */
  readonly proxies: readonly { readonly pid: number; readonly ip: string }[];
  readonly removed: readonly RemovedConnection[];
  /** Hits by service in this payload, after the filter. */
  readonly hits: ReadonlyMap<string, ServiceHits>;
  /** Sums of failed and closed TCP connections in the payload, before the filter. */
  readonly tcpFailures: number;
  readonly tcpClosed: number;
  /** Likewise: connections that were established, payload bytes sent. */
  readonly tcpEstablished: number;
  readonly sentBytes: bigint;
  /** The ledger after this poll, and the same sums counted anew from its columns. */
  readonly totals: LedgerTotals;
  readonly recount: LedgerRecount;
}

/** An invariant that does not hold. */
export interface Violation {
  readonly invariant: string;
  readonly expected: string;
  readonly observed: string;
  /** Poll at which it was first seen; 0 = at the end of the run. */
  readonly poll: number;
}

/** A violation as it stands in a verdict. */
export interface JudgedViolation extends Violation {
  /** The recorder lost events that may explain it. */
  readonly isInconclusive?: true;
}

/** Sums over all polls. */
export interface RunSums {
  /** Connections in the payloads, and those left after the filter. */
  delivered: number;
  kept: number;
  /** Connections that the docker-proxy filter removed although another process owns them. */
  foreignRemoved: number;
  tcpFailures: number;
  tcpClosed: number;
  /** How often the agent died. */
  agentEnds: number;
}

/** What a run that keeps only sums no longer knows: besides the fates of hits, the first polls and all choices. */
export interface Forgotten {
  /** Polls from the first on that are not in the result. */
  readonly polls: number;
  readonly choices: number;
  /** Hash of those choices: two runs that chose differently can be told apart. */
  readonly choicesHash: string;
}

/** Everything that a run leaves behind. */
export interface RunResult {
  readonly profileId: string;
  readonly platform: Platform;
  /** Toggles that differ from the profile. */
  readonly toggles: readonly { readonly id: string; readonly value: string }[];
  readonly seed: number;
  /** Recorded events that were replayed. */
  readonly events: number;
  readonly polls: readonly PollRecord[];
  readonly sums: Readonly<RunSums>;
  readonly hits: ReadonlyMap<string, ServiceHits>;
  readonly totals: LedgerTotals;
  readonly ledger: Ledger;
  readonly flows: FlowTable;
  readonly processes: ProcessTable;
  readonly choices: readonly RecordedChoice[];
  /** `undefined` when the run kept everything. */
  readonly forgotten: Forgotten | undefined;
  /** The agent's own counters that moved, by name, in byte order of the names. */
  readonly counters: ReadonlyMap<string, number>;
  /** Whenever the agent died. */
  readonly ends: readonly AgentEnd[];
  /** How bytes came to the agent's hooks; `undefined` where the events tell no calls. */
  readonly transfers: Readonly<TransferSums> | undefined;
  readonly violations: readonly Violation[];
}
