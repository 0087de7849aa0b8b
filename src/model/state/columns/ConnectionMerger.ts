import type { ColumnClient } from './ColumnClient.ts';
import type { ConnColumns } from './ConnColumns.ts';
import type { CookieTable } from './CookieTable.ts';
import { isLaterRow, mergeRows } from './mergeRows.ts';
import { RowList } from './RowList.ts';
import { reportInFull, updateLastRow } from './updateLastRow.ts';
import { widened32 } from './widened.ts';

/** Stands in the list of active rows where one has left it. */
const REMOVED = 0xffff_ffff;

/**
 * Brings the active connections of a poll and the client's closed ones together: one row per cookie, with the
 * difference since this client's last poll in `last`. Mirrors `../mergeConnections.ts`.
 */
export class ConnectionMerger {
  /** Rows to deliver: active ones, then closed ones. Like the other two lists it holds until the next poll. */
  readonly kept = new RowList();
  /** Rows whose counters have not moved since this client's last poll. */
  readonly withheld = new RowList();
  /** Active rows without room for a baseline. */
  readonly refused = new RowList();
  private readonly cookies: CookieTable;
  private readonly active = new RowList();
  private readonly closed = new RowList();
  private readonly keptClosed = new RowList();
  /** Place in `active` plus 1 by number of the cookie; all 0 between polls. */
  private placeOf = new Uint32Array(0);

  constructor(cookies: CookieTable) {
    this.cookies = cookies;
  }

  /**
   * @param table - the active connections, in walk order; the closed ones are added to it
   */
  merge(client: ColumnClient, table: ConnColumns): void {
    for (const list of [this.kept, this.withheld, this.refused, this.active, this.closed, this.keptClosed])
      list.clear();
    const { capacity } = this.cookies;
    if (this.placeOf.length < capacity) this.placeOf = widened32(this.placeOf, capacity);
    client.baselines.fit(capacity);
    this.mergeByCookie(client, table);
    client.closed.drainInto(table, this.closed);
    this.mergeClosed(client, table);
    this.mergeActive(client, table);
    this.kept.pushAll(this.keptClosed);
  }

  /** Of two active rows with one cookie the strictly later one takes the place of the first. */
  private mergeByCookie(client: ColumnClient, table: ConnColumns): void {
    const { context } = client;
    const { active } = this;
    for (let row = 0; row < table.count; row += 1) {
      const cookie = this.cookies.numberOf(table.cookie.low(row), table.cookie.high(row));
      table.details.setCookieNumber(row, cookie);
      const place = this.placeOf[cookie]! - 1;
      if (place < 0) {
        active.push(row);
        this.placeOf[cookie] = active.length;
        continue;
      }
      const known = active.at(place);
      if (mergeRows(table, known, table, row, context)) continue;
      context.telemetry.statsCookieCollisions += 1;
      const isLater = isLaterRow(table, row, table, known, context.profile);
      if (isLater) active.rows[place] = row;
      context.tracker.loseFlows(table.details.flows(isLater ? known : row), 'cookie-collision');
    }
  }

  /** An active row of the same cookie is merged into the closed one; of two unlike ones the later one stays. */
  private mergeClosed(client: ColumnClient, table: ConnColumns): void {
    const { closed } = this;
    for (let index = 0; index < closed.length; index += 1) {
      const row = closed.at(index);
      const place = this.placeOf[table.details.cookieNumber(row)]! - 1;
      if (place >= 0 && !this.replaceActive(client, table, row, place)) continue;
      updateLastRow(table, row, client);
      (isWithheld(table, row, client) ? this.withheld : this.keptClosed).push(row);
    }
  }

  /** @returns `false` when the active row stays and the closed one ends here */
  private replaceActive(client: ColumnClient, table: ConnColumns, row: number, place: number): boolean {
    const { context } = client;
    const cookie = table.details.cookieNumber(row);
    const active = this.active.at(place);
    if (!mergeRows(table, row, table, active, context)) {
      context.telemetry.statsCookieCollisions += 1;
      client.baselines.delete(cookie);
      const isActiveLater = isLaterRow(table, active, table, row, context.profile);
      context.tracker.loseFlows(table.details.flows(isActiveLater ? row : active), 'cookie-collision');
      if (isActiveLater) return false;
    }
    this.placeOf[cookie] = 0;
    this.active.rows[place] = REMOVED;
    return true;
  }

  private mergeActive(client: ColumnClient, table: ConnColumns): void {
    const { active } = this;
    const { baselines } = client;
    const { overLimitConnection } = client.context.profile;
    for (let index = 0; index < active.length; index += 1) {
      const row = active.at(index);
      if (row === REMOVED) continue;
      const cookie = table.details.cookieNumber(row);
      this.placeOf[cookie] = 0;
      if (makeBaseline(client, cookie)) {
        updateLastRow(table, row, client);
        baselines.keep(cookie);
      } else if (overLimitConnection === 'waits') {
        this.refused.push(row);
        continue;
      } else {
        reportInFull(table, row);
        // The agents that report it twice remember that nothing was reported yet, so that the limit does not hold.
        if (overLimitConnection === 'in-full-twice') baselines.keepZero(cookie);
      }
      (isWithheld(table, row, client) ? this.withheld : this.kept).push(row);
    }
    baselines.turn();
  }
}

/** Whether a row stays behind because it has nothing new to report. */
function isWithheld(table: ConnColumns, row: number, client: ColumnClient): boolean {
  return client.context.profile.zeroDelta === 'withheld' && table.last.isZero(row);
}

/**
 * Makes sure that a cookie has a baseline. The limit is compared with the baselines of the previous poll plus those
 * made in this one.
 *
 * @returns `false` when there is no room
 */
function makeBaseline(client: ColumnClient, cookie: number): boolean {
  const { baselines, context } = client;
  if (baselines.has(cookie)) return true;
  if (baselines.size >= context.profile.maxClientStats) {
    context.telemetry.connDropped += 1;
    return false;
  }
  baselines.addZero(cookie);
  return true;
}
