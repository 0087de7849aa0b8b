import type { ConnStats } from '../connStats.ts';
import type { ConnTuple } from '../kernel/tuple.ts';

/** The kernel's key of a connection that user space knows. */
export function tupleOfConn(conn: ConnStats): ConnTuple {
  const { source, dest, sport, dport, netns, pid, type, family } = conn;
  return { src: source, dst: dest, sport, dport, netns, pid, type, family };
}
