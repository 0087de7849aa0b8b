import { INCOMING, OUTGOING } from '../../../../model/connStats.ts';
import type { AgentRun } from '../AgentRun.ts';
import type { Behind } from '../DeliveredPoll.ts';
import { showPlace } from '../showPlace.ts';
import { startsAtClient, wireOfKey } from '../wireOfKey.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'direction-consistent';

/** Direction, and who is the client of HTTP data, are the true ones wherever hooks or ports tell them. */
export const directionConsistent: AgentInvariant = {
  name: NAME,
  afterPoll(run, { client, behind, outcome, poll }, findings) {
    outcome.delta.conns.forEach(({ direction, pid }, index) => {
      const each = behind[index];
      if (each === undefined || !isTold(run, each)) return;
      const right = each.place.role === 'client' ? OUTGOING : INCOMING;
      if (direction === right || (direction !== INCOMING && direction !== OUTGOING)) return;
      const observed = `direction ${direction} of ${showPlace(each.place, pid)}`;
      findings.add({ invariant: NAME, expected: `direction ${right}`, observed, path: 'direction' }, poll);
    });
    if (client !== 0) return;
    for (const { group } of outcome.join.outcomes) {
      const wire = wireOfKey(run, group.key);
      if (wire === undefined) continue;
      const { clientPort, serverPort } = wire.ends.translated;
      if (!isEphemeral(run, clientPort) || isEphemeral(run, serverPort)) continue;
      if (startsAtClient(wire.ends.translated, group.key) || startsAtClient(wire.ends.raw, group.key)) continue;
      const observed = `HTTP key from port ${group.key.srcPort} to ${group.key.dstPort}`;
      findings.add({ invariant: NAME, expected: `from ${clientPort}`, observed, path: 'key swapped' }, poll);
    }
  },
};

function isTold(run: AgentRun, { place, record }: Behind): boolean {
  const isClient = place.role === 'client';
  if (place.isUdp) {
    const isBound = run.distinctPlaces.some(
      (other) => other.isUdp && other.role === 'server' && other.netns === place.netns && other.sport === place.sport,
    );
    return isClient && !isBound;
  }
  // The second record of a failed connection knows nothing of the first.
  if (!place.isDirectionTold || !record.isOwner || place.hasFailed) return false;
  const [clientPort, serverPort] = isClient ? [place.sport, place.dport] : [place.dport, place.sport];
  return isEphemeral(run, clientPort) && !isEphemeral(run, serverPort);
}

function isEphemeral(run: AgentRun, port: number): boolean {
  const [first, last] = run.profile.state.ephemeralRange;
  return port >= first && port <= last;
}
