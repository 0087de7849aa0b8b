import type { ConnStats } from '../connStats.ts';
import type { StateProfile } from '../profile.ts';
import { tupleText } from './connTuple.ts';

/** What tells a connection from all others: a cookie, or a text where tuples count. */
export type ConnKey = bigint | string;

/** The key of a connection in the state of one client. */
export function connKeyOf(conn: ConnStats, { baselineKey, identity }: StateProfile): ConnKey {
  if (baselineKey === 'cookie') return conn.cookie;
  const tuple = tupleText(conn, identity, conn.sport, conn.dport);
  return baselineKey === 'tuple' ? tuple : `${tuple}|${conn.cookie}`;
}
