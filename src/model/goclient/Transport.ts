import { ClientConn } from './ClientConn.ts';
import { ConnWant } from './ConnWant.ts';
import { HostSlots } from './HostSlots.ts';
import type { HttpHost } from './HttpHost.ts';
import { IdlePool } from './IdlePool.ts';
import { type PoolKey, poolKeyOf } from './poolKey.ts';
import type { RequestCall } from './RequestCall.ts';
import { idlePerHostMax, type TransportConfig } from './TransportConfig.ts';
import type { VirtualClock } from './VirtualClock.ts';
import { WantQueue } from './WantQueue.ts';

/** What a transport tells the process that it belongs to. */
export interface TransportHooks {
  nextConnId(): number;
  /** A dial has succeeded; the connection's loops start. */
  connectionOpened(conn: ClientConn): void;
  connectionClosed(conn: ClientConn): void;
  /** The connection is now this request's. */
  connected(call: RequestCall, conn: ClientConn): void;
  dialFailed(call: RequestCall): void;
  /** The connection went back to the pool, or was handed on; its read loop reads again. */
  readsAgain(conn: ClientConn): void;
}

/**
 * One transport: owner of one pool. Pools never see each other, so every limit is a limit of one transport.
 *
 * @upstream golang/go src/net/http/transport.go Transport @ go1.19.8
 */
export class Transport {
  readonly name: string;
  /** A fix may change it while the process runs: read anew at every decision, as Go does. */
  config: TransportConfig;
  readonly idle = new IdlePool();
  readonly slots = new HostSlots();
  readonly idleWaiters = new WantQueue();
  readonly dialWaiters = new WantQueue();
  /** Dials that run. */
  readonly dials = new Set<ConnWant>();
  readonly #clock: VirtualClock;
  readonly #hooks: TransportHooks;
  #closesIdle = false;

  constructor(name: string, config: TransportConfig, world: { clock: VirtualClock; hooks: TransportHooks }) {
    this.name = name;
    this.config = config;
    this.#clock = world.clock;
    this.#hooks = world.hooks;
  }

  keyOf(host: HttpHost): PoolKey {
    return poolKeyOf(host, this.config);
  }

  /**
   * Finds a connection for a request: the one that became idle last, or a new one, or whichever comes first of the two.
   *
   * @upstream golang/go src/net/http/transport.go getConn, queueForIdleConn, queueForDial @ go1.19.8
   */
  acquire(call: RequestCall): void {
    const key = this.keyOf(call.options.host);
    const want = new ConnWant(call, key);
    call.want = want;
    call.wants.push(want);
    if (!this.config.disableKeepAlives) {
      // Somebody wants connections again: what CloseIdleConnections asked for is over.
      this.#closesIdle = false;
      const conn = this.idle.newest(key);
      if (conn) {
        if (!conn.isHttp2) this.idle.remove(conn);
        this.#hand(conn, want);
        return;
      }
      // A request that dials stays in this queue too: a connection that becomes idle first is taken instead.
      this.idleWaiters.push(key, want);
    }
    const { maxConnsPerHost } = this.config;
    if (maxConnsPerHost > 0 && this.slots.countedOf(key) >= maxConnsPerHost) {
      this.dialWaiters.push(key, want);
      return;
    }
    this.slots.take(key);
    this.#startDial(want);
  }

  /** A request gives up its wish. Unless dials are detached from their requests, the dial ends with it. */
  abandon(want: ConnWant, how: { readonly abortsDial: boolean }): void {
    want.isWaiting = false;
    if (!how.abortsDial || !want.dial) return;
    want.dial.cancel();
    want.dial = undefined;
    this.dials.delete(want);
    this.#freeSlot(want.key);
  }

