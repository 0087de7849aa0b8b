import type { AgentRun } from './AgentRun.ts';
import type { KnownDefect } from './knownDefects.ts';
import { knownOfSums } from './knownOfSums.ts';
import type { Place } from './Place.ts';

/**
 * The open defect of the real agent, if one, that makes it tell retransmits at a place once more.
 *
 * @param excess - how many were told that never were
 */
export function knownOfRetransmits(run: AgentRun, place: Place, excess: number): KnownDefect | undefined {
  if (place.hasExpiredSuccessor) return 'expiry-removes-successor';
  if (excess <= place.retransmitsToldAgain) return 'totals-return-after-expiry';
  // Both records of a failed connection have the socket's own count.
  return place.hasFailed ? 'double-close-report' : knownOfSums(run, place);
}
