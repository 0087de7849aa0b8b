import { type Address, INCOMING } from '../connStats.ts';
import type { ConnectionKey } from '../httpStats.ts';
import type { HitSide } from '../ledger/tracker.ts';
import { translatedLocal } from './natEndpoints.ts';
import type { JoinedConn, JoinSettings } from './UsmConnectionIndex.ts';

/**
 * Which side of the transactions a connection reports.
 *
 * It is the client when its local end, raw or translated, is where the key starts, and the server when it is where the
 * key leads. When both or neither hold (a connection to itself, a cleared port), the direction decides. On Windows it
 * always does: there a key starts at the local end, whoever is the client. No rule of the agent asks this: it serves
 * the ledger.
 */
export function reportedSide(conn: JoinedConn, key: ConnectionKey, lookup: JoinSettings['lookup']): HitSide {
  if (lookup !== 'linux') return sideOfDirection(conn);
  let isClient = isEnd(conn.source, conn.sport, key.srcIp, key.srcPort);
  let isServer = isEnd(conn.source, conn.sport, key.dstIp, key.dstPort);
  if (conn.ipTranslation !== undefined) {
    const { ip, port } = translatedLocal(conn);
    isClient ||= isEnd(ip, port, key.srcIp, key.srcPort);
    isServer ||= isEnd(ip, port, key.dstIp, key.dstPort);
  }
  if (isClient !== isServer) return isClient ? 'client' : 'server';
  return sideOfDirection(conn);
}

function sideOfDirection({ direction }: JoinedConn): HitSide {
  return direction === INCOMING ? 'server' : 'client';
}

/** A cleared port in the key (roll-up) stands for every port. */
function isEnd(ip: Address, port: number, keyIp: Address, keyPort: number): boolean {
  return ip === keyIp && (port === keyPort || keyPort === 0);
}
