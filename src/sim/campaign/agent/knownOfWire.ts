import type { AgentRun } from './AgentRun.ts';
import { halvesMeetRightly } from './halvesMeetRightly.ts';
import type { Wire } from './Wire.ts';

/** The open defect of the real agent, if one, that can spoil the hits of a wire. */
export function knownOfWire(run: AgentRun, wire: Wire): string | undefined {
  if (run.requests.some((request) => request.wire === wire && request.isSeenTwice)) return 'tls-both-ends';
  if (hasThirdClient(run)) return 'third-client-doubles-stats';
  if (run.agent.usm.dispatcher.sequences.refusedCount > 0) return 'sequence-map-full';
  const { clientIp, clientPort } = wire.ends.translated;
  // Halves of all connections of a client port meet.
  for (const other of run.wires) {
    if (other.ends.translated.clientIp !== clientIp || other.ends.translated.clientPort !== clientPort) continue;
    if (other.isPipelined) return 'pipelining';
    if (other.hasInterim) return 'interim-response';
    if (other.isCrossed) return 'halves-of-other-exchanges';
  }
  if (run.halves.length > 0 && !readsAtOnce(run)) return 'queued-events-miss-poll';
  // A half that waited long in the kernel may have been swept out of it, and so be missing where halves meet.
  if (run.halves.some(({ atMs, flushedMs }) => flushedMs - atMs > run.made.limits.httpIdleMs)) return 'idle-half-swept';
  return halvesMeetRightly(run, { wire }) ? undefined : 'halves-of-other-exchanges';
}

/** Whether three clients or more may share one statistics object. */
export function hasThirdClient({ profile, clientsMax }: AgentRun): boolean {
  return profile.state.sharedObjects === 'alias' && clientsMax > 2;
}

/** Whether every poll has all halves: pages are read at once, and what is in none that is full fits into one. */
export function readsAtOnce({ made, halves, requests }: AgentRun): boolean {
  return made.readsPages && made.limits.slots > halves.length + requests.length;
}
