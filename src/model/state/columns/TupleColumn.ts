import type { ConnStats } from '../../connStats.ts';
import type { StateProfile } from '../../profile.ts';
import { widened32 } from './widened.ts';

/* Words of a cell. */
const WORDS = 6;
const DEST = 1;
const PORTS = 2;
const PID = 3;
const NETNS = 4;
/** Transport in bit 0, family in bit 1, direction above. */
const KIND = 5;
const DIRECTION_SHIFT = 2;

/**
 * A column whose cells are the identity of a connection: both ends, process, namespace, transport, family, direction.
 *
 * The fields of a row stand side by side: a copied row then touches few places in memory.
 */
export class TupleColumn {
  private words: Uint32Array<ArrayBuffer>;

  constructor(capacity: number) {
    this.words = new Uint32Array(capacity * WORDS);
  }

  grow(capacity: number): void {
    this.words = widened32(this.words, capacity * WORDS);
  }

  /**
   * @param source - number of the address
   * @param dest - number of the address
   */
  write(row: number, conn: ConnStats, source: number, dest: number): void {
    const word = row * WORDS;
    this.words[word] = source;
    this.words[word + DEST] = dest;
    this.words[word + PORTS] = portsOf(conn.sport, conn.dport);
    this.words[word + PID] = conn.pid;
    this.words[word + NETNS] = conn.netns;
    this.words[word + KIND] = conn.type | (conn.family << 1) | (conn.direction << DIRECTION_SHIFT);
  }

  /** Number of the local address. */
  source(row: number): number {
    return this.words[row * WORDS]!;
  }

  /** Number of the remote address. */
  dest(row: number): number {
    return this.words[row * WORDS + DEST]!;
  }

  sport(row: number): number {
    return this.words[row * WORDS + PORTS]! >>> 16;
  }

  dport(row: number): number {
    return this.words[row * WORDS + PORTS]! & 0xffff;
  }

  setPorts(row: number, sport: number, dport: number): void {
    this.words[row * WORDS + PORTS] = portsOf(sport, dport);
  }

  pid(row: number): number {
    return this.words[row * WORDS + PID]!;
  }

  netns(row: number): number {
    return this.words[row * WORDS + NETNS]!;
  }

  type(row: number): number {
    return this.words[row * WORDS + KIND]! & 1;
  }

  family(row: number): number {
    return (this.words[row * WORDS + KIND]! >>> 1) & 1;
  }

  direction(row: number): number {
    return this.words[row * WORDS + KIND]! >>> DIRECTION_SHIFT;
  }

  setDirection(row: number, direction: number): void {
    const word = row * WORDS + KIND;
    this.words[word] = (this.words[word]! & 0b11) | (direction << DIRECTION_SHIFT);
  }

  copyRow(row: number, from: TupleColumn, fromRow: number): void {
    const into = this.words;
    const source = from.words;
    const word = row * WORDS;
    const fromWord = fromRow * WORDS;
    // Written out: a loop takes twice as long.
    into[word] = source[fromWord]!;
    into[word + 1] = source[fromWord + 1]!;
    into[word + 2] = source[fromWord + 2]!;
    into[word + 3] = source[fromWord + 3]!;
    into[word + 4] = source[fromWord + 4]!;
    into[word + 5] = source[fromWord + 5]!;
  }

  /** Copies the first `count` rows of another column to the rows from `row` on. */
  copyRows(row: number, from: TupleColumn, count: number): void {
    this.words.set(from.words.subarray(0, count * WORDS), row * WORDS);
  }

  /** Whether two rows agree in all but ports, namespace and direction. */
  hasSameEnds(row: number, other: TupleColumn, otherRow: number): boolean {
    const a = row * WORDS;
    const b = otherRow * WORDS;
    const kinds = this.words[a + KIND]! ^ other.words[b + KIND]!;
    return (
      this.words[a] === other.words[b] &&
      this.words[a + DEST] === other.words[b + DEST] &&
      this.words[a + PID] === other.words[b + PID] &&
      (kinds & 0b11) === 0
    );
  }

  /** Mirrors `isSameTuple` of `../connTuple.ts`. */
  isSame(row: number, other: TupleColumn, otherRow: number, identity: StateProfile['identity']): boolean {
    if (this.words[row * WORDS + PORTS] !== other.words[otherRow * WORDS + PORTS]) return false;
    if (!this.hasSameEnds(row, other, otherRow)) return false;
    if (identity === 'byte-key') return true;
    return this.netns(row) === other.netns(otherRow) && this.direction(row) === other.direction(otherRow);
  }
}

/** Two ports as one number. */
export function portsOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}
