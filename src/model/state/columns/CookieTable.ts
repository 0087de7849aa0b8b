import { mixWord } from './hashWords.ts';
import { U64Column } from './U64Column.ts';

const FIRST_CAPACITY = 256;
/** Slots of the hash table for every number that can be given out. */
const SLOTS_PER_NUMBER = 2;
/** Part of the numbers that may be held before there have to be more. */
const HELD_MAX = 0.75;
/** Words per slot: a number plus 1 (0 is a free slot), and the low half of its cookie, so that most misses end here. */
const SLOT_WORDS = 2;

/** Tells a {@link CookieTable} which cookies are still needed. */
export interface CookieHolder {
  /** Calls `keep` for the number of every cookie that stands in a baseline or in a buffer. */
  forEachHeldCookie(keep: (cookie: number) => void): void;
}

/**
 * Cookies (u64) by number, so that all else about a cookie is found by index.
 *
 * A number stays with its cookie while somebody holds it. When the numbers run out, those that nobody holds are given
 * out anew; only when more than three quarters are held does the table grow. So it does not grow with the run.
 */
export class CookieTable {
  private readonly values = new U64Column(FIRST_CAPACITY);
  /** By hash. */
  private slots = new Uint32Array(FIRST_CAPACITY * SLOTS_PER_NUMBER * SLOT_WORDS);
  /** Numbers that can be given out, the next one last. */
  private free = new Uint32Array(FIRST_CAPACITY);
  private freeCount = 0;

  constructor() {
    this.freeAllBut(new Uint8Array(FIRST_CAPACITY));
  }

  /** All numbers are below. */
  get capacity(): number {
    return this.free.length;
  }

  /**
   * Sees to it that so many new cookies find a number. Numbers that no holder names may belong to another cookie
   * afterwards, so this is called only where none is in the air.
   */
  makeRoom(count: number, holders: ReadonlyMap<string, CookieHolder>): void {
    if (count > this.freeCount) this.freeUnheld(count, holders);
  }

  private freeUnheld(count: number, holders: ReadonlyMap<string, CookieHolder>): void {
    const held = new Uint8Array(this.capacity);
    let heldCount = 0;
    for (const holder of holders.values()) {
      holder.forEachHeldCookie((cookie) => {
        heldCount += 1 - held[cookie]!;
        held[cookie] = 1;
      });
    }
    let capacity = this.capacity;
    while (heldCount + count > capacity * HELD_MAX) capacity *= 2;
    if (capacity > this.capacity) this.grow(capacity);
    this.freeAllBut(held);
  }

  /** The number of a cookie; a new one must have room. */
  numberOf(low: number, high: number): number {
    const { slots } = this;
    const slot = this.slotOf(low, high);
    if (slots[slot] !== 0) return slots[slot]! - 1;
    this.freeCount -= 1;
    const cookie = this.free[this.freeCount]!;
    this.values.writeHalves(cookie, low, high);
    slots[slot] = cookie + 1;
    slots[slot + 1] = low;
    return cookie;
  }

  /** The number of a cookie that may be unknown; -1 then. */
  find(low: number, high: number): number {
    return this.slots[this.slotOf(low, high)]! - 1;
  }

  /** The cookie itself. */
  valueOf(cookie: number): bigint {
    return this.values.read(cookie);
  }

  private grow(capacity: number): void {
    this.values.grow(capacity);
    this.slots = new Uint32Array(capacity * SLOTS_PER_NUMBER * SLOT_WORDS);
    this.free = new Uint32Array(capacity);
  }

  /** @param held - 1 for each number that keeps its cookie; numbers beyond its end are free */
  private freeAllBut(held: Uint8Array): void {
    this.slots.fill(0);
    this.freeCount = 0;
    for (let cookie = this.capacity - 1; cookie >= 0; cookie -= 1) {
      if (held[cookie] === 1) this.enter(cookie);
      else this.free[this.freeCount++] = cookie;
    }
  }

  private enter(cookie: number): void {
    const low = this.values.low(cookie);
    const slot = this.slotOf(low, this.values.high(cookie));
    this.slots[slot] = cookie + 1;
    this.slots[slot + 1] = low;
  }

  /** First word of the slot of a cookie, or of the free one where it would stand. */
  private slotOf(low: number, high: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (hashOf(low, high) * SLOT_WORDS) & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      if (slots[slot + 1] === low && this.values.high(entry - 1) === high) break;
      slot = (slot + SLOT_WORDS) & mask;
    }
    return slot;
  }
}

function hashOf(low: number, high: number): number {
  return mixWord(mixWord(0, high), low);
}
