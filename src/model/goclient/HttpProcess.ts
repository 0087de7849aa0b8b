import { assert } from '../assert.ts';
import { BodyReading } from './BodyReading.ts';
import type { ClientConn } from './ClientConn.ts';
import { type FailureKind, RequestCall, type RequestOptions } from './RequestCall.ts';
import { handsConnectionOver, hasBody } from './ResponsePlan.ts';
import { type ServerCloseScope, ServerSide } from './ServerSide.ts';
import { Transport } from './Transport.ts';
import type { TransportConfig } from './TransportConfig.ts';
import { VirtualClock } from './VirtualClock.ts';

/** How long a connection waits, after a whole response, for a request that is still being written. */
const WRITE_WAIT_NS = 50_000_000;

/** What differs between releases of Go. */
export interface GoRelease {
  /**
   * A dial outlives the request that started it, and its connection is pooled. Up to Go 1.22 the end of the request's
   * context ends the dial too.
   */
  readonly dialDetached: boolean;
}

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
  /** Calls whose caller has not done what it planned, and those of which somebody reads a held body later. */
  readonly blockedCalls = new Set<RequestCall>();
  /** Connections with running loops, in the order in which they were opened. */
  readonly openConns = new Set<ClientConn>();
  /** Sockets that callers own since their connections were handed over. */
  readonly handedOver = new Set<ClientConn>();
  /** Dials carried out, by host. */
  readonly dials = new Map<string, number>();
  readonly failures = new Map<FailureKind, number>();
  requestsOk = 0;
  /** Requests that were given a connection; one that is tried again counts again. */
  requestsSent = 0;
  /** Goroutines of the application that have nothing to do with HTTP. */
  otherGoroutines = 0;
  readonly #clock = new VirtualClock();
  readonly #release: GoRelease;
  readonly #servers: ServerSide;
  readonly #reading: BodyReading;
  #connIds = 0;

  readonly #onCallDone: (call: RequestCall) => void;

  /** @param onCallDone - told of every call whose caller has done what it planned, or has failed */
  constructor(release: GoRelease, onCallDone: (call: RequestCall) => void = () => {}) {
    this.#release = release;
    this.#onCallDone = onCallDone;
    this.#servers = new ServerSide(this.#clock, {
      headersArrived: (call) => this.#headersArrived(call),
      bodyArrived: (call) => this.#clock.ready(() => this.#reading.continueRead(call)),
      serverClosed: (conn) => this.#clock.ready(() => this.#serverClosed(conn)),
    });
    this.#reading = new BodyReading({
      bodyEnded: (call) => this.#exchangeDone(call),
      dropConn: (call) => this.#dropConn(call),
      planDone: (call) => this.#succeed(call),
      planFailed: (call, kind) => this.#fail(call, kind),
      laterReadEnded: (call, kind) => this.#laterReadEnded(call, kind),
      bodyClosed: (call) => this.#stopClientTimer(call),
    });
  }

  get nowNs(): number {
    return this.#clock.nowNs;
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
          this.#servers.accept(conn);
        },
        connectionClosed: (conn) => {
          this.openConns.delete(conn);
          this.#servers.forget(conn);
        },
        connected: (call, conn) => this.#connected(call, conn),
        dialFailed: (call) => this.#fail(call, 'dial_failed'),
        readsAgain: (conn) => this.#clock.ready(() => this.#serverClosed(conn)),
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
        this.#endContext(call, 'client_timeout'),
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
    if (call.phase === 'round-trip' && !call.isAnswered) this.#startHeaderTimer(call);
    if (call.uploadTimer) this.#finishExchange(call, true);
    this.#clock.settle();
  }

  /** The context of a request is cancelled. */
  cancel(id: string): void {
    this.#endContext(this.#callOf(id), 'canceled');
    this.#clock.settle();
  }

  /** Somebody reads a held body to its end; it is not closed. */
  readBodyToEnd(id: string): void {
    const call = this.#callOf(id);
    this.#reading.readLater(call);
    if (call.reader) this.blockedCalls.add(call);
    this.#clock.settle();
  }

  closeBody(id: string): void {
    this.#reading.close(this.#callOf(id));
    this.#clock.settle();
  }

  /** The server answers a request whose headers it holds back, sends one more part of a stream, or ends it. */
  serverSends(id: string, what: 'headers' | 'data' | 'end'): void {
    const call = this.#callOf(id);
    if (what === 'headers') this.#servers.sendHeaders(call);
    else if (what === 'data') this.#servers.sendPart(call);
    else this.#servers.endStream(call);
    this.#clock.settle();
  }

  /** The server closes the connection that served a request. */
  serverClosesConnOf(id: string): void {
    this.#servers.closeConnOf(id);
    this.#clock.settle();
  }

  /** The server closes connections of a host. */
  serverClosesConns(host: string, scope: ServerCloseScope): void {
    this.#servers.closeConns(host, scope);
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
    this.#dropConn(call);
    this.#fail(call, 'eof');
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

  #connected(call: RequestCall, conn: ClientConn): void {
    call.phase = 'round-trip';
    call.conn = conn;
    this.requestsSent += 1;
    if (call.isWritten) this.#startHeaderTimer(call);
    this.#clock.ready(() => this.#servers.receive(call, conn));
  }

  /** Runs from the request being written; the body is not its business. */
  #startHeaderTimer(call: RequestCall): void {
    const { responseHeaderTimeoutNs } = call.options.transport.config;
    if (responseHeaderTimeoutNs <= 0) return;
    call.headerTimer?.cancel();
    call.headerTimer = this.#clock.startTimer(responseHeaderTimeoutNs, () => {
      if (call.phase !== 'round-trip') return;
      this.#dropConn(call);
      this.#fail(call, 'response_header_timeout');
    });
  }

  #headersArrived(call: RequestCall): void {
    const { conn, options } = call;
    assert(conn !== undefined, 'headers come on a connection');
    call.headerTimer?.cancel();
    if (handsConnectionOver(options.response, options.method)) {
      call.isEndNoticed = true;
      this.handedOver.add(conn);
      this.openConns.delete(conn);
      this.#servers.forget(conn);
      conn.transport.handOver(conn);
    } else if (hasBody(options.response, options.method)) {
      if (!conn.isHttp2) conn.setUse('body', this.nowNs);
    } else {
      // The connection is free before the caller even gets the response.
      call.isEndNoticed = true;
      this.#exchangeDone(call);
      if (call.uploadTimer) return;
    }
    this.#giveResponse(call);
  }

  #giveResponse(call: RequestCall): void {
    call.phase = 'body';
    this.#clock.ready(() => this.#reading.begin(call));
  }

  /** The response is over. Where the request is still being written, the connection waits for that a little. */
  #exchangeDone(call: RequestCall): void {
    if (call.isWritten || !call.conn?.isOpen) {
      this.#finishExchange(call, true);
      return;
    }
    call.conn.setUse('body', this.nowNs);
    call.uploadTimer = this.#clock.startTimer(WRITE_WAIT_NS, () => this.#finishExchange(call, false));
  }

  #finishExchange(call: RequestCall, isWritten: boolean): void {
    const { conn, options } = call;
    const isBeforeResponse = call.uploadTimer !== undefined && call.phase === 'round-trip';
    call.uploadTimer?.cancel();
    call.uploadTimer = undefined;
    if (conn?.isOpen) {
      const { framing, closesConnection } = options.response;
      const isLast = closesConnection || framing === 'eof' || options.transport.config.disableKeepAlives;
      conn.calls.delete(call);
      if (!conn.isHttp2 || conn.calls.size === 0) conn.transport.release(conn, isWritten && !isLast);
    }
    if (isBeforeResponse) this.#giveResponse(call);
  }

  /** The server has closed. Only a read loop that reads gets to know. */
  #serverClosed(conn: ClientConn): void {
    if (!conn.hasServerClosed || !conn.isOpen) return;
    if (conn.isHttp2 || conn.use === 'idle' || conn.use === 'round-trip') {
      const calls = [...conn.calls];
      conn.calls.clear();
      conn.transport.close(conn);
      for (const call of calls) this.#connLost(call, conn);
      return;
    }
    for (const call of conn.calls) this.#reading.continueRead(call);
  }

  /** A request that was not answered at all is tried again, if that is safe and the connection was an old one. */
  #connLost(call: RequestCall, conn: ClientConn): void {
    if (call.phase !== 'round-trip') {
      this.#reading.continueRead(call);
      return;
    }
    call.headerTimer?.cancel();
    if (!conn.isReused || !call.isIdempotent) {
      this.#fail(call, 'eof');
      return;
    }
    call.phase = 'get-conn';
    call.conn = undefined;
    call.options.transport.acquire(call);
  }

  /** Ends an exchange before its time: the connection closes, nothing is drained. HTTP/2 only ends the one stream. */
  #dropConn(call: RequestCall): void {
    const { conn } = call;
    if (!conn?.isOpen || !conn.calls.delete(call)) return;
    if (!conn.isHttp2) conn.transport.close(conn);
    else if (conn.calls.size === 0) conn.transport.release(conn, true);
  }

  #endContext(call: RequestCall, how: 'canceled' | 'client_timeout' | 'done'): void {
    if (call.contextEnd !== undefined) return;
    call.contextEnd = how;
    call.clientTimer?.cancel();
    for (const want of call.wants) {
      call.options.transport.abandon(want, { abortsDial: !this.#release.dialDetached });
    }
    if (how === 'done') return;
    if (call.phase === 'get-conn') this.#fail(call, how);
    else if (call.phase === 'round-trip') {
      this.#dropConn(call);
      this.#fail(call, how);
    } else if (call.hasOpenBody) {
      this.#dropConn(call);
      this.#reading.contextEnded(call, how);
    }
  }

  /** The client stops its timer when a body is closed or a call has failed, which ends the context. */
  #stopClientTimer(call: RequestCall): void {
    if (call.options.clientTimeoutNs > 0) this.#endContext(call, 'done');
  }

  #laterReadEnded(call: RequestCall, kind: FailureKind | undefined): void {
    this.blockedCalls.delete(call);
    if (kind !== undefined) this.#countFailure(kind);
  }

  #succeed(call: RequestCall): void {
    call.outcome = 'ok';
    this.blockedCalls.delete(call);
    this.requestsOk += 1;
    this.#onCallDone(call);
  }

  #fail(call: RequestCall, kind: FailureKind): void {
    call.phase = 'over';
    call.outcome = kind;
    this.blockedCalls.delete(call);
    call.headerTimer?.cancel();
    call.answerTimer?.cancel();
    this.#countFailure(kind);
    this.#stopClientTimer(call);
    this.#onCallDone(call);
  }

  #countFailure(kind: FailureKind): void {
    this.failures.set(kind, (this.failures.get(kind) ?? 0) + 1);
  }
}
