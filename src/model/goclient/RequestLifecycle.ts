import { assert } from '../assert.ts';
import { BodyReading } from './BodyReading.ts';
import type { ClientConn } from './ClientConn.ts';
import type { FailureKind, RequestCall } from './RequestCall.ts';
import { handsConnectionOver, hasBody } from './ResponsePlan.ts';
import { ServerSide } from './ServerSide.ts';
import type { VirtualClock } from './VirtualClock.ts';

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
 * The way of every request from its connection to its end, and what has become of all of them.
 *
 * @upstream golang/go src/net/http/transport.go persistConn.readLoop, persistConn.roundTrip @ go1.19.8
 */
export class RequestLifecycle {
  /** Calls whose caller has not done what it planned, and those of which somebody reads a held body later. */
  readonly blockedCalls = new Set<RequestCall>();
  /** Connections with running loops, in the order in which they were opened. */
  readonly openConns = new Set<ClientConn>();
  /** Sockets that callers own since their connections were handed over. */
  readonly handedOver = new Set<ClientConn>();
  readonly failures = new Map<FailureKind, number>();
  requestsOk = 0;
  requestsSent = 0;
  readonly servers: ServerSide;
  readonly reading: BodyReading;
  readonly #clock: VirtualClock;
  readonly #release: GoRelease;
  readonly #onCallDone: (call: RequestCall) => void;

  constructor(clock: VirtualClock, release: GoRelease, onCallDone: (call: RequestCall) => void) {
    this.#clock = clock;
    this.#release = release;
    this.#onCallDone = onCallDone;
    this.servers = new ServerSide(clock, {
      headersArrived: (call) => this.headersArrived(call),
      bodyArrived: (call) => clock.ready(() => this.reading.continueRead(call)),
      serverClosed: (conn) => clock.ready(() => this.serverClosed(conn)),
    });
    this.reading = new BodyReading({
      bodyEnded: (call) => this.#exchangeDone(call),
      dropConn: (call) => this.dropConn(call),
      planDone: (call) => this.#succeed(call),
      planFailed: (call, kind) => this.fail(call, kind),
      laterReadEnded: (call, kind) => this.#laterReadEnded(call, kind),
      bodyClosed: (call) => this.#stopClientTimer(call),
    });
  }

  /** A request has a connection and is sent on it. */
  connected(call: RequestCall, conn: ClientConn): void {
    call.phase = 'round-trip';
    call.conn = conn;
    this.requestsSent += 1;
    if (call.isWritten) this.startHeaderTimer(call);
    this.#clock.ready(() => this.servers.receive(call, conn));
  }

  /** Runs from the request being written; the body is not its business. */
  startHeaderTimer(call: RequestCall): void {
    const { responseHeaderTimeoutNs } = call.options.transport.config;
    if (responseHeaderTimeoutNs <= 0) return;
    call.headerTimer?.cancel();
    call.headerTimer = this.#clock.startTimer(responseHeaderTimeoutNs, () => {
      if (call.phase !== 'round-trip') return;
      this.dropConn(call);
      this.fail(call, 'response_header_timeout');
    });
  }

  /** The response begins: the connection is released, handed over, or has a body to be read. */
  headersArrived(call: RequestCall): void {
    const { conn, options } = call;
    assert(conn !== undefined, 'headers come on a connection');
    call.headerTimer?.cancel();
    if (handsConnectionOver(options.response, options.method)) {
      call.isEndNoticed = true;
      this.handedOver.add(conn);
      this.openConns.delete(conn);
      this.servers.forget(conn);
      conn.transport.handOver(conn);
    } else if (hasBody(options.response, options.method)) {
      if (!conn.isHttp2) conn.setUse('body', this.#clock.nowNs);
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
    this.#clock.ready(() => this.reading.begin(call));
  }

  /** The response is over. Where the request is still being written, the connection waits for that a little. */
  #exchangeDone(call: RequestCall): void {
    if (call.isWritten || !call.conn?.isOpen) {
      this.finishExchange(call, true);
      return;
    }
    call.conn.setUse('body', this.#clock.nowNs);
    call.uploadTimer = this.#clock.startTimer(WRITE_WAIT_NS, () => this.finishExchange(call, false));
  }

  /** The connection goes back. @param isWritten - the request was written in time */
  finishExchange(call: RequestCall, isWritten: boolean): void {
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
  serverClosed(conn: ClientConn): void {
    if (!conn.hasServerClosed || !conn.isOpen) return;
    if (conn.isHttp2 || conn.use === 'idle' || conn.use === 'round-trip') {
      const calls = [...conn.calls];
      conn.calls.clear();
      conn.transport.close(conn);
      for (const call of calls) this.#connLost(call, conn);
      return;
    }
    for (const call of conn.calls) this.reading.continueRead(call);
  }

  /** A request that was not answered at all is tried again, if that is safe and the connection was an old one. */
  #connLost(call: RequestCall, conn: ClientConn): void {
    if (call.phase !== 'round-trip') {
      this.reading.continueRead(call);
      return;
    }
    call.headerTimer?.cancel();
    if (!conn.isReused || !call.isIdempotent) {
      this.fail(call, 'eof');
      return;
    }
    call.phase = 'get-conn';
    call.conn = undefined;
    call.options.transport.acquire(call);
  }

  /** Ends an exchange before its time: the connection closes, nothing is drained. HTTP/2 only ends the one stream. */
  dropConn(call: RequestCall): void {
    const { conn } = call;
    if (!conn?.isOpen || !conn.calls.delete(call)) return;
    if (!conn.isHttp2) conn.transport.close(conn);
    else if (conn.calls.size === 0) conn.transport.release(conn, true);
  }

  /** A context ends: whoever blocks in the call gets an error, and the connection of an open body closes. */
  endContext(call: RequestCall, how: 'canceled' | 'client_timeout' | 'done'): void {
    if (call.contextEnd !== undefined) return;
    call.contextEnd = how;
    call.clientTimer?.cancel();
    for (const want of call.wants) {
      call.options.transport.abandon(want, { abortsDial: !this.#release.dialDetached });
    }
    if (how === 'done') return;
    if (call.phase === 'get-conn') this.fail(call, how);
    else if (call.phase === 'round-trip') {
      this.dropConn(call);
      this.fail(call, how);
    } else if (call.hasOpenBody) {
      this.dropConn(call);
      this.reading.contextEnded(call, how);
    }
  }

  /** The client stops its timer when a body is closed or a call has failed, which ends the context. */
  #stopClientTimer(call: RequestCall): void {
    if (call.options.clientTimeoutNs > 0) this.endContext(call, 'done');
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

  /** The caller gets an error instead of what it planned. */
  fail(call: RequestCall, kind: FailureKind): void {
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
