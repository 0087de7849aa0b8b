import type { AgentRun } from './AgentRun.ts';
import { halvesMeetRightly } from './halvesMeetRightly.ts';
import type { KnownDefect } from './knownDefects.ts';
import type { LooseHalf } from './TupleTruth.ts';
import type { TruthRequest } from './TruthRequest.ts';
import { clientEnd, type Wire } from './Wire.ts';

/** The open defect of the real agent, if one, that can spoil the hits of a wire. */
export function knownOfWire(run: AgentRun, wire: Wire): KnownDefect | undefined {
  const { clientIp, clientPort } = wire.ends.translated;
  const isSeenTwice = (request: TruthRequest): boolean => request.isSeenTwice && isOfClient(request.wire, wire);
  if (run.requests.some(isSeenTwice)) return 'tls-both-ends';
  if (hasThirdClient(run)) return 'third-client-doubles-stats';
  if (run.agent.usm.dispatcher.sequences.refusedCount > 0) return 'sequence-map-full';
  // Halves of all connections of a client port meet.
  for (const other of run.wires) {
    if (!isOfClient(other, wire)) continue;
    if (other.isPipelined) return 'pipelining';
    if (other.hasInterim) return 'interim-response';
    if (other.isCrossed) return 'halves-of-other-exchanges';
    // What was swept out of the kernel is missing where halves meet, and what should have met it there is loose.
    if (other.hasIdled) return 'idle-half-swept';
  }
  if (run.halves.length > 0 && !readsAtOnce(run)) return 'queued-events-miss-poll';
  const isUnsure = (half: LooseHalf): boolean =>
    half.isUnsure && half.clientIp === clientIp && half.clientPort === clientPort;
  if (run.halves.some(isUnsure)) return 'end-not-taken-for-one';
  if (!halvesMeetRightly(run, { wire })) return 'halves-of-other-exchanges';
  return mayLackHalf(run, wire) ? 'transaction-map-full' : undefined;
}

/** Whether two wires have the same client end: halves of their exchanges meet. */
function isOfClient(one: Wire, other: Wire): boolean {
  const [a, b] = [one.ends.translated, other.ends.translated];
  return a.clientIp === b.clientIp && a.clientPort === b.clientPort;
}

/** Whether what should have met a half of the client port may have found no room in the kernel. */
function mayLackHalf({ agent, refusableEnds }: AgentRun, { ends }: Wire): boolean {
  return agent.usm.program.inFlight.refusedCount > 0 && refusableEnds.has(clientEnd(ends.translated));
}

/** Whether three clients or more may share one statistics object. */
export function hasThirdClient({ profile, clientsMax }: AgentRun): boolean {
  return profile.state.sharedObjects === 'alias' && clientsMax > 2;
}

/** Whether every poll has all halves: pages are read at once, and what is in none that is full fits into one. */
export function readsAtOnce({ made, halves, requests }: AgentRun): boolean {
  return made.readsPages && made.limits.slots > halves.length + requests.length;
}
