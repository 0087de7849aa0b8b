import { DIRECTION_UNKNOWN, INCOMING, OUTGOING, TCP } from '../connStats.ts';
import { wrapU32 } from '../u64.ts';
import type { KernelDirection } from './connRecords.ts';
import type { ConnMaps, Counter, PortBinding } from './ConnMaps.ts';
import type { KernelMap } from './KernelMap.ts';
import type { KernelProfile } from '../profile.ts';
import type { ConnTuple } from './tuple.ts';

type Bindings = KernelMap<PortBinding, Counter>;

/** The key of a bound UDP port: agents that did not look at namespaces kept all ports under none. */
export function udpPortBinding(
  { udpBindings }: Pick<KernelProfile, 'udpBindings'>,
  { netns, port }: PortBinding,
): PortBinding {
  return { netns: udpBindings === 'host' ? 0 : netns, port };
}

/** Counts one more socket that listens on a port. */
export function addPortBinding(bindings: Bindings, binding: PortBinding): void {
  const counter = bindings.get(binding);
  if (counter !== undefined) counter.count = wrapU32(counter.count + 1);
  else bindings.insertAbsent(binding, { count: 1 });
}

/**
 * Counts one less; the entry goes when the count reaches 0.
 *
 * Every accept counts one more, but only the end of the listening socket counts one less: after N accepts the count
 * never comes back to 0, and a later client that uses this local port is taken for a server.
 */
export function removePortBinding(bindings: Bindings, binding: PortBinding): void {
  const counter = bindings.get(binding);
  if (counter === undefined) return;
  counter.count = wrapU32(counter.count - 1);
  if (counter.count === 0) bindings.delete(binding);
}

/**
 * The direction of a connection that no connect or accept has told: incoming when something listens on its local port.
 *
 * @returns `known` itself when it is known: the answer is given once and kept
 */
export function resolveDirection(
  { maps, profile }: { readonly maps: ConnMaps; readonly profile: Pick<KernelProfile, 'udpBindings'> },
  tuple: ConnTuple,
  known: KernelDirection,
): KernelDirection {
  if (known !== DIRECTION_UNKNOWN) return known;
  const binding = { netns: tuple.netns, port: tuple.sport };
  const counter =
    tuple.type === TCP ? maps.portBindings.get(binding) : maps.udpPortBindings.get(udpPortBinding(profile, binding));
  return counter !== undefined && counter.count > 0 ? INCOMING : OUTGOING;
}
