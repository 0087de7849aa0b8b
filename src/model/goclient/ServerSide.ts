import type { ClientConn } from './ClientConn.ts';
import type { RequestCall } from './RequestCall.ts';
import type { VirtualClock } from './VirtualClock.ts';

/** What a server's doing means to the client. */
export interface ServerHooks {
  headersArrived(call: RequestCall): void;
  /** More of a body, or its end. */
  bodyArrived(call: RequestCall): void;
  /** The server has closed its side of the connection. */
  serverClosed(conn: ClientConn): void;
}

/** Which connections of a host a server closes: those on which it has nothing left to send, or every one. */
export type ServerCloseScope = 'without-work' | 'all';

/**
 * All servers that the process talks to: they get requests, answer when and how the request's plan says, and close
 * connections. The network between takes no time.
 */
export class ServerSide {
  readonly #clock: VirtualClock;
  readonly #hooks: ServerHooks;
  /** By host, in the order in which they were opened. */
  readonly #conns = new Map<string, Set<ClientConn>>();
  /** The connection that served a request last. */
  readonly #servedOn = new Map<string, ClientConn>();

  constructor(clock: VirtualClock, hooks: ServerHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
  }

  accept(conn: ClientConn): void {
    const ofHost = this.#conns.get(conn.host.name);
    if (ofHost) ofHost.add(conn);
    else this.#conns.set(conn.host.name, new Set([conn]));
    this.#startIdleTimer(conn);
  }

  /** The client has closed a connection. */
  forget(conn: ClientConn): void {
    conn.serverIdleTimer?.cancel();
    this.#conns.get(conn.host.name)?.delete(conn);
  }

  /** A request has arrived in whole, unless the server is gone already. */
  receive(call: RequestCall, conn: ClientConn): void {
    if (conn.hasServerClosed || !conn.isOpen || !conn.calls.has(call)) return;
    conn.serverIdleTimer?.cancel();
    conn.serverCall = call;
    this.#servedOn.set(call.options.id, conn);
    if (!call.mayAnswer) return;
    const { answerDelayNs } = call.options.response;
    if (answerDelayNs === 0) this.#answer(call, conn);
    else call.answerTimer = this.#clock.startTimer(answerDelayNs, () => this.#answer(call, conn));
  }

  /** Answers a request whose headers were held back; one that has not arrived is answered when it does. */
  sendHeaders(call: RequestCall): void {
    call.mayAnswer = true;
    const { conn } = call;
    if (conn && conn.serverCall === call && !call.isAnswered) this.#answer(call, conn);
  }

  /** Sends one more part of a stream, as large as the first. */
  sendPart(call: RequestCall): void {
    if (!this.#isSending(call)) return;
    call.sentBytes += call.options.response.bytes;
    this.#hooks.bodyArrived(call);
  }

  /** Ends a stream cleanly. */
  endStream(call: RequestCall): void {
    call.mayEnd = true;
    const { conn } = call;
    if (!conn || !this.#isSending(call)) return;
    call.isWhole = true;
    this.#hooks.bodyArrived(call);
    this.#responseIsWhole(call, conn);
  }

  /** Closes the connection that served a request, whatever it is used for by now. */
  closeConnOf(id: string): void {
    const conn = this.#servedOn.get(id);
    if (conn) this.#close(conn);
  }

  closeConns(host: string, scope: ServerCloseScope): void {
    for (const conn of this.#conns.get(host) ?? []) {
      if (scope === 'all' || conn.serverCall === undefined) this.#close(conn);
    }
  }

  #isSending(call: RequestCall): boolean {
    const { conn } = call;
    return call.isAnswered && !call.isWhole && conn?.serverCall === call && !conn.hasServerClosed;
  }

  #answer(call: RequestCall, conn: ClientConn): void {
    if (!conn.calls.has(call) || !conn.isOpen || conn.hasServerClosed) return;
    call.isAnswered = true;
    call.sentBytes = call.options.response.bytes;
    call.isWhole = call.mayEnd;
    this.#hooks.headersArrived(call);
    if (call.isWhole) this.#responseIsWhole(call, conn);
  }

  /** Nothing is left to send. Where either side asked for it, the server closes now. */
  #responseIsWhole(call: RequestCall, conn: ClientConn): void {
    if (conn.serverCall === call) conn.serverCall = undefined;
    const { framing, closesConnection } = call.options.response;
    if (framing === 'eof' || closesConnection || call.options.transport.config.disableKeepAlives) this.#close(conn);
    else this.#startIdleTimer(conn);
  }

  #startIdleTimer(conn: ClientConn): void {
    const { closesIdleAfterNs } = conn.host;
    if (closesIdleAfterNs === 0 || !conn.isOpen) return;
    conn.serverIdleTimer?.cancel();
    conn.serverIdleTimer = this.#clock.startTimer(closesIdleAfterNs, () => this.#close(conn));
  }

  #close(conn: ClientConn): void {
    if (!conn.isOpen || conn.hasServerClosed) return;
    conn.hasServerClosed = true;
    conn.serverCall = undefined;
    conn.serverIdleTimer?.cancel();
    this.#hooks.serverClosed(conn);
  }
}
