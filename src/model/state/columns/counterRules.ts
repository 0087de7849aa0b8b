import type { CounterRules } from '../statCounters.ts';
import {
  COUNTER_WORDS,
  CounterColumn,
  RECV_BYTES,
  RECV_PACKETS,
  RETRANSMITS,
  SENT_BYTES,
  SENT_PACKETS,
  TCP_CLOSED,
  TCP_ESTABLISHED,
} from './CounterColumn.ts';
import { HIGH, LOW } from './U64Column.ts';

/* The arithmetic of `../statCounters.ts` on the words of counter columns. */

/** 375 GiB: a byte counter that went back by more than 2^64 minus this has wrapped. */
const BYTE_CHANGE_MAX_HIGH = 93;
const BYTE_CHANGE_MAX_LOW = 0xc000_0000;
/** The same for packets of 1300 bytes. */
const PACKET_CHANGE_MAX = 309_733_218;

/** One row of zeros. */
export const ZERO_COUNTERS = new CounterColumn(1);

/** Adds one row of a column to another one, each counter wrapping at its width. */
export function addCounters(column: CounterColumn, row: number, from: number, rules: CounterRules): void {
  const { words } = column;
  const a = row * COUNTER_WORDS;
  const b = from * COUNTER_WORDS;
  for (let counter = SENT_BYTES; counter <= RECV_PACKETS; counter += 2) addU64(words, a + counter, b + counter);
  const closeMask = rules.closeCounterBits === 16 ? 0xffff : 0xffff_ffff;
  words[a + RETRANSMITS] = words[a + RETRANSMITS]! + words[b + RETRANSMITS]!;
  words[a + TCP_ESTABLISHED] = (words[a + TCP_ESTABLISHED]! + words[b + TCP_ESTABLISHED]!) & closeMask;
  words[a + TCP_CLOSED] = (words[a + TCP_CLOSED]! + words[b + TCP_CLOSED]!) & closeMask;
}

/** Makes each counter of a row at least that of another row. */
export function raiseCounters(into: CounterColumn, row: number, from: CounterColumn, fromRow: number): void {
  const a = row * COUNTER_WORDS;
  const b = fromRow * COUNTER_WORDS;
  for (let counter = SENT_BYTES; counter <= RECV_PACKETS; counter += 2) {
    if (!isLess(into.words, a + counter, from.words, b + counter)) continue;
    into.words[a + counter] = from.words[b + counter]!;
    into.words[a + counter + 1] = from.words[b + counter + 1]!;
  }
  for (let counter = RETRANSMITS; counter <= TCP_CLOSED; counter += 1) {
    into.words[a + counter] = Math.max(into.words[a + counter]!, from.words[b + counter]!);
  }
}

/**
 * Writes what was counted since `previous` into a row of `into`.
 *
 * @param row - of `into` and of `now`
 * @returns `true` for an underflow, and then nothing was written
 */
export function subtractCounters(
  into: CounterColumn,
  now: CounterColumn,
  row: number,
  previous: CounterColumn,
  previousRow: number,
  rules: CounterRules,
): boolean {
  const result = into.words;
  const a = now.words;
  const b = previous.words;
  const at = row * COUNTER_WORDS;
  const from = previousRow * COUNTER_WORDS;
  if (hasUnderflow(a, at, b, from, rules)) return true;
  subtractU64(result, a, at + SENT_BYTES, b, from + SENT_BYTES);
  subtractU64(result, a, at + RECV_BYTES, b, from + RECV_BYTES);
  subtractU64(result, a, at + SENT_PACKETS, b, from + SENT_PACKETS);
  subtractU64(result, a, at + RECV_PACKETS, b, from + RECV_PACKETS);
  if (rules.platform === 'linux') {
    // Linux packet counters are 32 bits wide in a 64-bit field: their difference is taken modulo 2^32.
    result[at + SENT_PACKETS + HIGH] = 0;
    result[at + RECV_PACKETS + HIGH] = 0;
  }
  for (let counter = RETRANSMITS; counter <= TCP_CLOSED; counter += 1) {
    const value = a[at + counter]!;
    result[at + counter] = value === 0 ? 0 : value - b[from + counter]!;
  }
  return false;
}

