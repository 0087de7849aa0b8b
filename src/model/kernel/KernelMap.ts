import type { Choices } from '../choices.ts';
import { assert } from '../assert.ts';
import { type KeyRules, OrderedHashTable } from './OrderedHashTable.ts';

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
  readonly #table: OrderedHashTable<K, V>;
  /** Where {@link Choices} are asked for the order of a walk. */
  readonly #place: string;
  #refusedCount = 0;

  constructor(name: string, capacity: number, keys: KeyRules<K>) {
    assert(capacity >= 0, `capacity of ${name} is negative`);
    this.name = name;
    this.capacity = capacity;
    this.#table = new OrderedHashTable(keys);
    this.#place = `kernel-map.${name}`;
  }

  get size(): number {
    return this.#table.size;
  }

  /** Inserts of kernel programs refused because the map was full, since the start. */
  get refusedCount(): number {
    return this.#refusedCount;
  }

  get(key: K): V | undefined {
    return this.#table.get(key);
  }

  /** Inserts or overwrites. Overwriting works in a full map too. */
  set(key: K, value: V): InsertResult {
    if (this.#table.size >= this.capacity && !this.#table.has(key)) return this.#refuse();
    this.#table.set(key, value);
    return 'stored';
  }

  /** Inserts only when the key is absent. An existing key is reported as such even when the map is full. */
  insert(key: K, value: V): InsertResult {
    return this.#table.has(key) ? 'exists' : this.insertAbsent(key, value);
  }

  /** Inserts a key of which the caller has just found that it is absent. */
  insertAbsent(key: K, value: V): InsertResult {
    if (this.#table.size >= this.capacity) return this.#refuse();
    this.#table.add(key, value);
    return 'stored';
  }

  /** Inserts on behalf of user space, when the key is absent and there is room; a refusal is not counted. */
  seed(key: K, value: V): void {
    if (this.#table.size < this.capacity && !this.#table.has(key)) this.#table.add(key, value);
  }

  /** @returns whether the entry was there */
  delete(key: K): boolean {
    return this.#table.delete(key);
  }

  /** All entries in the order of their creation: for walks whose order cannot matter. */
  snapshot(): KernelMapEntry<K, V>[] {
    const entries: KernelMapEntry<K, V>[] = [];
    this.#table.forEach((value, key) => entries.push({ key, value }));
    return entries;
  }

  /** Walks the map in the order that `choices` gives for the place `kernel-map.<name>`. */
  entries(choices: Choices): KernelMapEntry<K, V>[] {
    const inOrder = this.snapshot();
    const order = choices.order(this.#place, inOrder.length);
    return order.map((index) => {
      const entry = inOrder[index];
      assert(entry !== undefined, `order of ${this.name} names an entry that does not exist`);
      return entry;
    });
  }

  #refuse(): 'full' {
    this.#refusedCount += 1;
    return 'full';
  }
}
