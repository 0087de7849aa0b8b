import type { HttpHost } from './HttpHost.ts';
import type { PoolKey } from './poolKey.ts';
import type { RequestCall } from './RequestCall.ts';
import type { Transport } from './Transport.ts';
import type { VirtualTimer } from './VirtualClock.ts';

/**
 * What a connection is doing. `round-trip`: a request was sent and its headers have not come; `body`: a response body
 * is outstanding, whether or not somebody reads it; `handed-over`: the caller owns the socket, both loops have ended.
 */
export type ConnUse = 'idle' | 'round-trip' | 'body' | 'handed-over' | 'closed';

/**
 * One connection: a socket, and a read loop and a write loop that live as long as it is open.
 *
 * Nothing but closing ends the loops. They keep the connection and its transport alive, so collecting garbage frees
 * nothing.
 *
 * @upstream golang/go src/net/http/transport.go persistConn @ go1.19.8
 */
export class ClientConn {
  readonly id: number;
  readonly transport: Transport;
  readonly key: PoolKey;
  readonly host: HttpHost;
  readonly openedAtNs: number;
  /** At most one with HTTP/1. */
  readonly calls = new Set<RequestCall>();
  /** It has been in the pool, or was handed from one request to the next: a request on it may be tried again. */
  isReused = false;
  /** The server has closed its side. The kernel knows; the client does only when its read loop reads. */
  hasServerClosed = false;
  /** The request whose response the server still owes or is still sending. */
  serverCall: RequestCall | undefined;
  /** Requests that were sent on it. */
  requests = 0;
  idleTimer: VirtualTimer | undefined;
  serverIdleTimer: VirtualTimer | undefined;
  #use: ConnUse = 'round-trip';
  #sinceNs: number;

  constructor(facts: { id: number; transport: Transport; key: PoolKey; host: HttpHost; atNs: number }) {
    this.id = facts.id;
    this.transport = facts.transport;
    this.key = facts.key;
    this.host = facts.host;
    this.openedAtNs = facts.atNs;
    this.#sinceNs = facts.atNs;
  }

  get use(): ConnUse {
    return this.#use;
  }

  /** Since when the read loop has waited for what it waits for now. */
  get waitsSinceNs(): number {
    return this.#sinceNs;
  }

  get isOpen(): boolean {
    return this.#use !== 'closed' && this.#use !== 'handed-over';
  }

  get isHttp2(): boolean {
    return this.transport.config.isHttp2;
  }

  setUse(use: ConnUse, atNs: number): void {
    this.#use = use;
    this.#sinceNs = atNs;
  }
}
