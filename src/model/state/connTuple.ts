import type { ConnStats } from '../connStats.ts';
import type { StateProfile } from '../profile.ts';

type Identity = StateProfile['identity'];

/**
 * Whether two records belong to the same connection as far as the agent can tell without the cookie.
 *
 * Older agents compare neither namespace nor direction.
 *
 * @upstream datadog-agent pkg/network/event_common.go ByteKey @ c45d449, ConnectionTuple @ 6138da0
 */
export function isSameTuple(a: ConnStats, b: ConnStats, identity: Identity): boolean {
  return (
    a.pid === b.pid &&
    a.sport === b.sport &&
    a.dport === b.dport &&
    a.family === b.family &&
    a.type === b.type &&
    a.source === b.source &&
    a.dest === b.dest &&
    (identity === 'byte-key' || (a.netns === b.netns && a.direction === b.direction))
  );
}

/**
 * The same identity as one text, for use as a map key.
 *
 * @param sport - stands in for the record's own source port
 * @param dport - stands in for the record's own destination port
 */
export function tupleText(conn: ConnStats, identity: Identity, sport: number, dport: number): string {
  const ends = `${conn.pid}|${conn.source}|${sport}|${conn.dest}|${dport}|${conn.family}${conn.type}`;
  return identity === 'byte-key' ? ends : `${ends}|${conn.netns}|${conn.direction}`;
}
