import type { ConnStats } from '../connStats.ts';
import { INCOMING, OUTGOING } from '../connStats.ts';
import { translatedLocal, translatedRemote } from '../join/natEndpoints.ts';
import { isLoopback } from './loopback.ts';

/** A connection seen from one of its ends: that end, the far end, transport and namespace as one text. */
type ConnSide = string;

/**
 * Finds the destination container of connections that stay on this host, from the source containers of the others.
 *
 * The last connection with equal ends wins. A loopback address is only unique within its namespace; any other one is
 * also looked up without.
 *
 * @param conns - active connections, then closed ones; `containerDest` is set in place
 * @upstream datadog-agent pkg/network/resolver.go LocalResolver.Resolve @ c45d449
 */
export function resolveContainers(conns: readonly ConnStats[]): void {
  const containers = indexSourceContainers(conns);
  for (const conn of conns) {
    if (!conn.intraHost) continue;
    const container = findContainer(conn, containers);
    if (container !== undefined) conn.containerDest = container;
  }
}

function indexSourceContainers(conns: readonly ConnStats[]): Map<ConnSide, string> {
  const containers = new Map<ConnSide, string>();
  for (const conn of conns) {
    if (conn.containerSource === undefined || conn.containerSource === '') continue;
    const local = translatedLocal(conn);
    const remote = translatedRemote(conn);
    // The far side of an incoming connection is looked up without its port.
    const remotePort = conn.direction === INCOMING ? 0 : remote.port;
    const ends = `${local.ip}|${local.port}|${remote.ip}|${remotePort}|${conn.type}`;
    if (conn.netns !== 0) containers.set(`${ends}|${conn.netns}`, conn.containerSource);
    if (!isLoopback(local.ip)) containers.set(`${ends}|0`, conn.containerSource);
  }
  return containers;
}

function findContainer(conn: ConnStats, containers: ReadonlyMap<ConnSide, string>): string | undefined {
  const local = translatedLocal(conn);
  const remote = translatedRemote(conn);
  const localPort = conn.direction === OUTGOING ? 0 : local.port;
  const ends = `${remote.ip}|${remote.port}|${local.ip}|${localPort}|${conn.type}`;
  const sameNamespace = containers.get(`${ends}|${conn.netns}`);
  if (sameNamespace !== undefined || isLoopback(remote.ip)) return sameNamespace;
  return containers.get(`${ends}|0`);
}
