import type { ProtocolStackMap } from '../kernel/protocolStackMap.ts';
import { type ConnTuple, type EphemeralRange, normaliseTuple } from '../kernel/tuple.ts';
import type { UsmProfile } from '../profile.ts';

/** What a program has in place of a range that it never received: only port 0 is ephemeral. */
const NO_RANGE: EphemeralRange = [0, 0];

/**
 * A tuple client first, as HTTP capture sees it. Without the host's port range the larger port is the client's, and
 * HTTP data of servers on high ports stands under the swapped key, while connection tracking keeps the right one.
 *
 * @param tuple - without process and namespace
 */
export function httpTuple(
  tuple: ConnTuple,
  stacks: ProtocolStackMap,
  portRange: UsmProfile['httpPortRange'] = 'host',
): ConnTuple {
  return portRange === 'host' ? stacks.normalise(tuple) : normaliseTuple(tuple, NO_RANGE);
}
