import type { ConnStats } from '../connStats.ts';

/**
 * Whether a connection carries nothing but its existence. Establishment and close do not count as content.
 *
 * @param includesFailures - whether failures count as content
 */
export function isEmptyConn(conn: ConnStats, includesFailures: boolean): boolean {
  const counters = conn.monotonic;
  return (
    counters.recvBytes === 0n &&
    counters.recvPackets === 0n &&
    counters.sentBytes === 0n &&
    counters.sentPackets === 0n &&
    counters.retransmits === 0 &&
    (!includesFailures || conn.tcpFailures === undefined || conn.tcpFailures.size === 0)
  );
}
