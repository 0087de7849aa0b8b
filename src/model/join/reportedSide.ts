import { INCOMING } from '../connStats.ts';
import type { ConnectionKey } from '../httpStats.ts';
import type { HitSide } from '../ledger/tracker.ts';
import { type Endpoint, translatedLocal } from './natEndpoints.ts';
import type { JoinedConn } from './UsmConnectionIndex.ts';

/**
 * Which side of the transactions a connection reports.
 *
 * It is the client when its local end, raw or translated, is where the key starts, and the server when it is where the
 * key leads. When both or neither hold (a connection to itself, a cleared port), the direction decides. No rule of the
 * agent asks this: it serves the ledger.
 */
export function reportedSide(conn: JoinedConn, key: ConnectionKey): HitSide {
  const locals = [{ ip: conn.source, port: conn.sport }, translatedLocal(conn)];
  const isClient = locals.some((end) => isEnd(end, { ip: key.srcIp, port: key.srcPort }));
  const isServer = locals.some((end) => isEnd(end, { ip: key.dstIp, port: key.dstPort }));
  if (isClient !== isServer) return isClient ? 'client' : 'server';
  return conn.direction === INCOMING ? 'server' : 'client';
}

/** A cleared port in the key (roll-up) stands for every port. */
function isEnd(local: Endpoint, keyEnd: Endpoint): boolean {
  return local.ip === keyEnd.ip && (local.port === keyEnd.port || keyEnd.port === 0);
}
