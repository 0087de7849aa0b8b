import type { ConnStats } from '../connStats.ts';
import { INCOMING, OUTGOING, UDP } from '../connStats.ts';
import { translatedRemote } from '../join/natEndpoints.ts';
import { ephemeralRangeFor } from './EphemeralRanges.ts';
import { isEphemeralPort } from './ephemeralPort.ts';
import { LocalEndpoints } from './LocalEndpoints.ts';
import { isLoopback } from './loopback.ts';
import type { StateContext } from './stateContext.ts';

/** Ports below this one are taken for a server's. */
export const FIRST_UNPRIVILEGED_PORT = 1024;

/**
 * Marks connections that stay on this host, corrects obviously wrong directions, and removes the translation from the
 * server side of a translated local connection.
 *
 * All depends on which connections are in this poll, so one connection may flip between polls.
 *
 * @param conns - active connections, then closed ones; changed in place
 * @upstream datadog-agent pkg/network/state.go determineConnectionIntraHost, fixConnectionDirection @ c45d449
 */
export function markIntraHost(conns: readonly ConnStats[], context: StateContext): void {
  const local = new LocalEndpoints();
  const removesAll = context.profile.intraHostTranslation === 'removed-from-incoming';
  for (const conn of conns) local.add(conn);
  for (const conn of conns) {
    conn.intraHost = isIntraHost(conn, local);
    fixDirection(conn, context);
    if (conn.intraHost && conn.direction === INCOMING && conn.ipTranslation !== undefined) {
      if (removesAll || local.isTargetOfTranslation(conn)) conn.ipTranslation = undefined;
    }
  }
}

function isIntraHost(conn: ConnStats, local: LocalEndpoints): boolean {
  if (conn.source === conn.dest) return true;
  if (isLoopback(conn.source) && isLoopback(conn.dest)) return true;
  if (conn.ipTranslation !== undefined && isLoopback(conn.ipTranslation.replSrcIp)) return true;
  const remote = translatedRemote(conn);
  return local.hasEnd(remote.ip, remote.port, conn.type);
}

/**
 * An ephemeral port betrays the side that connected. The kernel guesses when it has not seen the socket being opened.
 */
function fixDirection(conn: ConnStats, context: StateContext): void {
  const { outgoingDirectionFix, incomingDirectionFix } = context.profile;
  const ephemeralRange = ephemeralRangeFor(context, conn.family, conn.type);
  const isSourceEphemeral = isEphemeralPort(conn.sport, ephemeralRange);
  const isDestEphemeral = isEphemeralPort(conn.dport, ephemeralRange);
  if (conn.direction === OUTGOING) {
    if (outgoingDirectionFix && conn.intraHost && !isSourceEphemeral && isDestEphemeral) {
      conn.direction = INCOMING;
      context.telemetry.outgoingDirectionFixes += 1;
    }
    return;
  }
  if (!incomingDirectionFix || conn.direction !== INCOMING || conn.type !== UDP || !isSourceEphemeral) return;
  const isServerRemote = conn.intraHost ? !isDestEphemeral : conn.dport < FIRST_UNPRIVILEGED_PORT;
  if (!isServerRemote) return;
  conn.direction = OUTGOING;
  context.telemetry.incomingDirectionFixes += 1;
}
