import type { ConnStats } from '../connStats.ts';
import { connTuple, type ConnTuple } from '../kernel/tuple.ts';

/** The kernel's key of a connection that user space knows. */
export function tupleOfConn(conn: ConnStats): ConnTuple {
  const { source, dest, sport, dport, netns, pid, type, family } = conn;
  return connTuple({ src: source, dst: dest, sport, dport, type, family }, netns, pid);
}