  /**
   * Takes a connection back after a whole exchange: for the next request that waits, for the pool, or to be closed.
   *
   * @param isReusable - false when one of the two sides said that the connection ends here
   */
  release(conn: ClientConn, isReusable: boolean): void {
    if (isReusable && this.#putIdle(conn)) this.#hooks.readsAgain(conn);
    else this.close(conn);
  }

  /** Closes a connection, whatever it is used for. Its slot goes to the first request that waits for one. */
  close(conn: ClientConn): void {
    if (!conn.isOpen) return;
    this.#endLoops(conn, 'closed');
    this.#hooks.connectionClosed(conn);
  }

  /** Both loops end, the socket stays with the caller. */
  handOver(conn: ClientConn): void {
    this.#endLoops(conn, 'handed-over');
  }

  /** Closes what is idle and, until the next request, also what becomes idle. */
  closeIdleConnections(): void {
    this.#closesIdle = true;
    for (const conn of this.idle.conns) if (conn.calls.size === 0) this.close(conn);
  }

  #endLoops(conn: ClientConn, use: 'closed' | 'handed-over'): void {
    this.idle.remove(conn);
    conn.idleTimer?.cancel();
    conn.setUse(use, this.#clock.nowNs);
    this.#freeSlot(conn.key);
  }

  #startDial(want: ConnWant): void {
    const { dialDelayNs, dialTimeoutNs } = this.config;
    const isTooSlow = dialTimeoutNs > 0 && dialDelayNs > dialTimeoutNs;
    const finish = () => {
      want.dial = undefined;
      this.dials.delete(want);
      if (isTooSlow || want.call.options.host.refusesDials) this.#dialFailed(want);
      else this.#dialDone(want);
    };
    const takesNs = isTooSlow ? dialTimeoutNs : dialDelayNs;
    if (takesNs === 0) {
      finish();
      return;
    }
    this.dials.add(want);
    want.dial = this.#clock.startTimer(takesNs, finish);
  }

  #dialFailed(want: ConnWant): void {
    if (want.isWaiting) {
      want.isWaiting = false;
      this.#hooks.dialFailed(want.call);
    }
    // Later in this instant: a long queue of requests to a host that refuses must not nest.
    this.#clock.ready(() => this.#freeSlot(want.key));
  }

  #dialDone(want: ConnWant): void {
    const { host } = want.call.options;
    const id = this.#hooks.nextConnId();
    const conn = new ClientConn({ id, transport: this, key: want.key, host, atNs: this.#clock.nowNs });
    this.#hooks.connectionOpened(conn);
    const isWanted = want.isWaiting;
    if (isWanted) this.#hand(conn, want);
    // The request was served by another connection meanwhile. One of HTTP/2 goes to the pool at once, to be shared.
    if (!isWanted || conn.isHttp2) this.release(conn, true);
  }

  #hand(conn: ClientConn, want: ConnWant): void {
    want.isWaiting = false;
    conn.idleTimer?.cancel();
    conn.calls.add(want.call);
    conn.requests += 1;
    if (!conn.isHttp2) conn.setUse('round-trip', this.#clock.nowNs);
    this.#hooks.connected(want.call, conn);
  }

  /**
   * @returns whether somebody took the connection: a request that waits, or the pool
   * @upstream golang/go src/net/http/transport.go tryPutIdleConn @ go1.19.8
   */
  #putIdle(conn: ClientConn): boolean {
    const { disableKeepAlives, maxIdleConnsPerHost } = this.config;
    if (disableKeepAlives || maxIdleConnsPerHost < 0) return false;
    conn.isReused = true;
    if (conn.isHttp2 && this.idle.has(conn)) {
      if (conn.calls.size === 0) {
        conn.setUse('idle', this.#clock.nowNs);
        this.#startIdleTimer(conn);
      }
      return true;
    }
    for (let want = this.idleWaiters.takeFirst(conn.key); want; want = this.idleWaiters.takeFirst(conn.key)) {
      this.#hand(conn, want);
      if (!conn.isHttp2) return true;
    }
    if (this.#closesIdle) return false;
    // The one that comes back is closed, not one that is there already.
    if (this.idle.sizeOf(conn.key) >= idlePerHostMax(this.config)) return conn.isHttp2 && conn.calls.size > 0;
    this.idle.add(conn);
    conn.setUse('idle', this.#clock.nowNs);
    this.#evictOldest();
    this.#startIdleTimer(conn);
    return true;
  }

  #evictOldest(): void {
    const { maxIdleConns } = this.config;
    const oldest = this.idle.oldest();
    if (maxIdleConns > 0 && this.idle.size > maxIdleConns && oldest) this.close(oldest);
  }

  /** The timer starts anew each time that the connection becomes idle. */
  #startIdleTimer(conn: ClientConn): void {
    conn.idleTimer?.cancel();
    const { idleConnTimeoutNs } = this.config;
    if (idleConnTimeoutNs <= 0) return;
    conn.idleTimer = this.#clock.startTimer(idleConnTimeoutNs, () => {
      if (this.idle.has(conn) && conn.calls.size === 0) this.close(conn);
    });
  }

  /** A slot that is free goes to the first request that waits for one; only without any does the count go down. */
  #freeSlot(key: PoolKey): void {
    const { maxConnsPerHost } = this.config;
    const next = maxConnsPerHost > 0 ? this.dialWaiters.takeFirst(key) : undefined;
    if (next) this.#startDial(next);
    else this.slots.giveBack(key);
  }
}
