import type { DnsStatsByName, IpTranslation } from '../../connStats.ts';
import { CounterColumn } from './CounterColumn.ts';
import { DetailColumn } from './DetailColumn.ts';
import { ProtocolColumn } from './ProtocolColumn.ts';
import { TupleColumn } from './TupleColumn.ts';
import { U64Column } from './U64Column.ts';

const FIRST_CAPACITY = 64;

/* Bits of the flags. */
export const IS_CLOSED = 1;
export const INTRA_HOST = 2;
export const HAS_TRANSLATION = 4;
export const HAS_FAILURES = 8;
export const HAS_DNS_STATS = 16;
/** Totals, times, protocols or more are not those that the connection came with: it was merged, or raised. */
export const REWRITTEN = 32;

/**
 * Connections as rows of columns: the fields of `ConnStats`. Fields that go together share a column of wide cells.
 *
 * Addresses and containers are numbers of an `AddressTable` and a `ContainerTable`; all tables that exchange rows must
 * use the same two. The three columns of references hold something only where the row's flag says so: translations,
 * failures and DNS statistics are objects that records share, as in the agent.
 */
export class ConnColumns {
  /** Number of rows. */
  count = 0;
  readonly cookie = new U64Column(FIRST_CAPACITY);
  readonly tuple = new TupleColumn(FIRST_CAPACITY);
  readonly details = new DetailColumn(FIRST_CAPACITY);
  readonly monotonic = new CounterColumn(FIRST_CAPACITY);
  readonly last = new CounterColumn(FIRST_CAPACITY);
  readonly lastUpdateEpochNs = new U64Column(FIRST_CAPACITY);
  /** The i64 as a u64. */
  readonly durationNs = new U64Column(FIRST_CAPACITY);
  readonly protocols = new ProtocolColumn(FIRST_CAPACITY);
  translations: (IpTranslation | undefined)[] = references(FIRST_CAPACITY);
  failures: (Map<number, number> | undefined)[] = references(FIRST_CAPACITY);
  dnsStats: (DnsStatsByName | undefined)[] = references(FIRST_CAPACITY);

  /** Rows for which there is room. */
  get capacity(): number {
    return this.translations.length;
  }

  /** Makes a new row, whose fields hold anything. */
  add(): number {
    if (this.count === this.capacity) this.reserve(this.count + 1);
    this.count += 1;
    return this.count - 1;
  }

  /** Forgets all rows. */
  clear(): void {
    this.count = 0;
  }

  has(row: number, flag: number): boolean {
    return (this.details.flags(row) & flag) !== 0;
  }

  mark(row: number, flag: number, isSet: boolean): void {
    const flags = this.details.flags(row);
    this.details.setFlags(row, isSet ? flags | flag : flags & ~flag);
  }

  /** The translation of a row, which must have one. */
  translation(row: number): IpTranslation {
    return this.translations[row]!;
  }

  /** Overwrites a row with one of another table, except for `last`. */
  copyRow(row: number, from: ConnColumns, fromRow: number): void {
    this.cookie.copyRow(row, from.cookie, fromRow);
    this.tuple.copyRow(row, from.tuple, fromRow);
    this.details.copyRow(row, from.details, fromRow);
    this.monotonic.copyRow(row, from.monotonic, fromRow);
    this.lastUpdateEpochNs.copyRow(row, from.lastUpdateEpochNs, fromRow);
    this.durationNs.copyRow(row, from.durationNs, fromRow);
    this.protocols.copyRow(row, from.protocols, fromRow);
    if (from.details.flags(fromRow) >= HAS_TRANSLATION) this.copyReferences(row, from, fromRow);
  }

  /** Adds all rows of another table, in order. */
  append(from: ConnColumns): void {
    const { count } = from;
    const row = this.count;
    if (row + count > this.capacity) this.reserve(row + count);
    this.count += count;
    this.cookie.copyRows(row, from.cookie, count);
    this.tuple.copyRows(row, from.tuple, count);
    this.details.copyRows(row, from.details, count);
    this.monotonic.copyRows(row, from.monotonic, count);
    this.last.copyRows(row, from.last, count);
    this.lastUpdateEpochNs.copyRows(row, from.lastUpdateEpochNs, count);
    this.durationNs.copyRows(row, from.durationNs, count);
    this.protocols.copyRows(row, from.protocols, count);
    for (let index = 0; index < count; index += 1) {
      if (from.details.flags(index) >= HAS_TRANSLATION) this.copyReferences(row + index, from, index);
    }
  }

  private copyReferences(row: number, from: ConnColumns, fromRow: number): void {
    if (from.has(fromRow, HAS_TRANSLATION)) this.translations[row] = from.translations[fromRow];
    if (from.has(fromRow, HAS_FAILURES)) this.failures[row] = from.failures[fromRow];
    if (from.has(fromRow, HAS_DNS_STATS)) this.dnsStats[row] = from.dnsStats[fromRow];
  }

  private reserve(rows: number): void {
    let capacity = this.capacity;
    while (capacity < rows) capacity *= 2;
    this.cookie.grow(capacity);
    this.tuple.grow(capacity);
    this.details.grow(capacity);
    this.monotonic.grow(capacity);
    this.last.grow(capacity);
    this.lastUpdateEpochNs.grow(capacity);
    this.durationNs.grow(capacity);
    this.protocols.grow(capacity);
    const added = capacity - this.capacity;
    this.failures = [...this.failures, ...references(added)];
    this.dnsStats = [...this.dnsStats, ...references(added)];
    this.translations = [...this.translations, ...references(added)];
  }
}

/** An array without holes: one filled out of order would become a slow dictionary. */
function references(length: number): undefined[] {
  return Array.from({ length }, () => undefined);
}
