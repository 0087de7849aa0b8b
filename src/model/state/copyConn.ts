import type { ConnStats } from '../connStats.ts';
import type { StateProfile } from '../profile.ts';

/**
 * A client's private copy of a closed connection.
 *
 * As in the agent the copy shares the translation, the failures and the DNS statistics with the original: what one
 * client changes inside them, the others see. Counters are values and need no copy.
 *
 * @param flows - the ledger's handle of the copy
 */
export function copyConn(conn: ConnStats, flows: number, sharedObjects: StateProfile['sharedObjects']): ConnStats {
  const { ipTranslation } = conn;
  const isOwnTranslation = sharedObjects === 'copy' && ipTranslation !== undefined;
  return {
    ...conn,
    ipTranslation: isOwnTranslation ? { ...ipTranslation } : ipTranslation,
    protocolStack: { ...conn.protocolStack },
    tlsTags: { ...conn.tlsTags },
    flows,
  };
}
