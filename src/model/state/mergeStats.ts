import { assert } from '../assert.ts';
import type { ConnStats, ProtocolStack, TlsTags } from '../connStats.ts';
import type { StateProfile } from '../profile.ts';
import { maxU64 } from '../u64.ts';
import { isSameTuple } from './connTuple.ts';
import { addCounters, maxCounters } from './statCounters.ts';
import type { StateContext } from './stateContext.ts';

/**
 * Folds a second record of the same cookie into the first one.
 *
 * Both report totals of one connection, so the larger of each counter is the truth. Failures, RTT, duration and
 * containers of `from` are dropped, as the agent drops them.
 *
 * @returns `false` for a cookie collision: the tuples differ and nothing was merged
 * @upstream datadog-agent pkg/network/state.go mergeConnectionStats @ c45d449
 */
export function mergeStats(into: ConnStats, from: ConnStats, context: StateContext): boolean {
  assert(into.cookie === from.cookie, 'only records of one cookie are merged');
  const { identity, cookieCollision } = context.profile;
  if (cookieCollision !== 'blind' && !isSameTuple(into, from, identity)) return false;

  into.monotonic = maxCounters(into.monotonic, from.monotonic);
  adoptDetails(into, from, context);
  return true;
}

/**
 * Folds a second record of the same tuple into the first one, where connections are told apart by their tuple: both
 * count as connections of their own that follow each other.
 */
export function addStats(into: ConnStats, from: ConnStats, context: StateContext): void {
  into.monotonic = addCounters(into.monotonic, from.monotonic, context.profile);
  adoptDetails(into, from, context);
}

/** Everything but the counters. */
export function adoptDetails(into: ConnStats, from: ConnStats, context: StateContext): void {
  into.lastUpdateEpochNs = maxU64(into.lastUpdateEpochNs, from.lastUpdateEpochNs);
  into.ipTranslation ??= from.ipTranslation;
  mergeProtocolStack(into.protocolStack, from.protocolStack);
  if (context.profile.tlsTags) mergeTlsTags(into.tlsTags, from.tlsTags);
  into.flows = context.tracker.joinFlows(into.flows, from.flows);
}

/**
 * Which of two connections with one cookie stays.
 *
 * @returns whether `conn` takes the place of `known`: only when it is strictly later
 */
export function isLaterConn(conn: ConnStats, known: ConnStats, profile: StateProfile): boolean {
  return profile.cookieCollision !== 'keep-first' && conn.lastUpdateEpochNs > known.lastUpdateEpochNs;
}

/** Fills each unknown layer from the other stack. */
export function mergeProtocolStack(into: ProtocolStack, from: ProtocolStack): void {
  if (into.api === 0) into.api = from.api;
  if (into.application === 0) into.application = from.application;
  if (into.encryption === 0) into.encryption = from.encryption;
}

/** Fills unknown TLS facts from the other record; offered versions are a bit set. */
export function mergeTlsTags(into: TlsTags, from: TlsTags): void {
  if (into.chosenVersion === 0) into.chosenVersion = from.chosenVersion;
  if (into.cipherSuite === 0) into.cipherSuite = from.cipherSuite;
  into.offeredVersions |= from.offeredVersions;
}
