import type { StatCounters } from '../../connStats.ts';

/** Words per row: four u64 counters, three u32 ones, and one that is not used. */
export const COUNTER_WORDS = 12;

/* Where each counter begins in its row; the u64 ones take two words (see `U64Column.ts` for their order). */
export const SENT_BYTES = 0;
export const RECV_BYTES = 2;
export const SENT_PACKETS = 4;
export const RECV_PACKETS = 6;
export const RETRANSMITS = 8;
export const TCP_ESTABLISHED = 9;
export const TCP_CLOSED = 10;

/**
 * A column whose cells are the seven {@link StatCounters} of a connection, side by side in u32 words.
 *
 * What is done with them stands in `counterRules.ts`.
 */
export class CounterColumn {
  /** Replaced when the column grows. */
  words: Uint32Array<ArrayBuffer>;
  private values: BigUint64Array<ArrayBuffer>;

  constructor(capacity: number) {
    this.words = new Uint32Array(capacity * COUNTER_WORDS);
    this.values = new BigUint64Array(this.words.buffer);
  }

  grow(capacity: number): void {
    const words = new Uint32Array(capacity * COUNTER_WORDS);
    words.set(this.words);
    this.words = words;
    this.values = new BigUint64Array(words.buffer);
  }

  read(row: number): StatCounters {
    const word = row * COUNTER_WORDS;
    const value = word / 2;
    return {
      sentBytes: this.values[value]!,
      recvBytes: this.values[value + 1]!,
      sentPackets: this.values[value + 2]!,
      recvPackets: this.values[value + 3]!,
      retransmits: this.words[word + RETRANSMITS]!,
      tcpEstablished: this.words[word + TCP_ESTABLISHED]!,
      tcpClosed: this.words[word + TCP_CLOSED]!,
    };
  }

  write(row: number, counters: StatCounters): void {
    const word = row * COUNTER_WORDS;
    const value = word / 2;
    this.values[value] = counters.sentBytes;
    this.values[value + 1] = counters.recvBytes;
    this.values[value + 2] = counters.sentPackets;
    this.values[value + 3] = counters.recvPackets;
    this.words[word + RETRANSMITS] = counters.retransmits;
    this.words[word + TCP_ESTABLISHED] = counters.tcpEstablished;
    this.words[word + TCP_CLOSED] = counters.tcpClosed;
  }

  /** Whether a row holds the same as one of another column. */
  equals(row: number, other: CounterColumn, otherRow: number): boolean {
    const word = row * COUNTER_WORDS;
    const otherWord = otherRow * COUNTER_WORDS;
    for (let index = 0; index <= TCP_CLOSED; index += 1) {
      if (this.words[word + index] !== other.words[otherWord + index]) return false;
    }
    return true;
  }

  clearRow(row: number): void {
    const word = row * COUNTER_WORDS;
    for (let index = word; index < word + COUNTER_WORDS; index += 1) this.words[index] = 0;
  }

  copyRow(row: number, from: CounterColumn, fromRow: number): void {
    const into = this.words;
    const source = from.words;
    const word = row * COUNTER_WORDS;
    const fromWord = fromRow * COUNTER_WORDS;
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
    into[word + 9] = source[fromWord + 9]!;
    into[word + 10] = source[fromWord + 10]!;
    into[word + 11] = source[fromWord + 11]!;
  }

  /** Copies the first `count` rows of another column to the rows from `row` on. */
  copyRows(row: number, from: CounterColumn, count: number): void {
    this.words.set(from.words.subarray(0, count * COUNTER_WORDS), row * COUNTER_WORDS);
  }

  /** Whether all seven counters are 0. */
  isZero(row: number): boolean {
    const { words } = this;
    const word = row * COUNTER_WORDS;
    return !this.hasTraffic(row) && (words[word + TCP_ESTABLISHED]! | words[word + TCP_CLOSED]!) === 0;
  }

  /** Whether a byte, a packet or a retransmission was counted. Establishment and close do not count. */
  hasTraffic(row: number): boolean {
    const { words } = this;
    const word = row * COUNTER_WORDS;
    const sent = words[word]! | words[word + 1]! | words[word + SENT_PACKETS]! | words[word + SENT_PACKETS + 1]!;
    const received = words[word + RECV_BYTES]! | words[word + RECV_BYTES + 1]!;
    const receivedPackets = words[word + RECV_PACKETS]! | words[word + RECV_PACKETS + 1]!;
    return (sent | received | receivedPackets | words[word + RETRANSMITS]!) !== 0;
  }
}
