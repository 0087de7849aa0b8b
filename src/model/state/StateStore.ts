import type { ConnStats, StatCounters } from '../connStats.ts';
import type { Delta, PollInput } from './NetworkState.ts';
import type { StateTelemetry } from './stateTelemetry.ts';

/** A registered client with its sizes. */
export interface ClientSizes {
  readonly id: string;
  /** Connections whose last reported counters are remembered. */
  readonly baselineCount: number;
  /** Closed connections that wait. */
  readonly closedCount: number;
  readonly lastFetchNs: number;
}

/** What every implementation of the per-client state can do; `NetworkState.ts` says what each part means. */
export interface StateStore {
  readonly telemetry: StateTelemetry;
  readonly hasClients: boolean;
  readonly latestBpfTimeNs: bigint;
  listClients(): ClientSizes[];
  registerClient(id: string, nowNs: number): void;
  removeClient(id: string): void;
  removeExpiredClients(nowNs: number): void;
  storeClosedConnection(closed: ConnStats): void;
  removeConnections(cookies: readonly bigint[], conns?: readonly ConnStats[]): void;
  getDelta(id: string, poll: PollInput): Delta;
  getTelemetryDelta(id: string, values: ReadonlyMap<string, bigint>, nowNs: number): Map<string, bigint> | undefined;
  dump(id: string): ReadonlyMap<bigint, StatCounters>;
}
