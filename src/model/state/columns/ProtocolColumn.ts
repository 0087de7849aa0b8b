import type { ProtocolStack, TlsTags } from '../../connStats.ts';
import { widened16 } from './widened.ts';

/** Words per row: the three layers of the stack, then the three TLS facts. */
const WORDS = 6;
const TLS = 3;

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

  readStack(row: number): ProtocolStack {
    const word = row * WORDS;
    return { api: this.words[word]!, application: this.words[word + 1]!, encryption: this.words[word + 2]! };
  }

  readTls(row: number): TlsTags {
    const word = row * WORDS + TLS;
    return {
      chosenVersion: this.words[word]!,
      cipherSuite: this.words[word + 1]!,
      offeredVersions: this.words[word + 2]!,
    };
  }

  copyRow(row: number, from: ProtocolColumn, fromRow: number): void {
    const into = this.words;
    const source = from.words;
    const word = row * WORDS;
    const fromWord = fromRow * WORDS;
    for (let index = 0; index < WORDS; index += 1) into[word + index] = source[fromWord + index]!;
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
    if ((words[a]! | words[a + 1]! | words[a + 2]!) === 0 || (words[b]! | words[b + 1]! | words[b + 2]!) === 0) {
      return true;
    }
    return words[a] === words[b] && words[a + 1] === words[b + 1] && words[a + 2] === words[b + 2];
  }
}
