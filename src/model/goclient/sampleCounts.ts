import type { ClientConn } from './ClientConn.ts';
import { goroutineStates, type GoroutineState } from './goroutineStates.ts';
import type { HttpProcess } from './HttpProcess.ts';
import type { FailureKind } from './RequestCall.ts';

/** How the kernel sees a socket; one of a local socket is `connected` whatever the peer did. */
export type SocketState = 'established' | 'close_wait' | 'connected';

/** All transports of one name together. */
export interface PoolCounts {
  instances: number;
  idle: number;
  /** Connections charged against the limit of connections per host. */
  counted: number;
  /** Callers that wait for a slot. */
  dialWaiters: number;
}

/** What one look at the process shows. */
export interface ProcessCounts {
  readonly atNs: number;
  readonly goroutines: number;
  readonly fds: number;
  readonly goroutineStates: ReadonlyMap<GoroutineState, number>;
  /** Host → state → sockets. */
  readonly sockets: ReadonlyMap<string, ReadonlyMap<SocketState, number>>;
  readonly dials: ReadonlyMap<string, number>;
  readonly pools: ReadonlyMap<string, PoolCounts>;
  readonly ok: number;
  readonly pending: number;
  readonly failed: ReadonlyMap<FailureKind, number>;
}

/** Counts everything in this instant, before its timers. */
export function sampleCounts(process: HttpProcess): ProcessCounts {
  const states = goroutineStates(process);
  return {
    atNs: process.nowNs,
    goroutines: countGoroutines(process, states),
    fds: countFds(process),
    goroutineStates: states,
    sockets: socketCounts(process),
    dials: new Map(process.dials),
    pools: poolCounts(process),
    ok: process.requestsOk,
    pending: process.pendingCalls,
    failed: new Map(process.failures),
  };
}

/** All goroutines of the clients, and those of the application that are told of. */
export function countGoroutines(process: HttpProcess, states = goroutineStates(process)): number {
  return [...states.values()].reduce((sum, count) => sum + count, 0);
}

/** Open sockets: those of connections, and those that callers own. */
export function countFds(process: HttpProcess): number {
  return process.openConns.size + process.handedOver.size;
}

function socketCounts(process: HttpProcess): Map<string, Map<SocketState, number>> {
  const sockets = new Map<string, Map<SocketState, number>>();
  for (const conn of [...process.openConns, ...process.handedOver]) {
    const ofHost = sockets.get(conn.host.name) ?? new Map<SocketState, number>();
    sockets.set(conn.host.name, ofHost);
    const state = socketState(conn);
    ofHost.set(state, (ofHost.get(state) ?? 0) + 1);
  }
  return sockets;
}

function socketState(conn: ClientConn): SocketState {
  if (conn.host.family === 'unix') return 'connected';
  return conn.hasServerClosed ? 'close_wait' : 'established';
}

function poolCounts({ transports }: HttpProcess): Map<string, PoolCounts> {
  const pools = new Map<string, PoolCounts>();
  for (const { name, idle, slots, dialWaiters } of transports) {
    const pool = pools.get(name) ?? { instances: 0, idle: 0, counted: 0, dialWaiters: 0 };
    pools.set(name, pool);
    pool.instances += 1;
    pool.idle += idle.size;
    pool.counted += slots.counted;
    pool.dialWaiters += dialWaiters.waiting();
  }
  return pools;
}
