import { mixWord } from './hashWords.ts';
import { widened32 } from './widened.ts';

const FIRST_CAPACITY = 64;
const SLOTS_PER_ENTRY = 2;
const KEY_WORDS = 4;

/** A map from keys of four words to numbers above 0, for what one poll looks up. */
export class KeyTable {
  /** Four words per entry. */
  private keys = new Uint32Array(FIRST_CAPACITY * KEY_WORDS);
  private values = new Uint32Array(FIRST_CAPACITY);
  /** Entry plus 1 by hash; 0 is a free slot. */
  private slots = new Uint32Array(FIRST_CAPACITY * SLOTS_PER_ENTRY);
  private count = 0;

  clear(): void {
    if (this.count > 0) this.slots.fill(0);
    this.count = 0;
  }

  /** The value of a key; 0 for an unknown one. */
  get(a: number, b: number, c: number, d: number): number {
    const entry = this.slots[this.slotOf(a, b, c, d)]!;
    return entry === 0 ? 0 : this.values[entry - 1]!;
  }

  /** Sets the value of a key, also that of a known one. */
  set(a: number, b: number, c: number, d: number, value: number): void {
    let slot = this.slotOf(a, b, c, d);
    if (this.slots[slot] === 0) {
      if (this.count === this.values.length) {
        this.grow();
        slot = this.slotOf(a, b, c, d);
      }
      const word = this.count * KEY_WORDS;
      this.keys[word] = a;
      this.keys[word + 1] = b;
      this.keys[word + 2] = c;
      this.keys[word + 3] = d;
      this.count += 1;
      this.slots[slot] = this.count;
    }
    this.values[this.slots[slot]! - 1] = value;
  }

  /** The slot of a key, or the free one where it would stand. */
  private slotOf(a: number, b: number, c: number, d: number): number {
    const { keys, slots } = this;
    const mask = slots.length - 1;
    let slot = mixWord(mixWord(mixWord(mixWord(0, a), b), c), d) & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      const word = (entry - 1) * KEY_WORDS;
      if (keys[word] === a && keys[word + 1] === b && keys[word + 2] === c && keys[word + 3] === d) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private grow(): void {
    const capacity = this.values.length * 2;
    this.keys = widened32(this.keys, capacity * KEY_WORDS);
    this.values = widened32(this.values, capacity);
    this.slots = new Uint32Array(capacity * SLOTS_PER_ENTRY);
    for (let entry = 0; entry < this.count; entry += 1) {
      const word = entry * KEY_WORDS;
      const slot = this.slotOf(this.keys[word]!, this.keys[word + 1]!, this.keys[word + 2]!, this.keys[word + 3]!);
      this.slots[slot] = entry + 1;
    }
  }
}