function hasUnderflow(a: Uint32Array, at: number, b: Uint32Array, from: number, rules: CounterRules): boolean {
  return (
    fellBack(a[at + RETRANSMITS]!, b[from + RETRANSMITS]!) ||
    fellBack(a[at + TCP_CLOSED]!, b[from + TCP_CLOSED]!) ||
    fellBack(a[at + TCP_ESTABLISHED]!, b[from + TCP_ESTABLISHED]!) ||
    (isLess(a, at + RECV_BYTES, b, from + RECV_BYTES) && !hasWrapped(a, at + RECV_BYTES, b, from + RECV_BYTES)) ||
    (isLess(a, at + SENT_BYTES, b, from + SENT_BYTES) && !hasWrapped(a, at + SENT_BYTES, b, from + SENT_BYTES)) ||
    hasPacketUnderflow(a, at + RECV_PACKETS, b, from + RECV_PACKETS, rules) ||
    hasPacketUnderflow(a, at + SENT_PACKETS, b, from + SENT_PACKETS, rules)
  );
}

/** The three small counters may read 0 at any time without an underflow. */
function fellBack(now: number, previous: number): boolean {
  return now < previous && now > 0;
}

/** Whether the difference of two byte counters, modulo 2^64, is small enough for a counter that passed 2^64. */
function hasWrapped(a: Uint32Array, i: number, b: Uint32Array, j: number): boolean {
  const high = differenceHigh(a, i, b, j);
  return (
    high < BYTE_CHANGE_MAX_HIGH || (high === BYTE_CHANGE_MAX_HIGH && differenceLow(a, i, b, j) <= BYTE_CHANGE_MAX_LOW)
  );
}

function hasPacketUnderflow(a: Uint32Array, i: number, b: Uint32Array, j: number, rules: CounterRules): boolean {
  if (!isLess(a, i, b, j)) return false;
  if (rules.packetWrap === 'underflow') return true;
  const high = rules.platform === 'linux' ? 0 : differenceHigh(a, i, b, j);
  return high > 0 || differenceLow(a, i, b, j) > PACKET_CHANGE_MAX;
}

/** Whether the u64 at `a[i]` is smaller than the one at `b[j]`. */
function isLess(a: Uint32Array, i: number, b: Uint32Array, j: number): boolean {
  const high = a[i + HIGH]!;
  const otherHigh = b[j + HIGH]!;
  return high < otherHigh || (high === otherHigh && a[i + LOW]! < b[j + LOW]!);
}

function differenceLow(a: Uint32Array, i: number, b: Uint32Array, j: number): number {
  return (a[i + LOW]! - b[j + LOW]!) >>> 0;
}

function differenceHigh(a: Uint32Array, i: number, b: Uint32Array, j: number): number {
  const borrow = a[i + LOW]! < b[j + LOW]! ? 1 : 0;
  return (a[i + HIGH]! - b[j + HIGH]! - borrow) >>> 0;
}

/** Writes the difference to `result[i]`. */
function subtractU64(result: Uint32Array, a: Uint32Array, i: number, b: Uint32Array, j: number): void {
  const low = differenceLow(a, i, b, j);
  result[i + HIGH] = differenceHigh(a, i, b, j);
  result[i + LOW] = low;
}

function addU64(words: Uint32Array, i: number, j: number): void {
  const low = words[i + LOW]! + words[j + LOW]!;
  words[i + LOW] = low;
  words[i + HIGH] = words[i + HIGH]! + words[j + HIGH]! + (low > 0xffff_ffff ? 1 : 0);
}
