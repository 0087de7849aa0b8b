import type { RecordedEvent } from '../../src/model/events.ts';
import type { LoadedTrace } from '../../src/trace/loadTrace.ts';

/** Cookies of the connections of a trace. */
export function socketsOf(trace: LoadedTrace): ReadonlySet<bigint> {
  return new Set(trace.events.flatMap(({ event }) => (event.kind === 'estab' ? [event.ck] : [])));
}

/** The trace without what it tells of other sockets than these; two recorders of one host see the same cookies. */
export function onlySockets(trace: LoadedTrace, sockets: ReadonlySet<bigint>): LoadedTrace {
  const events = trace.events.filter(({ event }) => !('ck' in event) || sockets.has(event.ck));
  return { ...trace, events };
}

/** Each call with its caller: in order for each thread, because two recorders need not see threads in one order. */
export function callsBySocket(trace: LoadedTrace): ReadonlyMap<bigint, readonly string[]> {
  const calls = bySocket(trace, (event) =>
    event.kind === 'io'
      ? `${event.pid} ${event.tid} ${event.op} ${event.result} ${event.raddr}:${event.rport}`
      : undefined,
  );
  const threadOf = (call: string) => Number(call.split(' ', 2)[1]);
  return new Map([...calls].map(([ck, list]) => [ck, list.toSorted((a, b) => threadOf(a) - threadOf(b))]));
}

/** Who was seen to hold each socket, and by what. */
export function ownersBySocket(trace: LoadedTrace): ReadonlyMap<bigint, readonly string[]> {
  return bySocket(trace, (event) => (event.kind === 'owner' ? `${event.pid} ${event.pidSource}` : undefined));
}

function bySocket(trace: LoadedTrace, wordsOf: (event: RecordedEvent) => string | undefined) {
  const lists = new Map<bigint, string[]>();
  for (const { event } of trace.events) {
    const words = wordsOf(event);
    if (words === undefined || !('ck' in event)) continue;
    const list = lists.get(event.ck) ?? [];
    lists.set(event.ck, [...list, words]);
  }
  return lists;
}
