import { TCP } from '../../connStats.ts';
import type { LossReason } from '../../ledger/lossReasons.ts';
import type { StateContext } from '../stateContext.ts';
import { ConnColumns, HAS_FAILURES, HAS_TRANSLATION } from './ConnColumns.ts';
import { isLaterRow, mergeRows } from './mergeRows.ts';
import { RowList } from './RowList.ts';
import { widened32 } from './widened.ts';

/**
 * Closed connections that wait for one client's next poll. Mirrors `../ClosedBuffer.ts`.
 *
 * Rows stay where they were written; `order` says which row stands at which place of the buffer.
 */
export class ColumnClosedBuffer {
  private readonly context: StateContext;
  private readonly table = new ConnColumns();
  private readonly order = new RowList();
  /** Place plus 1 by number of the cookie; 0 is "not here". */
  private placeOf = new Uint32Array(0);
  private emptyStart = 0;

  constructor(context: StateContext) {
    this.context = context;
  }

  /** Number of buffered records. */
  get size(): number {
    return this.order.length;
  }

  /** Makes room for the numbers of cookies below a capacity. */
  fit(cookieCapacity: number): void {
    if (this.placeOf.length < cookieCapacity) this.placeOf = widened32(this.placeOf, cookieCapacity);
  }

  /**
   * Merges a record into one of the same cookie, or inserts a copy of it.
   *
   * @param from - the number of its cookie is set, and the ledger's handle is that of this client
   */
  store(from: ConnColumns, fromRow: number): void {
    const place = this.placeOf[from.details.cookieNumber(fromRow)]! - 1;
    if (place < 0) {
      this.insert(from, fromRow);
      return;
    }
    const known = this.order.at(place);
    const hadTranslation = this.table.has(known, HAS_TRANSLATION);
    if (mergeRows(this.table, known, from, fromRow, this.context)) {
      if (!hadTranslation) this.ownTranslation(known);
      return;
    }
    this.context.telemetry.statsCookieCollisions += 1;
    this.replaceAt(place, from, fromRow);
  }

  /**
   * Adds all records to a table, in the order in which they were written, and empties the buffer.
   *
   * @param order - is given the new rows in buffer order
   */
  drainInto(table: ConnColumns, order: RowList): void {
    const first = table.count;
    table.append(this.table);
    for (let place = 0; place < this.order.length; place += 1) {
      const row = this.order.at(place);
      this.placeOf[this.table.details.cookieNumber(row)] = 0;
      order.push(first + row);
    }
    this.order.clear();
    this.table.clear();
    if (this.context.profile.emptyStart === 'reset') this.emptyStart = 0;
  }

  forEachHeldCookie(keep: (cookie: number) => void): void {
    for (let row = 0; row < this.table.count; row += 1) keep(this.table.details.cookieNumber(row));
  }

  /** Marks the numbers of all texts that stand in the buffer with 1. */
  markHeldTexts(addresses: Uint8Array, containers: Uint8Array): void {
    const { table } = this;
    for (let row = 0; row < table.count; row += 1) {
      addresses[table.tuple.source(row)] = 1;
      addresses[table.tuple.dest(row)] = 1;
      containers[table.details.containerSource(row)] = 1;
      containers[table.details.containerDest(row)] = 1;
      if (!table.has(row, HAS_TRANSLATION)) continue;
      addresses[table.details.replSource(row)] = 1;
      addresses[table.details.replDest(row)] = 1;
    }
  }

  /** Tells the ledger that all records end here. */
  loseAll(reason: LossReason): void {
    for (let place = 0; place < this.order.length; place += 1) {
      this.context.tracker.loseFlows(this.table.details.flows(this.order.at(place)), reason);
    }
  }

  private insert(from: ConnColumns, fromRow: number): void {
    const { maxClosedConns, closedLimitPolicy } = this.context.profile;
    const { order } = this;
    if (order.length >= maxClosedConns) {
      this.countDrop(from.tuple.type(fromRow));
      this.insertIntoFullBuffer(from, fromRow);
      return;
    }
    const row = this.table.add();
    this.write(row, from, fromRow);
    order.push(row);
    const place = order.length - 1;
    this.placeOf[from.details.cookieNumber(fromRow)] = place + 1;
    if (closedLimitPolicy === 'drop-incoming' || this.isEmpty(from, fromRow)) return;
    if (this.emptyStart >= place) this.emptyStart = place + 1;
    else this.moveToEmptyStart(place);
  }

  /** One record is lost in any case: the incoming one, or the first empty one that it replaces. */
  private insertIntoFullBuffer(from: ConnColumns, fromRow: number): void {
    const hasEmpty = this.emptyStart < this.order.length;
    const isIncomingDropped = this.context.profile.closedLimitPolicy === 'drop-incoming' || this.isEmpty(from, fromRow);
    if (!hasEmpty || isIncomingDropped) {
      this.lose(from.details.flows(fromRow), 'closed-buffer-full');
      return;
    }
    const row = this.order.at(this.emptyStart);
    this.lose(this.table.details.flows(row), 'closed-buffer-full');
    this.placeOf[this.table.details.cookieNumber(row)] = 0;
    this.write(row, from, fromRow);
    this.placeOf[from.details.cookieNumber(fromRow)] = this.emptyStart + 1;
    this.emptyStart += 1;
  }

  /** Two connections share a cookie: the later one stays, unless it is empty and the known one is not. */
  private replaceAt(place: number, from: ConnColumns, fromRow: number): void {
    const row = this.order.at(place);
    const isKnownInEmptyPart = place >= this.emptyStart;
    const isEmpty = this.isEmpty(from, fromRow);
    const isLater = isLaterRow(from, fromRow, this.table, row, this.context.profile);
    if (!isLater || (isEmpty && !isKnownInEmptyPart)) {
      this.lose(from.details.flows(fromRow), 'cookie-collision');
      return;
    }
    this.lose(this.table.details.flows(row), 'cookie-collision');
    this.write(row, from, fromRow);
    if (!isEmpty && isKnownInEmptyPart) this.moveToEmptyStart(place);
  }

  /** A record with content changes places with the first empty one. */
  private moveToEmptyStart(place: number): void {
    const { order, emptyStart } = this;
    const row = order.at(place);
    const firstEmpty = order.at(emptyStart);
    order.rows[place] = firstEmpty;
    order.rows[emptyStart] = row;
    this.placeOf[this.table.details.cookieNumber(firstEmpty)] = place + 1;
    this.placeOf[this.table.details.cookieNumber(row)] = emptyStart + 1;
    this.emptyStart += 1;
  }

  private write(row: number, from: ConnColumns, fromRow: number): void {
    this.table.copyRow(row, from, fromRow);
    this.ownTranslation(row);
  }

  private ownTranslation(row: number): void {
    if (this.context.profile.sharedObjects !== 'copy' || !this.table.has(row, HAS_TRANSLATION)) return;
    this.table.translations[row] = { ...this.table.translation(row) };
  }

  /** Mirrors `../isEmptyConn.ts`. */
  private isEmpty(table: ConnColumns, row: number): boolean {
    if (table.monotonic.hasTraffic(row)) return false;
    if (!this.context.profile.emptyIncludesFailures || !table.has(row, HAS_FAILURES)) return true;
    return table.failures[row]!.size === 0;
  }

  private countDrop(type: number): void {
    if (type === TCP) this.context.telemetry.closedConnDroppedTcp += 1;
    else this.context.telemetry.closedConnDroppedUdp += 1;
  }

  private lose(flows: number, reason: LossReason): void {
    this.context.tracker.loseFlows(flows, reason);
  }
}
