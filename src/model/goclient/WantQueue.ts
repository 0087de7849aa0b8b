import type { ConnWant } from './ConnWant.ts';
import type { PoolKey } from './poolKey.ts';

/**
 * Wishes by key, first in, first out; those that no longer wait are skipped.
 *
 * @upstream golang/go src/net/http/transport.go wantConnQueue @ go1.19.8
 */
export class WantQueue {
  readonly #queues = new Map<PoolKey, ConnWant[]>();

  push(key: PoolKey, want: ConnWant): void {
    const queue = this.#queues.get(key);
    if (queue === undefined) {
      this.#queues.set(key, [want]);
      return;
    }
    // Without this, a queue from which nobody ever takes would keep everyone who has stood in it.
    const firstWaiting = queue.findIndex(({ isWaiting }) => isWaiting);
    queue.splice(0, firstWaiting === -1 ? queue.length : firstWaiting);
    queue.push(want);
  }

  /** Takes the first one out that still waits. */
  takeFirst(key: PoolKey): ConnWant | undefined {
    const queue = this.#queues.get(key) ?? [];
    for (let want = queue.shift(); want !== undefined; want = queue.shift()) {
      if (want.isWaiting) return want;
    }
    this.#queues.delete(key);
    return undefined;
  }

  /** How many of a key wait; of all keys without one. */
  waiting(key?: PoolKey): number {
    const queues = key === undefined ? [...this.#queues.values()] : [this.#queues.get(key) ?? []];
    return queues.reduce((sum, queue) => sum + queue.filter(({ isWaiting }) => isWaiting).length, 0);
  }
}
