import type { ProtocolStack, TlsTags } from '../../connStats.ts';
import { widened16 } from './widened.ts';

/** Words per row: the three layers of the stack, then the three TLS facts. */
const WORDS = 6;
const TLS = 3;

/* What most rows hold: one object for all of them. */
const UNKNOWN_STACK: ProtocolStack = Object.freeze({ api: 0, application: 0, encryption: 0 });
const NO_TLS: TlsTags = Object.freeze({ chosenVersion: 0, cipherSuite: 0, offeredVersions: 0 });

/** A column whose cells are the protocol stack and the TLS facts of a connection, in u16 words. */
export class ProtocolColumn {
  private words: Uint16Array<ArrayBuffer>;

  constructor(capacity: number) {
    this.words = new Uint16Array(capacity * WORDS);
  }

  grow(capacity: number): void {
    this.words = widened16(this.words, capacity * WORDS);
  }

  write(row: number, stack: ProtocolStack, tls: TlsTags): void {
    const word = row * WORDS;
    this.words[word] = stack.api;
    this.words[word + 1] = stack.application;
    this.words[word + 2] = stack.encryption;
    this.words[word + TLS] = tls.chosenVersion;
    this.words[word + TLS + 1] = tls.cipherSuite;
    this.words[word + TLS + 2] = tls.offeredVersions;
  }

  /** The stack; it may be shared and must not be changed. */
  readStack(row: number): ProtocolStack {
    const { words } = this;
    const word = row * WORDS;
    if (isUnknown(words, word)) return UNKNOWN_STACK;
    return { api: words[word]!, application: words[word + 1]!, encryption: words[word + 2]! };
  }

  /** The TLS facts; they may be shared and must not be changed. */
  readTls(row: number): TlsTags {
    const { words } = this;
    const word = row * WORDS + TLS;
    if (isUnknown(words, word)) return NO_TLS;
    return { chosenVersion: words[word]!, cipherSuite: words[word + 1]!, offeredVersions: words[word + 2]! };
  }

  copyRow(row: number, from: ProtocolColumn, fromRow: number): void {
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
  copyRows(row: number, from: ProtocolColumn, count: number): void {
    this.words.set(from.words.subarray(0, count * WORDS), row * WORDS);
  }

  /** Mirrors `mergeProtocolStack` and, with `withTls`, `mergeTlsTags` of `../mergeStats.ts`. */
  merge(row: number, from: ProtocolColumn, fromRow: number, withTls: boolean): void {
    const into = this.words;
    const source = from.words;
    const word = row * WORDS;
    const fromWord = fromRow * WORDS;
    const firstWins = withTls ? WORDS - 1 : TLS;
    for (let index = 0; index < firstWins; index += 1) {
      if (into[word + index] === 0) into[word + index] = source[fromWord + index]!;
    }
    if (withTls) into[word + firstWins] = into[word + firstWins]! | source[fromWord + firstWins]!;
  }

  /** Mirrors `areStacksCompatible` of `../mergeable.ts`. */
  areStacksCompatible(row: number, other: number): boolean {
    const { words } = this;
    const a = row * WORDS;
    const b = other * WORDS;
    if (isUnknown(words, a) || isUnknown(words, b)) return true;
    return words[a] === words[b] && words[a + 1] === words[b + 1] && words[a + 2] === words[b + 2];
  }
}

/** Whether three words are all 0. */
function isUnknown(words: Uint16Array, word: number): boolean {
  return (words[word]! | words[word + 1]! | words[word + 2]!) === 0;
}
