import { type ConnStats, TCP } from '../connStats.ts';
import { applyTcpStats, mapEntryToConn } from '../delivery/kernelRecordToConn.ts';
import type { ConnMaps } from '../kernel/ConnMaps.ts';
import type { ConnStatsEntry } from '../kernel/connRecords.ts';
import type { KernelMapEntry } from '../kernel/KernelMap.ts';
import { OrderedHashTable } from '../kernel/OrderedHashTable.ts';
import { type ConnTuple, TUPLE_KEYS, withoutPid } from '../kernel/tuple.ts';
import type { Tracker } from '../ledger/tracker.ts';
import type { DeliveryProfile } from '../profile.ts';
import type { TracerTelemetry } from './TracerTelemetry.ts';

/** Rules of a walk that changed with time. */
export type WalkRules = Pick<DeliveryProfile, 'cookieWidth' | 'iterationDedup'> &
  Partial<Pick<DeliveryProfile, 'sharedRetransmits'>>;

/** One walk over the connection map. */
export interface ConnectionWalk {
  /** Entries in the order in which the kernel gives them; a walk that the kernel restarts gives some again. */
  readonly entries: Iterable<KernelMapEntry<ConnTuple, ConnStatsEntry>>;
  /** Whether the kernel broke the walk off after these entries. */
  readonly isAborted: boolean;
  /** Whether no entry comes twice, so that nobody has to remember them. */
  readonly isDistinct?: boolean;
}

/**
 * Reads the connection map into connections.
 *
 * Retransmits are kept per socket, connections per process and socket: the first process met gets them, the others get
 * none, and who is first can change from poll to poll. Before that rule each of them reported all.
 *
 * @param keeps - whether a connection is wanted; asked before what other maps hold is attached
 * @upstream datadog-agent pkg/network/tracer/connection/ebpf_tracer.go GetConnections @ c45d449
 */
export function walkConnections(
  walk: ConnectionWalk,
  maps: Pick<ConnMaps, 'tcpStats' | 'tcpRetransmits'>,
  keeps: (conn: ConnStats, entry: KernelMapEntry<ConnTuple, ConnStatsEntry>) => boolean,
  context: {
    readonly telemetry: TracerTelemetry;
    readonly tracker: Tracker;
    readonly rules?: WalkRules | undefined;
  },
): ConnStats[] {
  const { telemetry, tracker, rules } = context;
  const dedup = walk.isDistinct === true ? 'none' : (rules?.iterationDedup ?? 'tuple-and-cookie');
  const cookies = new OrderedHashTable<ConnTuple, number>(TUPLE_KEYS);
  const claimedRetransmits = new OrderedHashTable<ConnTuple, true>(TUPLE_KEYS);
  const sharing = rules?.sharedRetransmits ?? 'first-process';
  const kept: ConnStats[] = [];
  for (const entry of walk.entries) {
    const { key } = entry;
    const known = dedup === 'none' ? undefined : cookies.get(key);
    if (known !== undefined && (dedup === 'tuple' || known === entry.value.cookie)) {
      telemetry.iterationDups += 1;
      continue;
    }
    const conn = mapEntryToConn(entry.key, entry.value, tracker, rules?.cookieWidth);
    if (dedup !== 'none') cookies.set(key, entry.value.cookie);
    if (!keeps(conn, entry)) continue;
    if (conn.type === TCP) attachTcp(conn, entry.key, maps, { claimedRetransmits, telemetry, sharing });
    kept.push(conn);
  }
  if (walk.isAborted) telemetry.iterationAborts += 1;
  return kept;
}

function attachTcp(
  conn: ConnStats,
  tuple: ConnTuple,
  maps: Pick<ConnMaps, 'tcpStats' | 'tcpRetransmits'>,
  context: {
    readonly claimedRetransmits: OrderedHashTable<ConnTuple, true>;
    readonly telemetry: TracerTelemetry;
    readonly sharing: DeliveryProfile['sharedRetransmits'];
  },
): void {
  const stats = maps.tcpStats.get(tuple);
  if (stats !== undefined) applyTcpStats(conn, stats);
  const socketTuple = withoutPid(tuple);
  const counter = maps.tcpRetransmits.get(socketTuple);
  if (counter === undefined) return;
  if (context.sharing === 'first-process' && context.claimedRetransmits.has(socketTuple)) {
    context.telemetry.pidCollisions += 1;
    return;
  }
  context.claimedRetransmits.add(socketTuple, true);
  conn.monotonic.retransmits = counter.count;
}
