import type { PoolKey } from './poolKey.ts';

/**
 * How many connections are charged against `MaxConnsPerHost`: raised when a dial is permitted, lowered when a
 * connection closes or a dial fails. An idle connection still counts.
 *
 * @upstream golang/go src/net/http/transport.go connsPerHost @ go1.19.8
 */
export class HostSlots {
  readonly #counted = new Map<PoolKey, number>();

  countedOf(key: PoolKey): number {
    return this.#counted.get(key) ?? 0;
  }

  /** Of all keys together. */
  get counted(): number {
    return [...this.#counted.values()].reduce((sum, count) => sum + count, 0);
  }

  take(key: PoolKey): void {
    this.#counted.set(key, this.countedOf(key) + 1);
  }

  giveBack(key: PoolKey): void {
    const rest = this.countedOf(key) - 1;
    if (rest > 0) this.#counted.set(key, rest);
    else this.#counted.delete(key);
  }
}
