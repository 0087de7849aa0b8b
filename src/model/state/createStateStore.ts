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
 * Values of each field of the profile that only the plain objects know: rules of the years before 2023.
 *
 * A new field does not compile until it stands here, so that no rule is forgotten in columns.
 */
const ROWS_ONLY: { readonly [Field in keyof StateProfile]: readonly StateProfile[Field][] } = {
  identity: [],
  closeCounterBits: [],
  emptyStart: [],
  tlsTags: [],
  dnsPorts: [],
  lingeringFlowRule: [],
  platform: [],
  clientExpiryMs: [],
  maxClosedConns: [],
  maxClientStats: [],
  maxDnsStats: [],
  maxHttpStats: [],
  closedLimitPolicy: [],
  emptyIncludesFailures: [],
  overLimitConnection: [],
  cookieCollision: [],
  packetWrap: [],
  underflow: [],
  zeroDelta: [],
  outgoingDirectionFix: [],
  incomingDirectionFix: [],
  singleClientLimits: [],
  directionInKey: [],
  containersInKey: [],
  directionPass: [],
  dnsOnConnection: [],
  sharedObjects: [],
  zeroReading: [],
  aggregatedFailures: [],
  connectionRollup: [],
  processEvents: [],
  ephemeralRange: [],
  mergedHttpTags: [],
  baselineKey: ['tuple-then-cookie', 'tuple'],
  repeatedClose: ['shared'],
  closedAndActive: ['always-added'],
  intraHostTranslation: [],
};

/** The implementation that a profile is run with: columns, unless one of its rules is only known to the objects. */
export function implementationFor(profile: StateProfile): StateImplementation {
  const needed = new Map<string, unknown>(Object.entries(profile));
  const isRowsOnly = Object.entries(ROWS_ONLY).some(([field, values]) =>
    values.some((value) => value === needed.get(field)),
  );
  return isRowsOnly ? 'rows' : 'columns';
}
