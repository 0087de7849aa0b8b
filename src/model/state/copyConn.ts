import type { ConnStats } from '../connStats.ts';

/**
 * A client's private copy of a closed connection.
 *
 * As in the agent the copy shares the translation, the failures and the DNS statistics with the original: what one
 * client changes inside them, the others see. Counters are values and need no copy.
 *
 * @param flows - the ledger's handle of the copy
 */
export function copyConn(conn: ConnStats, flows: number): ConnStats {
  return { ...conn, protocolStack: { ...conn.protocolStack }, tlsTags: { ...conn.tlsTags }, flows };
}
