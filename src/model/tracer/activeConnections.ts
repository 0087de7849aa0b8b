import type { Choices } from '../choices.ts';
import { type ConnStats, TCP } from '../connStats.ts';
import { applyTcpStats, mapEntryToConn } from '../delivery/kernelRecordToConn.ts';
import type { ConnMaps } from '../kernel/ConnMaps.ts';
import { tupleKey, withoutPid } from '../kernel/tuple.ts';
import type { Tracker } from '../ledger/tracker.ts';

/**
 * The open connections of a poll: a walk over the kernel's connection map.
 *
 * The retransmit counter has no pid in its key, so the first connection of the walk with that tuple gets it and the
 * others get 0.
 *
 * @upstream datadog-agent pkg/network/tracer/connection/ebpf_tracer.go GetConnections @ c45d449
 */
export function activeConnections(maps: ConnMaps, choices: Choices, tracker: Tracker): ConnStats[] {
  const counted = new Set<string>();
  return maps.connStats.entries(choices).map(({ key, value }) => {
    const conn = mapEntryToConn(key, value, tracker);
    if (key.type !== TCP) return conn;
    const stats = maps.tcpStats.get(key);
    if (stats) applyTcpStats(conn, stats);
    const socketKey = withoutPid(key);
    const socketText = tupleKey(socketKey);
    if (!counted.has(socketText)) conn.monotonic.retransmits = maps.tcpRetransmits.get(socketKey)?.count ?? 0;
    counted.add(socketText);
    return conn;
  });
}
