import type { ClientConn } from './ClientConn.ts';
import type { HttpProcess } from './HttpProcess.ts';
import type { RequestCall } from './RequestCall.ts';

/** What a goroutine waits for, as a dump of all stacks would show it. */
export type GoroutineState =
  | 'read_loop:io_wait'
  | 'read_loop:select'
  | 'write_loop:select'
  | 'http2_read_loop:io_wait'
  | 'caller:get_conn'
  | 'caller:round_trip'
  | 'caller:body_read'
  | 'dial'
  | 'other';

/**
 * All goroutines of the clients by what they wait for. Timeouts run on timers of the runtime and cost none.
 *
 * The read loop tells most: in IO wait, its connection is idle or waits for headers; in select, a body is outstanding.
 */
export function goroutineStates(process: HttpProcess): Map<GoroutineState, number> {
  const counts = new Map<GoroutineState, number>();
  const add = (state: GoroutineState, count = 1) => {
    if (count > 0) counts.set(state, (counts.get(state) ?? 0) + count);
  };
  for (const conn of process.openConns) {
    add(readLoopState(conn));
    if (!conn.isHttp2) add('write_loop:select');
  }
  for (const call of process.blockedCalls) {
    const state = callerState(call);
    if (state) add(state);
  }
  for (const transport of process.transports) add('dial', transport.dials.size);
  add('other', process.otherGoroutines);
  return counts;
}

/** What the read loop of an open connection waits for. */
export function readLoopState(conn: ClientConn): GoroutineState {
  if (conn.isHttp2) return 'http2_read_loop:io_wait';
  return conn.use === 'body' ? 'read_loop:select' : 'read_loop:io_wait';
}

/** Where a caller blocks; `undefined` when it does not. */
export function callerState(call: RequestCall): GoroutineState | undefined {
  if (call.phase === 'get-conn') return 'caller:get_conn';
  if (call.phase === 'round-trip') return 'caller:round_trip';
  return call.reader ? 'caller:body_read' : undefined;
}
