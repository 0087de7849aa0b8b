import type { ConnStats } from '../../connStats.ts';
import type { WindowsProfile } from '../windowsProfile.ts';

/**
 * The failures of a delivered connection that the encoder of the payload writes.
 *
 * Every agent writes them all. The gate that was considered upstream writes them only beside a new close, so that a
 * flow that lingers in the driver's table shows its failure once. A consumer of payloads asks this in place of
 * `conn.tcpFailures`; the record itself is not changed.
 */
export function encodedFailures(
  conn: Pick<ConnStats, 'tcpFailures' | 'last'>,
  { failureGate }: Pick<WindowsProfile, 'failureGate'>,
): ConnStats['tcpFailures'] {
  return failureGate === 'closed-delta' && conn.last.tcpClosed === 0 ? undefined : conn.tcpFailures;
}
