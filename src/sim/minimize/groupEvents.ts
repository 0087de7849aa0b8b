import type { RecordedEvent } from '../../model/events.ts';
import type { EventList } from '../runFunction.ts';

/** Events that belong together, by name in order of their first appearance. */
export type EventGroups = readonly (readonly number[])[];

/** Indexes of the events of each kind. */
export function groupByKind(events: EventList): EventGroups {
  return grouped(events, ({ kind }) => kind);
}

/**
 * Indexes of the events of each connection (both ends together), of each process, of each flow and request of Windows;
 * what is none of these goes by its kind.
 */
export function groupBySubject(events: EventList): EventGroups {
  const connections = connectionNames(events);
  return grouped(events, (event) => subjectOf(event, connections));
}

function subjectOf(event: RecordedEvent, connections: ReadonlyMap<bigint, string>): string {
  switch (event.kind) {
    case 'proc':
    case 'proc_exit':
      return `process ${event.pid}`;
    case 'flow_open':
    case 'flow_update':
    case 'flow_close':
      return `flow ${event.handle}`;
    case 'etw':
      return `activity ${event.activityId}`;
    default:
      return 'ck' in event ? (connections.get(event.ck) ?? `socket ${event.ck}`) : event.kind;
  }
}

/** Name of the connection that a socket is an end of, by cookie: the two ends of one have the same name. */
function connectionNames(events: EventList): Map<bigint, string> {
  const names = new Map<bigint, string>();
  for (const { event } of events) {
    if (event.kind !== 'estab') continue;
    const local = `${event.laddr} ${event.lport}`;
    const remote = `${event.raddr} ${event.rport}`;
    names.set(event.ck, local < remote ? `${local} ${remote}` : `${remote} ${local}`);
  }
  return names;
}

function grouped(events: EventList, nameOf: (event: RecordedEvent) => string): EventGroups {
  const groups = new Map<string, number[]>();
  for (const [index, { event }] of events.entries()) {
    const name = nameOf(event);
    const group = groups.get(name);
    if (group) group.push(index);
    else groups.set(name, [index]);
  }
  return [...groups.values()];
}
