/** Number of different words of 32 bits. */
const WORDS = 0x1_0000_0000;

/**
 * xoshiro128** on four u32 words, seeded by splitmix32: small, fast, the same on every machine.
 *
 * Algorithms by Blackman and Vigna (xoshiro) and Steele, Lea and Flood (splitmix); written anew here because a run must
 * not depend on the version of a library.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(seed: number) {
    let state = seed >>> 0;
    const next = (): number => {
      state = (state + 0x9e3779b9) >>> 0;
      let word = state ^ (state >>> 16);
      word = Math.imul(word, 0x21f0aaad);
      word ^= word >>> 15;
      word = Math.imul(word, 0x735a2d97);
      return word ^ (word >>> 15);
    };
    this.a = next();
    this.b = next();
    this.c = next();
    this.d = next();
  }

  /** Next 32 random bits. */
  nextU32(): number {
    const product = Math.imul(rotateLeft(Math.imul(this.b, 5), 7), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = rotateLeft(this.d, 11);
    return product;
  }

  /** An integer from 0 to `count` - 1, without bias. `count` is from 1 to 2^32. */
  below(count: number): number {
    if (count === WORDS) return this.nextU32();
    for (;;) {
      const word = this.nextU32();
      const answer = word % (count >>> 0);
      // The last answers would come too seldom when the words do not go round a whole number of times.
      if (word - answer <= WORDS - count) return answer;
    }
  }

  /** A random permutation of 0 to `count` - 1 (Fisher and Yates). */
  permutation(count: number): number[] {
    const order: number[] = [];
    for (let index = 0; index < count; index += 1) order.push(index);
    for (let last = count - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      const swapped = order[last]!;
      order[last] = order[other]!;
      order[other] = swapped;
    }
    return order;
  }
}

/** FNV-1a over UTF-16 code units: gives each named place a stream of its own. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A running hash of 64 bits over whole numbers of up to 32 bits; not for secrets. */
export class HashSum {
  private low = 0x811c9dc5;
  private high = 0x9e3779b9;

  add(word: number): void {
    this.low = Math.imul(this.low ^ word, 0x01000193);
    this.high = Math.imul(rotateLeft(this.high, 13) ^ word, 0x85ebca6b);
  }

  /** Sixteen hexadecimal digits. */
  toString(): string {
    return hexOf(this.high) + hexOf(this.low);
  }
}

function hexOf(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
