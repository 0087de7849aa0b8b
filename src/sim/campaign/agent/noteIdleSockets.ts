import { DEFAULT_IDLE_TIMEOUTS } from '../../../model/tracer/idleExpiry.ts';
import type { AgentRun } from './AgentRun.ts';

/**
 * Notes which open sockets a poll that runs now may give up: idle for long, and either forgotten by conntrack or of a
 * process that has ended.
 */
export function noteIdleSockets(run: AgentRun): void {
  const idleSinceMs = run.nowMs - DEFAULT_IDLE_TIMEOUTS.tcpMs;
  for (const place of run.distinctPlaces) {
    const { live, records } = place;
    if (live === undefined || live.mayBeExpired || place.isUdp || !run.mayGiveUp(place)) continue;
    // All processes of a socket share one counter of retransmits, which goes with the entry of any of them.
    live.mayBeExpired = records.some(({ isOpen, touchedMs }) => isOpen && touchedMs <= idleSinceMs);
  }
}
