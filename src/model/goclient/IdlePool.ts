import type { ClientConn } from './ClientConn.ts';
import type { PoolKey } from './poolKey.ts';

/**
 * The idle connections of one transport: by key the one that came last is taken first, over all keys the one that has
 * been idle longest is evicted first.
 *
 * @upstream golang/go src/net/http/transport.go idleConn, idleLRU @ go1.19.8
 */
export class IdlePool {
  readonly #byKey = new Map<PoolKey, ClientConn[]>();
  /** In the order in which they became idle. */
  readonly #oldestFirst = new Set<ClientConn>();

  get size(): number {
    return this.#oldestFirst.size;
  }

  /** All of them, the one that has been idle longest first. */
  get conns(): ReadonlySet<ClientConn> {
    return this.#oldestFirst;
  }

  sizeOf(key: PoolKey): number {
    return this.#byKey.get(key)?.length ?? 0;
  }

  has(conn: ClientConn): boolean {
    return this.#oldestFirst.has(conn);
  }

  add(conn: ClientConn): void {
    const ofKey = this.#byKey.get(conn.key);
    if (ofKey) ofKey.push(conn);
    else this.#byKey.set(conn.key, [conn]);
    this.#oldestFirst.add(conn);
  }

  remove(conn: ClientConn): void {
    if (!this.#oldestFirst.delete(conn)) return;
    const rest = (this.#byKey.get(conn.key) ?? []).filter((other) => other !== conn);
    if (rest.length > 0) this.#byKey.set(conn.key, rest);
    else this.#byKey.delete(conn.key);
  }

  /** The connection of a key that became idle last. */
  newest(key: PoolKey): ClientConn | undefined {
    return this.#byKey.get(key)?.at(-1);
  }

  /** The connection that has been idle longest, whatever its key. */
  oldest(): ClientConn | undefined {
    const [first] = this.#oldestFirst;
    return first;
  }
}
