import type { StateProfile } from '../../profile.ts';
import type { StateContext } from '../stateContext.ts';
import { type ConnColumns, HAS_TRANSLATION, REWRITTEN } from './ConnColumns.ts';
import { raiseCounters } from './counterRules.ts';

/**
 * Folds a second record of the same cookie into the first one. Mirrors `mergeStats` of `../mergeStats.ts`.
 *
 * @returns `false` for a cookie collision: the tuples differ and nothing was merged
 */
export function mergeRows(
  into: ConnColumns,
  row: number,
  from: ConnColumns,
  fromRow: number,
  context: StateContext,
): boolean {
  const { identity, cookieCollision, tlsTags } = context.profile;
  if (cookieCollision !== 'blind' && !into.tuple.isSame(row, from.tuple, fromRow, identity)) return false;

  raiseCounters(into.monotonic, row, from.monotonic, fromRow);
  into.lastUpdateEpochNs.raise(row, from.lastUpdateEpochNs, fromRow);
  adoptTranslation(into, row, from, fromRow);
  into.protocols.merge(row, from.protocols, fromRow, tlsTags);
  into.mark(row, REWRITTEN, true);
  into.details.setFlows(row, context.tracker.joinFlows(into.details.flows(row), from.details.flows(fromRow)));
  return true;
}

/** Mirrors `isLaterConn` of `../mergeStats.ts`: whether a record takes the place of another one. */
export function isLaterRow(
  table: ConnColumns,
  row: number,
  known: ConnColumns,
  knownRow: number,
  profile: StateProfile,
): boolean {
  const isLater = table.lastUpdateEpochNs.exceeds(row, known.lastUpdateEpochNs, knownRow);
  return isLater && profile.cookieCollision !== 'keep-first';
}

/** Gives a row without a translation that of another row: the object itself, not a copy. */
export function adoptTranslation(into: ConnColumns, row: number, from: ConnColumns, fromRow: number): void {
  if (into.has(row, HAS_TRANSLATION) || !from.has(fromRow, HAS_TRANSLATION)) return;
  into.mark(row, HAS_TRANSLATION, true);
  into.translations[row] = from.translations[fromRow];
  into.details.setReplAddresses(row, from.details.replSource(fromRow), from.details.replDest(fromRow));
}
