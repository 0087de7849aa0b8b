import type { DnsStatsByName, IpTranslation } from '../../connStats.ts';
import { CounterColumn } from './CounterColumn.ts';
import { ProtocolColumn } from './ProtocolColumn.ts';
import { U64Column } from './U64Column.ts';
import { widened16, widened32, widened8 } from './widened.ts';

const FIRST_CAPACITY = 64;

/* Bits of `flags`. */
export const IS_CLOSED = 1;
export const INTRA_HOST = 2;
export const HAS_TRANSLATION = 4;
export const HAS_FAILURES = 8;
export const HAS_DNS_STATS = 16;

/**
 * Connections as rows of columns: the fields of `ConnStats`, each under its own name.
 *
 * Addresses and containers are numbers of an `AddressTable` and a `ContainerTable`; all tables that exchange rows must
 * use the same two. The three reference columns hold something only where the row's flag says so: translations,
 * failures and DNS statistics are objects that records share, as in the agent.
 */
export class ConnColumns {
  /** Number of rows. */
  count = 0;
  readonly cookie = new U64Column(FIRST_CAPACITY);
  /** Number of the cookie in the state's `CookieTable`; of no meaning outside the state. */
  cookieNumber = new Uint32Array(FIRST_CAPACITY);
  source = new Uint32Array(FIRST_CAPACITY);
  dest = new Uint32Array(FIRST_CAPACITY);
  sport = new Uint16Array(FIRST_CAPACITY);
  dport = new Uint16Array(FIRST_CAPACITY);
  pid = new Uint32Array(FIRST_CAPACITY);
  netns = new Uint32Array(FIRST_CAPACITY);
  type = new Uint8Array(FIRST_CAPACITY);
  family = new Uint8Array(FIRST_CAPACITY);
  direction = new Uint8Array(FIRST_CAPACITY);
  flags = new Uint8Array(FIRST_CAPACITY);
  readonly monotonic = new CounterColumn(FIRST_CAPACITY);
  readonly last = new CounterColumn(FIRST_CAPACITY);
  readonly lastUpdateEpochNs = new U64Column(FIRST_CAPACITY);
  /** The i64 as a u64. */
  readonly durationNs = new U64Column(FIRST_CAPACITY);
  rttUs = new Uint32Array(FIRST_CAPACITY);
  rttVarUs = new Uint32Array(FIRST_CAPACITY);
  /** Addresses of the translation; they never change, its ports do. */
  replSource = new Uint32Array(FIRST_CAPACITY);
  replDest = new Uint32Array(FIRST_CAPACITY);
  readonly protocols = new ProtocolColumn(FIRST_CAPACITY);
  containerSource = new Uint32Array(FIRST_CAPACITY);
  containerDest = new Uint32Array(FIRST_CAPACITY);
  /** Handles of the ledger. */
  flows = new Uint32Array(FIRST_CAPACITY);
  translations: (IpTranslation | undefined)[] = references(FIRST_CAPACITY);
  failures: (Map<number, number> | undefined)[] = references(FIRST_CAPACITY);
  dnsStats: (DnsStatsByName | undefined)[] = references(FIRST_CAPACITY);

  /** Rows for which there is room. */
  get capacity(): number {
    return this.pid.length;
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
    return (this.flags[row]! & flag) !== 0;
  }

  mark(row: number, flag: number, isSet: boolean): void {
    this.flags[row] = isSet ? this.flags[row]! | flag : this.flags[row]! & ~flag;
  }

  /** The translation of a row, which must have one. */
  translation(row: number): IpTranslation {
    return this.translations[row]!;
  }

  /** Overwrites a row with one of another table, except for `last`. */
  copyRow(row: number, from: ConnColumns, fromRow: number): void {
    this.cookie.copyRow(row, from.cookie, fromRow);
    this.cookieNumber[row] = from.cookieNumber[fromRow]!;
    this.source[row] = from.source[fromRow]!;
    this.dest[row] = from.dest[fromRow]!;
    this.sport[row] = from.sport[fromRow]!;
    this.dport[row] = from.dport[fromRow]!;
    this.pid[row] = from.pid[fromRow]!;
    this.netns[row] = from.netns[fromRow]!;
    this.type[row] = from.type[fromRow]!;
    this.family[row] = from.family[fromRow]!;
    this.direction[row] = from.direction[fromRow]!;
    const flags = from.flags[fromRow]!;
    this.flags[row] = flags;
    this.monotonic.copyRow(row, from.monotonic, fromRow);
    this.lastUpdateEpochNs.copyRow(row, from.lastUpdateEpochNs, fromRow);
    this.durationNs.copyRow(row, from.durationNs, fromRow);
    this.rttUs[row] = from.rttUs[fromRow]!;
    this.rttVarUs[row] = from.rttVarUs[fromRow]!;
    this.protocols.copyRow(row, from.protocols, fromRow);
    this.containerSource[row] = from.containerSource[fromRow]!;
    this.containerDest[row] = from.containerDest[fromRow]!;
    this.flows[row] = from.flows[fromRow]!;
    if (flags >= HAS_TRANSLATION) this.copyReferences(row, from, fromRow);
  }

