import { assert } from '../assert.ts';
import type { ClientConn } from './ClientConn.ts';
import { type FailureKind, RequestCall, type RequestOptions } from './RequestCall.ts';
import { type GoRelease, RequestLifecycle } from './RequestLifecycle.ts';
import type { ServerCloseScope } from './ServerSide.ts';
import { Transport } from './Transport.ts';
import type { TransportConfig } from './TransportConfig.ts';
import { VirtualClock } from './VirtualClock.ts';

/**
 * A process with Go HTTP clients, and the servers that it talks to, under a virtual clock.
 *
 * Every method is an explicit event of the instant that {@link advanceTo} went to; all that follows from it in this
 * instant has happened when the method returns. Timers of the instant fire after it.
 *
 * @upstream golang/go src/net/http/transport.go, client.go @ go1.19.8
 */
export class HttpProcess {
  readonly transports: Transport[] = [];
  readonly calls = new Map<string, RequestCall>();
  /** Dials carried out, by host. */
  readonly dials = new Map<string, number>();
  /** Goroutines of the application that have nothing to do with HTTP. */
  otherGoroutines = 0;
  readonly #clock = new VirtualClock();
  readonly #requests: RequestLifecycle;
  #connIds = 0;

  /** @param onCallDone - told of every call whose caller has done what it planned, or has failed */
  constructor(release: GoRelease, onCallDone: (call: RequestCall) => void = () => {}) {
    this.#requests = new RequestLifecycle(this.#clock, release, onCallDone);
  }

  get nowNs(): number {
    return this.#clock.nowNs;
  }

  /** Connections with running loops, in the order in which they were opened. */
  get openConns(): Set<ClientConn> {
    return this.#requests.openConns;
  }

  /** Sockets that callers own since their connections were handed over. */
  get handedOver(): ReadonlySet<ClientConn> {
    return this.#requests.handedOver;
  }

  /** Calls whose caller has not done what it planned, and those of which somebody reads a held body later. */
  get blockedCalls(): Set<RequestCall> {
    return this.#requests.blockedCalls;
  }

  get failures(): ReadonlyMap<FailureKind, number> {
    return this.#requests.failures;
  }

  get requestsOk(): number {
    return this.#requests.requestsOk;
  }

  /** Requests that were given a connection; one that is tried again counts again. */
  get requestsSent(): number {
    return this.#requests.requestsSent;
  }

  /** Requests whose caller has not done what it planned. */
  get pendingCalls(): number {
    return [...this.blockedCalls].filter(({ outcome }) => outcome === undefined).length;
  }

  /** Goes to an instant: everything before it happens, its own timers do not yet. */
  advanceTo(atNs: number): void {
    assert(atNs >= this.#clock.nowNs, 'time goes forward');
    this.#clock.advanceTo(atNs);
  }

  /** Makes a transport, which lives as long as the process: its connections' loops hold it. */
  addTransport(name: string, config: TransportConfig): Transport {
    const transport = new Transport(name, config, {
      clock: this.#clock,
      hooks: {
        nextConnId: () => (this.#connIds += 1),
        connectionOpened: (conn) => {
          this.openConns.add(conn);
          this.dials.set(conn.host.name, (this.dials.get(conn.host.name) ?? 0) + 1);
          this.#requests.servers.accept(conn);
        },
        connectionClosed: (conn) => {
          this.openConns.delete(conn);
          this.#requests.servers.forget(conn);
        },
        connected: (call, conn) => this.#requests.connected(call, conn),
        dialFailed: (call) => this.#requests.fail(call, 'dial_failed'),
        readsAgain: (conn) => this.#clock.ready(() => this.#requests.serverClosed(conn)),
      },
    });
    this.transports.push(transport);
    return transport;
  }

  /** A caller starts a request and blocks in it. */
  startRequest(options: RequestOptions): RequestCall {
    assert(!this.calls.has(options.id), 'a request has an id of its own');
    const call = new RequestCall(options);
    this.calls.set(options.id, call);
    this.blockedCalls.add(call);
    if (options.clientTimeoutNs > 0) {
      call.clientTimer = this.#clock.startTimer(options.clientTimeoutNs, () =>
        this.#requests.endContext(call, 'client_timeout'),
      );
    }
    options.transport.acquire(call);
    this.#clock.settle();
    return call;
  }

  /** The request is written to its end, after an upload that was held. */
  requestWritten(id: string): void {
    const call = this.#callOf(id);
    if (call.isWritten) return;
    call.isWritten = true;
    if (call.phase === 'round-trip' && !call.isAnswered) this.#requests.startHeaderTimer(call);
    if (call.uploadTimer) this.#requests.finishExchange(call, true);
    this.#clock.settle();
  }

  /** The context of a request is cancelled. */
  cancel(id: string): void {
    this.#requests.endContext(this.#callOf(id), 'canceled');
    this.#clock.settle();
  }

  /** Somebody reads a held body to its end; it is not closed. */
  readBodyToEnd(id: string): void {
    const call = this.#callOf(id);
    this.#requests.reading.readLater(call);
    if (call.reader) this.blockedCalls.add(call);
    this.#clock.settle();
  }

  closeBody(id: string): void {
    this.#requests.reading.close(this.#callOf(id));
    this.#clock.settle();
  }

  /** The server answers a request whose headers it holds back, sends one more part of a stream, or ends it. */
  serverSends(id: string, what: 'headers' | 'data' | 'end'): void {
    const call = this.#callOf(id);
    if (what === 'headers') this.#requests.servers.sendHeaders(call);
    else if (what === 'data') this.#requests.servers.sendPart(call);
    else this.#requests.servers.endStream(call);
    this.#clock.settle();
  }

  /** The server closes the connection that served a request. */
  serverClosesConnOf(id: string): void {
    this.#requests.servers.closeConnOf(id);
    this.#clock.settle();
  }

  /** The server closes connections of a host. */
  serverClosesConns(host: string, scope: ServerCloseScope): void {
    this.#requests.servers.closeConns(host, scope);
    this.#clock.settle();
  }

  /** The server sends a byte that nobody asked for on every idle connection of a host: each closes. */
  serverSendsUnasked(host: string): void {
    for (const conn of this.openConns) {
      if (conn.host.name === host && conn.use === 'idle' && conn.calls.size === 0) conn.transport.close(conn);
    }
    this.#clock.settle();
  }

  /** Writing to the connection of a request fails. */
  writeFails(id: string): void {
    const call = this.#callOf(id);
    if (call.phase !== 'round-trip') return;
    this.#requests.dropConn(call);
    this.#requests.fail(call, 'eof');
    this.#clock.settle();
  }

  closeIdleConnections(transport: Transport): void {
    transport.closeIdleConnections();
    this.#clock.settle();
  }

  /** Collects garbage. The loops of a connection hold it and its transport, so no count changes. */
  collectGarbage(): void {
    this.#clock.settle();
  }

  #callOf(id: string): RequestCall {
    const call = this.calls.get(id);
    assert(call !== undefined, 'the request was started');
    return call;
  }
}
