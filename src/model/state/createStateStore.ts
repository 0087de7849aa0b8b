import type { StateProfile } from '../profile.ts';
import { ColumnNetworkState } from './columns/ColumnNetworkState.ts';
import { NetworkState, type NetworkStateOptions } from './NetworkState.ts';
import type { StateStore } from './StateStore.ts';

/** How the state of the clients is kept: in typed-array columns, or as plain objects (the test oracle). */
export const STATE_IMPLEMENTATIONS = ['columns', 'rows'] as const;
export type StateImplementation = (typeof STATE_IMPLEMENTATIONS)[number];

/** Makes the state of a run. */
export function createStateStore(
  profile: StateProfile,
  options: NetworkStateOptions = {},
  implementation: StateImplementation = implementationFor(profile),
): StateStore {
  return implementation === 'columns' ? new ColumnNetworkState(profile, options) : new NetworkState(profile, options);
}

/**
 * The implementation that a profile's rules are run with: columns, unless a rule of before 2024 is in force that only the
 * plain objects know.
 */
export function implementationFor(profile: StateProfile): StateImplementation {
  const { directionInKey, containersInKey, directionPass, dnsOnConnection } = profile;
  const isPresent = directionInKey && containersInKey && dnsOnConnection && directionPass === 'before-aggregation';
  return isPresent ? 'columns' : 'rows';
}
