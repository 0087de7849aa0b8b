import { assert } from '../assert.ts';
import type { Address } from '../connStats.ts';

/** What batching reads of a connection. Routes and tags are texts here; every message numbers them anew. */
export interface BatchedConn {
  readonly pid: number;
  readonly dest: Address;
  /** Container of the local end, `''` and `undefined` for none. */
  readonly containerSource: string | undefined;
  /** Alias of the subnet that it leaves through. */
  readonly route: string | undefined;
  readonly tags: readonly string[];
}

/** What goes into the messages of one run beside the connections. */
export interface BatchContext {
  /** The same in all messages of a run; counts up by one from run to run. */
  readonly groupId: number;
  readonly maxConnsPerMessage: number;
  readonly dns: ReadonlyMap<Address, readonly string[]>;
  readonly telemetry: ReadonlyMap<string, bigint>;
  /** Tag of the service that a process belongs to; `undefined` is none. */
  readonly serviceTagOf: (pid: number) => string | undefined;
}

/** One connection of a message with its numbers; -1 is none. */
export interface MessageConn<Conn> {
  readonly conn: Conn;
  readonly routeIdx: number;
  readonly tagsIdx: number;
}

/** One message to the back end. */
export interface CollectorConnections<Conn> {
  readonly groupId: number;
  /** Number of messages of the run. */
  readonly groupSize: number;
  readonly conns: readonly MessageConn<Conn>[];
  /** By `routeIdx`, in the order of first use. */
  readonly routes: readonly string[];
  /** By `tagsIdx`, in the order of first use; the service's tag stands last. */
  readonly tagSets: readonly (readonly string[])[];
  /** pid → container of the local end. */
  readonly containerForPid: ReadonlyMap<number, string>;
  /** Names of the remote addresses of this message. */
  readonly dns: ReadonlyMap<Address, readonly string[]>;
  /** Only in the first message; `undefined` in the others. */
  readonly telemetry: ReadonlyMap<string, bigint> | undefined;
}

/**
 * Cuts the connections of a run into messages.
 *
 * Only when they do not fit into one message they are sorted, by remote address (as text) and pid; connections that are
 * equal in both keep their order here, in the agent it is undefined. Without a connection there is no message, so the
 * telemetry of that run is lost.
 *
 * @upstream datadog-agent pkg/process/checks/net.go batchConnections @ c45d449
 */
export function batchConnections<Conn extends BatchedConn>(
  conns: readonly Conn[],
  context: BatchContext,
): CollectorConnections<Conn>[] {
  const { maxConnsPerMessage } = context;
  assert(maxConnsPerMessage > 0, `maxConnsPerMessage is ${maxConnsPerMessage}`);
  const ordered = conns.length > maxConnsPerMessage ? conns.toSorted(compareConns) : conns;
  const groupSize = Math.ceil(conns.length / maxConnsPerMessage);
  return Array.from({ length: groupSize }, (_, chunk) => {
    const start = chunk * maxConnsPerMessage;
    const message = toMessage(ordered.slice(start, start + maxConnsPerMessage), context);
    return { ...message, groupSize, telemetry: chunk === 0 ? context.telemetry : undefined };
  });
}

function toMessage<Conn extends BatchedConn>(
  conns: readonly Conn[],
  { groupId, dns, serviceTagOf }: BatchContext,
): Omit<CollectorConnections<Conn>, 'groupSize' | 'telemetry'> {
  const routes = new Map<string, number>();
  const tagSets = new Map<string, { index: number; tags: readonly string[] }>();
  const containerForPid = new Map<number, string>();
  const names = new Map<Address, readonly string[]>();
  const numbered = conns.map((conn) => {
    const { pid, dest, containerSource = '', route } = conn;
    if (containerSource !== '') containerForPid.set(pid, containerSource);
    const known = dns.get(dest);
    if (known) names.set(dest, known);
    const serviceTag = serviceTagOf(pid);
    const tags = serviceTag === undefined ? conn.tags : [...conn.tags, serviceTag];
    const tagsKey = tags.map((tag) => `${tag.length}:${tag}`).join('');
    if (!tagSets.has(tagsKey) && tags.length > 0) tagSets.set(tagsKey, { index: tagSets.size, tags });
    if (route !== undefined && !routes.has(route)) routes.set(route, routes.size);
    return {
      conn,
      routeIdx: route === undefined ? -1 : (routes.get(route) ?? -1),
      tagsIdx: tags.length === 0 ? -1 : (tagSets.get(tagsKey)?.index ?? -1),
    };
  });
  return {
    groupId,
    conns: numbered,
    routes: [...routes.keys()],
    tagSets: [...tagSets.values()].map(({ tags }) => tags),
    containerForPid,
    dns: names,
  };
}

function compareConns(a: BatchedConn, b: BatchedConn): number {
  if (a.dest !== b.dest) return a.dest < b.dest ? -1 : 1;
  return a.pid - b.pid;
}
