import type { Choices } from '../choices.ts';
import { assert } from '../assert.ts';

/** What became of an insert: `exists` and `full` leave the map as it was. */
export type InsertResult = 'stored' | 'exists' | 'full';

/** One entry as a walk shows it. */
export interface KernelMapEntry<K, V> {
  readonly key: K;
  readonly value: V;
}

/**
 * A plain kernel hash map: fixed capacity, a full map refuses new keys, nothing is ever evicted.
 *
 * Values are handed out by reference, as the kernel hands out pointers: a holder may change an entry in place, also
 * after it was deleted (then nobody sees it).
 *
 * The kernel walks its maps in an order nobody promises. {@link entries} asks {@link Choices} for it; the default
 * choice is the order in which the entries were created.
 */
export class KernelMap<K, V> {
  readonly name: string;
  /** Largest number of entries. */
  readonly capacity: number;
  readonly #keyText: (key: K) => string | number;
  readonly #entries = new Map<string | number, KernelMapEntry<K, V>>();
  #refusedCount = 0;

  constructor(name: string, capacity: number, keyText: (key: K) => string | number) {
    assert(capacity >= 0, `capacity of ${name} is negative`);
    this.name = name;
    this.capacity = capacity;
    this.#keyText = keyText;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Inserts of kernel programs refused because the map was full, since the start. */
  get refusedCount(): number {
    return this.#refusedCount;
  }

  get(key: K): V | undefined {
    return this.#entries.get(this.#keyText(key))?.value;
  }

  /** Inserts or overwrites. Overwriting works in a full map too. */
  set(key: K, value: V): InsertResult {
    const text = this.#keyText(key);
    if (!this.#entries.has(text) && !this.#hasRoom()) return 'full';
    this.#entries.set(text, { key, value });
    return 'stored';
  }

  /** Inserts only when the key is absent. An existing key is reported as such even when the map is full. */
  insert(key: K, value: V): InsertResult {
    const text = this.#keyText(key);
    if (this.#entries.has(text)) return 'exists';
    if (!this.#hasRoom()) return 'full';
    this.#entries.set(text, { key, value });
    return 'stored';
  }

  /** Inserts on behalf of user space, when the key is absent and there is room; a refusal is not counted. */
  seed(key: K, value: V): void {
    const text = this.#keyText(key);
    if (!this.#entries.has(text) && this.#entries.size < this.capacity) this.#entries.set(text, { key, value });
  }

  /** @returns whether the entry was there */
  delete(key: K): boolean {
    return this.#entries.delete(this.#keyText(key));
  }

  /** All entries in the order of their creation: for walks whose order cannot matter. */
  snapshot(): KernelMapEntry<K, V>[] {
    return [...this.#entries.values()];
  }

  /** Walks the map in the order that `choices` gives for the place `kernel-map.<name>`. */
  entries(choices: Choices): KernelMapEntry<K, V>[] {
    const inOrder = this.snapshot();
    const order = choices.order(`kernel-map.${this.name}`, inOrder.length);
    return order.map((index) => {
      const entry = inOrder[index];
      assert(entry !== undefined, `order of ${this.name} names an entry that does not exist`);
      return entry;
    });
  }

  #hasRoom(): boolean {
    if (this.#entries.size < this.capacity) return true;
    this.#refusedCount += 1;
    return false;
  }
}
