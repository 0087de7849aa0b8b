import { widened32 } from './widened.ts';

/* Words of a cell. */
const WORDS = 9;
const RTT = 1;
const RTT_VAR = 2;
const REPL_SOURCE = 3;
const REPL_DEST = 4;
const CONTAINER_SOURCE = 5;
const CONTAINER_DEST = 6;
const FLOWS = 7;
const COOKIE_NUMBER = 8;

/** A column whose cells are what is known about a connection beside its identity, its counters and its protocols. */
export class DetailColumn {
  private words: Uint32Array<ArrayBuffer>;

  constructor(capacity: number) {
    this.words = new Uint32Array(capacity * WORDS);
  }

  grow(capacity: number): void {
    this.words = widened32(this.words, capacity * WORDS);
  }

  /** Bits; `ConnColumns.ts` says what they mean. */
  flags(row: number): number {
    return this.words[row * WORDS]!;
  }

  setFlags(row: number, flags: number): void {
    this.words[row * WORDS] = flags;
  }

  rttUs(row: number): number {
    return this.words[row * WORDS + RTT]!;
  }

  rttVarUs(row: number): number {
    return this.words[row * WORDS + RTT_VAR]!;
  }

  setRtt(row: number, rttUs: number, rttVarUs: number): void {
    this.words[row * WORDS + RTT] = rttUs;
    this.words[row * WORDS + RTT_VAR] = rttVarUs;
  }

  /** Number of the address that really answers; of a row with a translation. It never changes, the port does. */
  replSource(row: number): number {
    return this.words[row * WORDS + REPL_SOURCE]!;
  }

  /** Number of the local address as the other side sees it; of a row with a translation. */
  replDest(row: number): number {
    return this.words[row * WORDS + REPL_DEST]!;
  }

  setReplAddresses(row: number, replSource: number, replDest: number): void {
    this.words[row * WORDS + REPL_SOURCE] = replSource;
    this.words[row * WORDS + REPL_DEST] = replDest;
  }

  /** Number of the container. */
  containerSource(row: number): number {
    return this.words[row * WORDS + CONTAINER_SOURCE]!;
  }

  /** Number of the container. */
  containerDest(row: number): number {
    return this.words[row * WORDS + CONTAINER_DEST]!;
  }

  setContainerSource(row: number, container: number): void {
    this.words[row * WORDS + CONTAINER_SOURCE] = container;
  }

  setContainerDest(row: number, container: number): void {
    this.words[row * WORDS + CONTAINER_DEST] = container;
  }

  /** Handle of the ledger. */
  flows(row: number): number {
    return this.words[row * WORDS + FLOWS]!;
  }

  setFlows(row: number, flows: number): void {
    this.words[row * WORDS + FLOWS] = flows;
  }

  /** Number of the cookie in the state's `CookieTable`; of no meaning outside the state. */
  cookieNumber(row: number): number {
    return this.words[row * WORDS + COOKIE_NUMBER]!;
  }

  setCookieNumber(row: number, cookie: number): void {
    this.words[row * WORDS + COOKIE_NUMBER] = cookie;
  }

  copyRow(row: number, from: DetailColumn, fromRow: number): void {
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
    into[word + 6] = source[fromWord + 6]!;
    into[word + 7] = source[fromWord + 7]!;
    into[word + 8] = source[fromWord + 8]!;
  }

  /** Copies the first `count` rows of another column to the rows from `row` on. */
  copyRows(row: number, from: DetailColumn, count: number): void {
    this.words.set(from.words.subarray(0, count * WORDS), row * WORDS);
  }
}