  /** Adds all rows of another table, in order. */
  append(from: ConnColumns): void {
    const { count } = from;
    const row = this.count;
    if (row + count > this.capacity) this.reserve(row + count);
    this.count += count;
    this.cookie.copyRows(row, from.cookie, count);
    this.cookieNumber.set(from.cookieNumber.subarray(0, count), row);
    this.source.set(from.source.subarray(0, count), row);
    this.dest.set(from.dest.subarray(0, count), row);
    this.sport.set(from.sport.subarray(0, count), row);
    this.dport.set(from.dport.subarray(0, count), row);
    this.pid.set(from.pid.subarray(0, count), row);
    this.netns.set(from.netns.subarray(0, count), row);
    this.type.set(from.type.subarray(0, count), row);
    this.family.set(from.family.subarray(0, count), row);
    this.direction.set(from.direction.subarray(0, count), row);
    this.flags.set(from.flags.subarray(0, count), row);
    this.monotonic.copyRows(row, from.monotonic, count);
    this.last.copyRows(row, from.last, count);
    this.lastUpdateEpochNs.copyRows(row, from.lastUpdateEpochNs, count);
    this.durationNs.copyRows(row, from.durationNs, count);
    this.rttUs.set(from.rttUs.subarray(0, count), row);
    this.rttVarUs.set(from.rttVarUs.subarray(0, count), row);
    this.protocols.copyRows(row, from.protocols, count);
    this.containerSource.set(from.containerSource.subarray(0, count), row);
    this.containerDest.set(from.containerDest.subarray(0, count), row);
    this.flows.set(from.flows.subarray(0, count), row);
    for (let index = 0; index < count; index += 1) {
      if (from.flags[index]! >= HAS_TRANSLATION) this.copyReferences(row + index, from, index);
    }
  }

  private copyReferences(row: number, from: ConnColumns, fromRow: number): void {
    if (from.has(fromRow, HAS_TRANSLATION)) {
      this.replSource[row] = from.replSource[fromRow]!;
      this.replDest[row] = from.replDest[fromRow]!;
      this.translations[row] = from.translations[fromRow];
    }
    if (from.has(fromRow, HAS_FAILURES)) this.failures[row] = from.failures[fromRow];
    if (from.has(fromRow, HAS_DNS_STATS)) this.dnsStats[row] = from.dnsStats[fromRow];
  }

  private reserve(rows: number): void {
    let capacity = this.capacity;
    while (capacity < rows) capacity *= 2;
    this.cookie.grow(capacity);
    this.cookieNumber = widened32(this.cookieNumber, capacity);
    this.source = widened32(this.source, capacity);
    this.dest = widened32(this.dest, capacity);
    this.sport = widened16(this.sport, capacity);
    this.dport = widened16(this.dport, capacity);
    this.pid = widened32(this.pid, capacity);
    this.netns = widened32(this.netns, capacity);
    this.type = widened8(this.type, capacity);
    this.family = widened8(this.family, capacity);
    this.direction = widened8(this.direction, capacity);
    this.flags = widened8(this.flags, capacity);
    this.monotonic.grow(capacity);
    this.last.grow(capacity);
    this.lastUpdateEpochNs.grow(capacity);
    this.durationNs.grow(capacity);
    this.rttUs = widened32(this.rttUs, capacity);
    this.rttVarUs = widened32(this.rttVarUs, capacity);
    this.replSource = widened32(this.replSource, capacity);
    this.replDest = widened32(this.replDest, capacity);
    this.protocols.grow(capacity);
    this.containerSource = widened32(this.containerSource, capacity);
    this.containerDest = widened32(this.containerDest, capacity);
    this.flows = widened32(this.flows, capacity);
    this.translations = [...this.translations, ...references(capacity - this.translations.length)];
    this.failures = [...this.failures, ...references(capacity - this.failures.length)];
    this.dnsStats = [...this.dnsStats, ...references(capacity - this.dnsStats.length)];
  }
}

/** An array without holes: one filled out of order would become a slow dictionary. */
function references(length: number): undefined[] {
  return Array.from({ length }, () => undefined);
}
