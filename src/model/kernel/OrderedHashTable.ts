import { assert } from '../assert.ts';

/** How keys are told apart. Keys that are equal have the same hash. */
export interface KeyRules<K> {
  /** Any 32-bit integer. */
  hash(key: K): number;
  equals(a: K, b: K): boolean;
}

const FIRST_SLOTS = 32;
const EMPTY = 0;
/** So many entries are looked through one by one: a host has dozens of maps, and in a short run all are small. */
const UNHASHED_MAX = 8;
/** Of a table that is looked through. */
const NONE = new Int32Array(0);
/** A table that has become empty gives its room back only when it is larger. */
const KEPT_SLOTS = 1024;

/**
 * A map whose keys are compared by content, walked in the order in which its keys were added.
 *
 * What a `Map` with the keys written out as text would do, without writing texts: open addressing over the numbers of
 * the entries, which stand in columns in their order. Overwriting keeps a key's place; deleting leaves a hole that goes
 * when the columns are next rebuilt. As long as a table is small it has no slots, and no holes.
 */
export class OrderedHashTable<K, V> {
  private readonly rules: KeyRules<K>;
  /** Number of an entry plus 1; {@link EMPTY} ends a probe. At most half of them are in use. */
  private slots = NONE;
  private hashes = NONE;
  private keys: (K | undefined)[] = [];
  private values: (V | undefined)[] = [];
  private live = 0;

  constructor(rules: KeyRules<K>) {
    this.rules = rules;
  }

  get size(): number {
    return this.live;
  }

  has(key: K): boolean {
    return this.find(key) >= 0;
  }

  get(key: K): V | undefined {
    const entry = this.find(key);
    return entry < 0 ? undefined : this.values[entry];
  }

  /** Adds a key at the end of the order, or overwrites its value in place. */
  set(key: K, value: V): void {
    const entry = this.find(key);
    if (entry >= 0) {
      this.keys[entry] = key;
      this.values[entry] = value;
    } else {
      this.add(key, value);
    }
  }

  /** Adds a key that is certainly not there. */
  add(key: K, value: V): void {
    const entry = this.keys.length;
    if (entry < UNHASHED_MAX && this.slots === NONE) {
      this.keys.push(key);
      this.values.push(value);
      this.live += 1;
      return;
    }
    this.addHashed(key, value);
  }

  private addHashed(key: K, value: V): void {
    if (this.slots === NONE) this.beginHashing();
    else if (this.keys.length === this.hashes.length) this.rebuild();
    const hash = this.rules.hash(key) | 0;
    const entry = this.keys.length;
    this.hashes[entry] = hash;
    this.keys.push(key);
    this.values.push(value);
    this.live += 1;
    this.occupy(hash, entry);
  }

  /** @returns whether the key was there */
  delete(key: K): boolean {
    if (this.slots === NONE) return this.deleteUnhashed(key);
    const hash = this.rules.hash(key) | 0;
    const slot = this.slotOf(key, hash);
    if (slot < 0) return false;
    const entry = this.slots[slot]! - 1;
    this.keys[entry] = undefined;
    this.values[entry] = undefined;
    this.live -= 1;
    this.vacate(slot);
    if (this.live === 0) this.clear();
    return true;
  }

  /** Calls `visit` for each entry in order. The table must not change meanwhile. */
  forEach(visit: (value: V, key: K) => void): void {
    for (let entry = 0; entry < this.keys.length; entry += 1) {
      const key = this.keys[entry];
      if (key !== undefined) visit(this.values[entry]!, key);
    }
  }

  private find(key: K): number {
    if (this.slots === NONE) return this.entryOf(key);
    const slot = this.slotOf(key, this.rules.hash(key) | 0);
    return slot < 0 ? -1 : this.slots[slot]! - 1;
  }

  /** Entry of a table that is looked through; -1 when it does not hold the key. */
  private entryOf(key: K): number {
    const { keys, rules } = this;
    for (let entry = 0; entry < keys.length; entry += 1) if (rules.equals(keys[entry]!, key)) return entry;
    return -1;
  }

  private deleteUnhashed(key: K): boolean {
    const entry = this.entryOf(key);
    if (entry < 0) return false;
    const { keys, values } = this;
    for (let next = entry + 1; next < keys.length; next += 1) {
      keys[next - 1] = keys[next];
      values[next - 1] = values[next];
    }
    keys.pop();
    values.pop();
    this.live -= 1;
    return true;
  }

  /** The table is no longer small. */
  private beginHashing(): void {
    this.slots = new Int32Array(FIRST_SLOTS);
    this.hashes = new Int32Array(FIRST_SLOTS / 2);
    this.keys.forEach((key, entry) => {
      const hash = this.rules.hash(key!) | 0;
      this.hashes[entry] = hash;
      this.occupy(hash, entry);
    });
  }

  /** Slot that holds the key; -1 when none does. */
  private slotOf(key: K, hash: number): number {
    const { slots, hashes, keys, rules } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]! - 1;
      if (entry < 0) return -1;
      if (hashes[entry] === hash && rules.equals(keys[entry]!, key)) return slot;
    }
  }

  private occupy(hash: number, entry: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
    this.slots[slot] = entry + 1;
  }

  /** Frees a slot, and moves up those behind it that a probe would no longer reach. */
  private vacate(freed: number): void {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let hole = freed;
    for (let slot = (hole + 1) & mask; slots[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const home = hashes[slots[slot]! - 1]! & mask;
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      slots[hole] = slots[slot]!;
      hole = slot;
    }
    slots[hole] = EMPTY;
  }

  private clear(): void {
    if (this.slots.length > KEPT_SLOTS) {
      this.slots = NONE;
      this.hashes = NONE;
    } else {
      this.slots.fill(EMPTY);
    }
    this.keys.length = 0;
    this.values.length = 0;
  }

  /** Closes the holes in place, and doubles or halves the room by what is in use. */
  private rebuild(): void {
    const { keys, values } = this;
    let slotCount = FIRST_SLOTS;
    while (slotCount < this.live * 4) slotCount *= 2;
    slotCount = Math.max(slotCount, Math.min(this.slots.length, KEPT_SLOTS));
    const from = this.hashes;
    if (slotCount === this.slots.length) {
      this.slots.fill(EMPTY);
    } else {
      this.slots = new Int32Array(slotCount);
      this.hashes = new Int32Array(slotCount / 2);
    }
    let next = 0;
    for (let entry = 0; entry < keys.length; entry += 1) {
      const key = keys[entry];
      if (key === undefined) continue;
      const hash = from[entry]!;
      this.hashes[next] = hash;
      this.occupy(hash, next);
      keys[next] = key;
      values[next] = values[entry];
      next += 1;
    }
    assert(next === this.live, 'every entry survives a rebuild');
    keys.length = next;
    values.length = next;
  }
}

/** Keys that are texts. */
export const TEXT_KEYS: KeyRules<string> = { hash: hashText, equals: (a, b) => a === b };

/** A 32-bit FNV-1a hash of the characters, continued from `seed`. */
export function hashText(text: string, seed: number = 0x811c_9dc5): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  }
  return hash;
}

/** Spreads an integer over all 32 bits of a hash. */
export function mixHash(hash: number, value: number): number {
  const mixed = Math.imul((hash ^ value) | 0, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 13);
}
